"""Verbs of meetings, one file a chapter of a meeting's life."""

from meetings.notices import circle_of
from meetings.services.agenda import add_item, drop_item, edit_item, lower_item, move_item, publish_agenda, raise_item
from meetings.services.answers import accept_invitation, answer_invitation, decline_invitation
from meetings.services.attendance import record_numbers, record_presence
from meetings.services.between import erase_drafts
from meetings.services.calls import join_call, leave_call, open_call, schedule_called, work_off_calls
from meetings.services.calls_reached import is_by_chair, parts_of
from meetings.services.clock import work_off_days
from meetings.services.closing import (
    agree_closing,
    ask_closing,
    lapse_closings,
    refuse_closing,
    stricter_than,
    withdraw_closing,
)
from meetings.services.dissents import check_dissent, close_dissents, file_dissent, still_may_dissent
from meetings.services.editor import indent_item, outdent_item, place_item, save_item
from meetings.services.forgetting import erase_guests
from meetings.services.guests import answer_for_seat, ask_passes, check_in, confirm_check_ins
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
from meetings.services.outcomes import are_parts_decided, outcomes_of, words_in_parts
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
from meetings.services.postponing import postpone_meeting, set_new_day
from meetings.services.presiding import asked_of, asked_of_it, awaiting_presiders
from meetings.services.procedure_days import procedure_days_of, set_procedure_days
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
from meetings.services.reminders import answers_until, remind_invited
from meetings.services.renderings import make_renderings, printed_by
from meetings.services.resting import rest_no_more, rest_on
from meetings.services.screen import (
    call_speaker,
    enlist_speaker,
    note_remark,
    order_speakers,
    show_item,
    stamp_of_sitting,
    word_draft,
)
from meetings.services.sheet import check_signing, close_signatures, missing_signatures, presiding_of
from meetings.services.short_notice import check_refusing, notice_of, refusals_of, refuse_notice
from meetings.services.silence import (
    answer_silence,
    ask_silence,
    carry_out_silence,
    object_silence,
    silence_subjects,
)
from meetings.services.silence_over import counted
from meetings.services.sitting import correct_decision, hold_meeting, publish_decisions, record_decision, sign_sheet
from meetings.services.starting import name_meeting, schedule_from
from meetings.services.suggesting import place_suggestion, suggest_plan_rows
from meetings.services.suggestions import suggest_item, withdraw_suggestions
from meetings.services.taking import take_item
from meetings.services.tasks import agree_task, agree_tasks, drop_task, finish_task, remind_of_tasks
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
