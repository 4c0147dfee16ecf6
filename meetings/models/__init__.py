"""Nouns of meetings."""

from meetings.models.agenda import AgendaItem, Decision, Suggestion, questions_covered
from meetings.models.dissent import Dissent
from meetings.models.meeting import Meeting
from meetings.models.membership import MembershipAnswer, MembershipEnding, MembershipRequest
from meetings.models.plan import PlanAnswer, PlanComment, PlanRow, WorkPlan
from meetings.models.proposed import ProposedItem
from meetings.models.seats import Attendance, Invitation

__all__ = [
    "AgendaItem",
    "Attendance",
    "Decision",
    "Dissent",
    "Invitation",
    "Meeting",
    "MembershipAnswer",
    "MembershipEnding",
    "MembershipRequest",
    "PlanAnswer",
    "PlanComment",
    "PlanRow",
    "ProposedItem",
    "Suggestion",
    "WorkPlan",
    "questions_covered",
]
