"""Nouns of meetings."""

from meetings.models.agenda import AgendaItem, Decision, Suggestion, questions_covered
from meetings.models.between import AgreedWording, GoBetween, SideDraft
from meetings.models.calls import CallJoin, MeetingCall, ProcedureDays
from meetings.models.dissent import Dissent
from meetings.models.guests import CheckIn, ExcuseFile, GuestPass, Needs, Reminder
from meetings.models.meeting import Meeting
from meetings.models.membership import MembershipAnswer, MembershipEnding, MembershipRequest
from meetings.models.minutes import Approval, Comment, CommentAnswer, Minutes, Remark
from meetings.models.named import NamedAnswer
from meetings.models.on_paper import CommentOnPaper, CommentScan
from meetings.models.papers import Paper, PaperFile
from meetings.models.plan import PlanAnswer, PlanComment, PlanRow, WorkPlan
from meetings.models.proposed import ProposedItem
from meetings.models.quorum import QuorumRule, QuorumSnapshot
from meetings.models.referral import Referral
from meetings.models.resting import Resting
from meetings.models.screen import DraftWording, FloorRequest, Sitting
from meetings.models.seats import Attendance, Invitation
from meetings.models.short_notice import NoticeRefusal, ShortNotice, noticed_now
from meetings.models.signature import SheetSignature
from meetings.models.silence import Silence, SilenceObjection, SilenceSeat
from meetings.models.task import AgreedTask
from meetings.models.timetable import LateAgreement, Timetable, TimetableProfile
from meetings.models.translation import TranslationTask
