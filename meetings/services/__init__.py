"""Verbs of meetings, one file a chapter of a meeting's life."""

from meetings.services.agenda import add_item, drop_item, edit_item, lower_item, move_item, publish_agenda, raise_item
from meetings.services.answers import accept_invitation, answer_invitation, decline_invitation
from meetings.services.dissents import check_dissent, close_dissents, file_dissent
from meetings.services.membership import (
    admit_organisation,
    ask_membership,
    decide_membership,
    decline_organisation,
    withdraw_request,
)
from meetings.services.membership_end import (
    answer_ending,
    end_membership,
    keep_membership,
    raise_ending,
    remind_of_answers,
)
from meetings.services.membership_heard import work_off_agendas
from meetings.services.minutes import add_remark, begin_minutes, edit_remark, may_be_named, remove_remark
from meetings.services.minutes_approval import (
    approvals_of,
    approve_minutes,
    correct_minutes,
    hand_back_minutes,
    missing_approvals,
    publish_minutes,
    put_up_minutes,
)
from meetings.services.minutes_comments import (
    answer_comment,
    check_window,
    circulate_minutes,
    close_comments,
    file_comment,
)
from meetings.services.plan import add_row, circulate_plan, draft_plan, drop_row, edit_row, put_plan, take_back_plan
from meetings.services.plan_approval import approve_plan
from meetings.services.plan_comments import answer_plan_comment, close_plan_comments, comment_plan
from meetings.services.planning import (
    amend_meeting,
    announce_meeting,
    cancel_meeting,
    edit_meeting,
    move_meeting,
    schedule_meeting,
)
from meetings.services.proposing import (
    check_answered,
    check_proposing,
    propose_item,
    refuse_item,
    withdraw_item,
)
from meetings.services.renderings import make_renderings, printed_by
from meetings.services.sitting import correct_decision, hold_meeting, publish_decisions, record_decision
from meetings.services.starting import name_meeting, schedule_from
from meetings.services.suggestions import suggest_item, withdraw_suggestions
from meetings.services.taking import take_item

__all__ = [
    "accept_invitation",
    "add_item",
    "add_remark",
    "add_row",
    "admit_organisation",
    "amend_meeting",
    "announce_meeting",
    "answer_comment",
    "answer_ending",
    "answer_invitation",
    "answer_plan_comment",
    "approvals_of",
    "approve_minutes",
    "approve_plan",
    "ask_membership",
    "begin_minutes",
    "cancel_meeting",
    "check_answered",
    "check_dissent",
    "check_proposing",
    "check_window",
    "circulate_minutes",
    "circulate_plan",
    "close_comments",
    "close_dissents",
    "close_plan_comments",
    "comment_plan",
    "correct_decision",
    "correct_minutes",
    "decide_membership",
    "decline_invitation",
    "decline_organisation",
    "draft_plan",
    "drop_item",
    "drop_row",
    "edit_item",
    "edit_meeting",
    "edit_remark",
    "edit_row",
    "end_membership",
    "file_comment",
    "file_dissent",
    "hand_back_minutes",
    "hold_meeting",
    "keep_membership",
    "lower_item",
    "make_renderings",
    "may_be_named",
    "missing_approvals",
    "move_item",
    "move_meeting",
    "name_meeting",
    "printed_by",
    "propose_item",
    "publish_agenda",
    "publish_decisions",
    "publish_minutes",
    "put_plan",
    "put_up_minutes",
    "raise_ending",
    "raise_item",
    "record_decision",
    "refuse_item",
    "remind_of_answers",
    "remove_remark",
    "schedule_from",
    "schedule_meeting",
    "suggest_item",
    "take_back_plan",
    "take_item",
    "withdraw_item",
    "withdraw_request",
    "withdraw_suggestions",
    "work_off_agendas",
]
