"""Nouns of meetings."""

from meetings.models.agenda import AgendaItem, Decision, Suggestion, questions_covered
from meetings.models.dissent import Dissent
from meetings.models.meeting import Meeting
from meetings.models.membership import MembershipAnswer, MembershipEnding, MembershipRequest
from meetings.models.minutes import Approval, Comment, CommentAnswer, Minutes, Remark
from meetings.models.named import NamedAnswer
from meetings.models.on_paper import CommentOnPaper, CommentScan
from meetings.models.papers import Paper, PaperFile
from meetings.models.plan import PlanAnswer, PlanComment, PlanRow, WorkPlan
from meetings.models.proposed import ProposedItem
from meetings.models.quorum import QuorumRule, QuorumSnapshot
from meetings.models.screen import DraftWording, FloorRequest, Sitting
from meetings.models.seats import Attendance, Invitation
from meetings.models.task import AgreedTask
from meetings.models.timetable import LateAgreement, Timetable, TimetableProfile
from meetings.models.translation import TranslationTask

__all__ = [
    "AgendaItem",
    "AgreedTask",
    "Approval",
    "Attendance",
    "Comment",
    "CommentAnswer",
    "CommentOnPaper",
    "CommentScan",
    "Decision",
    "Dissent",
    "DraftWording",
    "FloorRequest",
    "Invitation",
    "LateAgreement",
    "Meeting",
    "MembershipAnswer",
    "MembershipEnding",
    "MembershipRequest",
    "Minutes",
    "NamedAnswer",
    "Paper",
    "PaperFile",
    "PlanAnswer",
    "PlanComment",
    "PlanRow",
    "ProposedItem",
    "QuorumRule",
    "QuorumSnapshot",
    "Remark",
    "Sitting",
    "Suggestion",
    "Timetable",
    "TimetableProfile",
    "TranslationTask",
    "WorkPlan",
    "questions_covered",
]
