"""How the days around a meeting are counted. The days of domain.md §13a, invariant 7, where meetings compute them."""

import datetime as dt

import pytest

from core.words import Words
from deadlines.kazakhstan import days_of_kazakhstan
from deadlines.kinds import DayKind
from deadlines.working_calendar import Calendar, Override
from meetings.kinds import TimetableRow as R
from meetings.timetable import crossings, dates, default_days, walk

KAZAKHSTAN = Calendar.of(days_of_kazakhstan())


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("on", "number", "found"),
    [
        ("2026-11-24", 15, "2026-12-15"),  # invariant 7
        ("2026-11-25", 15, "2026-12-17"),  # over 16 December
        ("2025-01-01", 1, "2025-01-05"),  # a working Sunday
        ("2027-03-12", 1, "2027-03-16"),  # 15 March is off from 2027
        ("2026-08-28", 1, "2026-08-31"),  # 30 August is not from 2026, and no Monday is off for it
        ("2026-12-17", -1, "2026-12-15"),  # backwards over 16 December
        ("2025-01-06", -1, "2025-01-05"),  # backwards onto a working Sunday
        ("2027-03-16", -1, "2027-03-12"),
    ],
)
def test_invariant_7_a_day_of_the_timetable_is_the_day_the_calendar_gives(on, number, found):
    row = R.ANNOUNCEMENT if number < 0 else R.APPROVAL
    assert dates(day(on), {row: number}, KAZAKHSTAN) == {row: day(found)}
    walked = walk(day(on), number, KAZAKHSTAN)
    assert (walked[-1].on, walked[-1].number) == (day(found), abs(number))


def test_the_default_timetable_is_that_of_the_domain():
    found = dates(day("2026-11-24"), default_days("regular"), KAZAKHSTAN)
    assert {row.value: on.isoformat() for row, on in found.items()} == {
        "announcement": "2026-09-28",
        "proposals": "2026-10-12",
        "draft_agenda": "2026-11-10",
        "additions": "2026-11-12",
        "papers": "2026-11-13",
        "answers": "2026-11-19",
        "decision_sheet": "2026-11-26",
        "draft_minutes": "2026-12-01",
        "comments": "2026-12-08",
        "approval": "2026-12-15",
        "positions": "2026-12-18",
    }


def test_an_extraordinary_meeting_is_announced_three_working_days_before_and_takes_nothing_more():
    days = default_days("extraordinary")
    assert days["announcement"] == -3
    assert {"proposals", "additions"} & set(days) == set()


def test_days_that_do_not_count_stand_in_the_walk_with_their_reason():
    walked = walk(day("2026-12-17"), -1, KAZAKHSTAN)
    assert [(step.on.isoformat(), step.number, bool(step.reason)) for step in walked] == [
        ("2026-12-16", 0, True),
        ("2026-12-15", 1, False),
    ]


def test_a_change_of_the_calendar_moves_a_told_day_later_and_never_earlier():
    friday, days, told = day("2026-11-27"), {R.ANSWERS: -1, R.DECISION_SHEET: 1}, {}
    told = {row: on.isoformat() for row, on in dates(friday, days, KAZAKHSTAN).items()}
    off = [Override(day(on), DayKind.HOLIDAY, Words.of(en="Mourning")) for on in ("2026-11-26", "2026-11-30")]
    changed = Calendar.of([*days_of_kazakhstan(), *off])
    assert dates(friday, days, changed, told) == {R.ANSWERS: day("2026-11-26"), R.DECISION_SHEET: day("2026-12-01")}


def sides(first, second):
    return [{None: day(on), **dates(day(on), default_days("regular"), KAZAKHSTAN)} for on in (first, second)]


def test_two_meetings_five_weeks_apart_cross_and_three_months_apart_do_not():
    crossed = crossings(*sides("2026-11-24", "2026-12-29"))
    assert [(first, second) for first, _on, second, _on2 in crossed] == [
        (None, R.PROPOSALS),
        (R.APPROVAL, R.DRAFT_AGENDA),
    ]
    assert crossings(*sides("2026-09-01", "2026-12-01")) == []
