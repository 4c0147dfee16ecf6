"""Verbs between meetings, named here because the list of ``meetings.services`` is full: calls for an extraordinary meeting, short
notice, silence on dates and minutes, and the days each of them takes."""

from meetings.services.calls import join_call, leave_call, open_call, schedule_called, work_off_calls
from meetings.services.calls_reached import is_by_chair, parts_of
from meetings.services.procedure_days import procedure_days_of, set_procedure_days
from meetings.services.short_notice import check_refusing, close_notices, notice_of, refusals_of, refuse_notice
from meetings.services.silence import (
    answer_silence,
    ask_silence,
    carry_out_silence,
    close_silences,
    object_silence,
    silence_subjects,
)
from meetings.services.silence_over import counted

__all__ = [
    "answer_silence",
    "ask_silence",
    "carry_out_silence",
    "check_refusing",
    "close_notices",
    "close_silences",
    "counted",
    "is_by_chair",
    "join_call",
    "leave_call",
    "notice_of",
    "object_silence",
    "open_call",
    "parts_of",
    "procedure_days_of",
    "refusals_of",
    "refuse_notice",
    "schedule_called",
    "set_procedure_days",
    "silence_subjects",
    "work_off_days",
]


def work_off_days(on):
    """The clock: what is owed, refused or agreed by silence on the day."""
    close_notices(on)
    close_silences(on)
    work_off_calls(on)
