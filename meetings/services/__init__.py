"""Verbs of meetings, one file a chapter of a meeting's life."""

from meetings.services.agenda import add_item, drop_item, edit_item, lower_item, move_item, publish_agenda, raise_item
from meetings.services.answers import accept_invitation, answer_invitation, decline_invitation
from meetings.services.attendance import record_numbers, record_presence
from meetings.services.dissents import check_dissent, close_dissents, file_dissent
from meetings.services.late_papers import complete_papers, drop_late, hear_late, papers_are_late, voting
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
from meetings.services.named import answer_as_named, check_named, may_answer_as_named, room_for
from meetings.services.on_paper import (
    check_checking,
    check_entering,
    check_own,
    check_paper_door,
    check_transcript,
    close_transcripts,
    enter_comment,
)
from meetings.services.papers import add_paper, check_papers, check_withdrawal, renew_paper, withdraw_paper
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
from meetings.services.quorum import (
    open_meeting,
    quorum_now,
    quorum_now_shown,
    quorum_rule_of,
    seats_with_a_vote,
    set_quorum,
    there_now,
)
from meetings.services.renderings import make_renderings, printed_by
from meetings.services.screen import (
    call_speaker,
    enlist_speaker,
    note_remark,
    order_speakers,
    show_item,
    stamp_of_sitting,
    word_draft,
)
from meetings.services.sitting import correct_decision, hold_meeting, publish_decisions, record_decision
from meetings.services.starting import name_meeting, schedule_from
from meetings.services.suggestions import suggest_item, withdraw_suggestions
from meetings.services.taking import take_item
from meetings.services.tasks import agree_task, drop_task, finish_task, remind_of_tasks
from meetings.services.timetable import (
    additions_until,
    crossings_of,
    days_of,
    keep_told_days,
    papers_until,
    profiles_of,
    set_timetable,
)
from meetings.services.translating import approve_translation, assign_translations, save_translations
from meetings.services.translation_desk import texts_to_translate, translatable_title
from meetings.services.unattributed import check_door, send_without_name, show_unattributed
from meetings.translating import lacks_of

__all__ = [
    "accept_invitation",
    "add_item",
    "add_paper",
    "add_remark",
    "add_row",
    "additions_until",
    "admit_organisation",
    "agree_task",
    "amend_meeting",
    "announce_meeting",
    "answer_as_named",
    "answer_comment",
    "answer_ending",
    "answer_invitation",
    "answer_plan_comment",
    "approvals_of",
    "approve_minutes",
    "approve_plan",
    "approve_translation",
    "ask_membership",
    "assign_translations",
    "begin_minutes",
    "call_speaker",
    "cancel_meeting",
    "check_answered",
    "check_checking",
    "check_dissent",
    "check_door",
    "check_entering",
    "check_named",
    "check_own",
    "check_paper_door",
    "check_papers",
    "check_proposing",
    "check_transcript",
    "check_window",
    "check_withdrawal",
    "circulate_minutes",
    "circulate_plan",
    "close_comments",
    "close_dissents",
    "close_plan_comments",
    "close_transcripts",
    "comment_plan",
    "complete_papers",
    "correct_decision",
    "correct_minutes",
    "crossings_of",
    "days_of",
    "decide_membership",
    "decline_invitation",
    "decline_organisation",
    "draft_plan",
    "drop_item",
    "drop_late",
    "drop_row",
    "drop_task",
    "edit_item",
    "edit_meeting",
    "edit_remark",
    "edit_row",
    "end_membership",
    "enlist_speaker",
    "enter_comment",
    "file_comment",
    "file_dissent",
    "finish_task",
    "hand_back_minutes",
    "hear_late",
    "hold_meeting",
    "keep_membership",
    "keep_told_days",
    "lacks_of",
    "lower_item",
    "make_renderings",
    "may_answer_as_named",
    "may_be_named",
    "missing_approvals",
    "move_item",
    "move_meeting",
    "name_meeting",
    "note_remark",
    "open_meeting",
    "order_speakers",
    "papers_are_late",
    "papers_until",
    "printed_by",
    "profiles_of",
    "propose_item",
    "publish_agenda",
    "publish_decisions",
    "publish_minutes",
    "put_plan",
    "put_up_minutes",
    "quorum_now",
    "quorum_now_shown",
    "quorum_rule_of",
    "raise_ending",
    "raise_item",
    "record_decision",
    "record_numbers",
    "record_presence",
    "refuse_item",
    "remind_of_answers",
    "remind_of_tasks",
    "remove_remark",
    "renew_paper",
    "room_for",
    "save_translations",
    "schedule_from",
    "schedule_meeting",
    "seats_with_a_vote",
    "send_without_name",
    "set_quorum",
    "set_timetable",
    "show_item",
    "show_unattributed",
    "stamp_of_sitting",
    "suggest_item",
    "take_back_plan",
    "take_item",
    "texts_to_translate",
    "there_now",
    "translatable_title",
    "voting",
    "withdraw_item",
    "withdraw_paper",
    "withdraw_request",
    "withdraw_suggestions",
    "word_draft",
    "work_off_agendas",
]
