"""The days of a meeting's timetable, in working days before and after its own (domain.md §6; a default setting of the platform
until a body adopts its own). Pure."""

import datetime as dt
from dataclasses import dataclass

from core.texts import Words
from meetings.kinds import MeetingKind, TimetableRow

R = TimetableRow
AFTER_ALL = {R.DECISION_SHEET: 2, R.DRAFT_MINUTES: 5, R.COMMENTS: 10, R.APPROVAL: 15, R.POSITIONS: 15}
REGULAR = {R.ANNOUNCEMENT: -40, R.PROPOSALS: -30, R.DRAFT_AGENDA: -10, R.ADDITIONS: -8, R.PAPERS: -7, R.ANSWERS: -3}
# Of an extraordinary meeting only the named items are heard: nothing is added.
EXTRAORDINARY = {R.ANNOUNCEMENT: -3, R.DRAFT_AGENDA: -3, R.PAPERS: -3, R.ANSWERS: -1}
BEFORE = tuple(REGULAR)
# The recommendations go to the bodies from the sheet; all else is counted from the meeting.
COUNTED_FROM = {R.POSITIONS: R.DECISION_SHEET}
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Step:
    """One day of a walk; ``number`` is the working day it is (0: not counted), ``reason`` what is special about it."""

    on: dt.date
    number: int
    reason: Words


def default_days(kind):
    """Working days by row for a kind of meeting, before anybody adopted others; negative: before the meeting."""
    before = EXTRAORDINARY if kind == MeetingKind.EXTRAORDINARY else REGULAR
    return {str(row): number for row, number in {**before, **AFTER_ALL}.items()}


def dates(on, days, calendar, told=None):
    """The day of each row of ``days`` for a meeting of the day ``on``, in the order of the rows; no day of ``told`` (ISO days
    by row) is left earlier than it was told (design.md §5.5)."""
    found = {}
    for row in TimetableRow:
        if row in days:
            day = calendar.add_working_days(found.get(COUNTED_FROM.get(row), on), days[row])
            found[row] = max(day, dt.date.fromisoformat(told[row])) if told and row in told else day
    return found


def walk(start, number, calendar):
    """Every day between ``start`` and the working day ``number`` after it, or before it when negative, in the order counted."""
    step, left, on, walked = (ONE_DAY if number > 0 else -ONE_DAY), abs(number), start, []
    while left:
        on += step
        is_counted = calendar.is_working(on)
        left -= is_counted
        walked.append(Step(on, abs(number) - left if is_counted else 0, calendar.reason(on)))
    return walked


# Rows of the earlier of two meetings that must not lie after a row of the later one (``None``: its own day).
MUST_PRECEDE = (
    (None, R.PROPOSALS),
    (R.DECISION_SHEET, R.DRAFT_AGENDA),
    (R.APPROVAL, R.DRAFT_AGENDA),
    (R.POSITIONS, None),
)


def crossings(earlier, later):
    """Pairs of rows that cross: what of the earlier meeting comes after what of the later one. Each side is its day by row,
    its own under ``None``; returns (row, its day, row of the later one, its day)."""
    pairs = [(a, earlier.get(a), b, later.get(b)) for a, b in MUST_PRECEDE]
    return [pair for pair in pairs if pair[1] and pair[3] and pair[1] > pair[3]]
