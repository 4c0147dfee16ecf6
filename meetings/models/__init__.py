"""Nouns of meetings."""

from meetings.models.agenda import AgendaItem, Decision, Suggestion, questions_covered
from meetings.models.dissent import Dissent
from meetings.models.meeting import Meeting
from meetings.models.membership import MembershipAnswer, MembershipEnding, MembershipRequest
from meetings.models.minutes import Approval, Comment, CommentAnswer, Minutes, Remark
from meetings.models.papers import Paper, PaperFile
from meetings.models.plan import PlanAnswer, PlanComment, PlanRow, WorkPlan
from meetings.models.proposed import ProposedItem
from meetings.models.seats import Attendance, Invitation

__all__ = [
    "AgendaItem",
    "Approval",
    "Attendance",
    "Comment",
    "CommentAnswer",
    "Decision",
    "Dissent",
    "Invitation",
    "Meeting",
    "MembershipAnswer",
    "MembershipEnding",
    "MembershipRequest",
    "Minutes",
    "Paper",
    "PaperFile",
    "PlanAnswer",
    "PlanComment",
    "PlanRow",
    "ProposedItem",
    "Remark",
    "Suggestion",
    "WorkPlan",
    "questions_covered",
]
