"""Which days count. Invariants of domain.md §13a.7, and what must hold for any calendar."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.words import Words
from deadlines.kazakhstan import days_of_kazakhstan
from deadlines.kinds import DayKind
from deadlines.working_calendar import Calendar, Override

KAZAKHSTAN = Calendar.of(days_of_kazakhstan())
days = st.dates(dt.date(2013, 1, 1), dt.date(2035, 6, 30))
numbers = st.integers(1, 60)
overrides = st.builds(Override, days, st.sampled_from(list(DayKind)), st.just(Words.of(en="By decree")))
calendars = st.lists(overrides, max_size=8).map(lambda added: Calendar.of([*days_of_kazakhstan(), *added]))


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "number", "due"),
    [
        ("2026-11-24", 15, "2026-12-15"),  # domain.md §13a.7
        ("2026-11-25", 15, "2026-12-17"),  # over 16 December, which is off
        ("2026-12-15", 1, "2026-12-17"),
        ("2025-01-01", 1, "2025-01-05"),  # a working Sunday
        ("2025-01-01", 3, "2025-01-08"),  # 2 and 3 January off, 5 working, 7 Orthodox Christmas
        ("2027-03-12", 1, "2027-03-16"),  # 15 March is off from 2027
        ("2026-03-13", 1, "2026-03-16"),  # and was not in 2026
        ("2025-08-29", 1, "2025-09-02"),  # 30 August on a Saturday: Monday off
        ("2024-08-29", 1, "2024-09-02"),  # 30 August on a Friday: off
        ("2028-08-29", 1, "2028-08-30"),  # no holiday from 2026
        ("2026-12-31", 1, "2027-01-05"),  # 1 January, a weekend, and 2 January moved to Monday
        ("2026-03-18", 15, "2026-04-13"),  # over Nauryz
    ],
)
def test_a_term_of_so_many_working_days_ends_on_the_day_the_calendar_gives(start, number, due):
    assert KAZAKHSTAN.add_working_days(day(start), number) == day(due)


def test_counting_starts_on_the_next_day_whatever_day_the_event_fell_on():
    friday, saturday, sunday = day("2026-11-27"), day("2026-11-28"), day("2026-11-29")
    assert [KAZAKHSTAN.add_working_days(start, 1) for start in (friday, saturday, sunday)] == [day("2026-11-30")] * 3


def test_no_days_mean_the_first_working_day_from_the_start_on():
    assert KAZAKHSTAN.add_working_days(day("2026-11-28"), 0) == day("2026-11-30")
    assert KAZAKHSTAN.add_working_days(day("2026-11-27"), 0) == day("2026-11-27")


def test_a_later_version_of_a_day_replaces_an_earlier_one_and_ordinary_takes_it_back():
    wednesday = day("2026-11-25")
    off = Override(wednesday, DayKind.HOLIDAY, Words.of(en="Mourning"))
    assert Calendar.of([off]).is_working(wednesday) is False
    assert Calendar.of([off, Override(wednesday, DayKind.ORDINARY)]) == Calendar()


def test_each_skipped_day_of_a_walk_says_why_in_three_languages():
    walked = {one.on: one for one in KAZAKHSTAN.walk(day("2024-12-31"), 3)}
    said = {on.isoformat(): [one.reason.said(code).text for code in ("kk", "ru", "en")] for on, one in walked.items()}
    assert said == {
        "2025-01-01": ["Жаңа жыл", "Новый год", "New Year's Day"],
        "2025-01-02": ["Жаңа жыл", "Новый год", "New Year's Day"],
        "2025-01-03": [
            "Жұмыс күнімен ауыстырылған демалыс: 2025 жылғы 5 қаңтар",
            "Выходной в обмен на рабочий день 5 января 2025 года",
            "Day off in exchange for 5 January 2025",
        ],
        "2025-01-04": ["Сенбі", "Суббота", "Saturday"],
        "2025-01-05": [
            "Демалыспен ауыстырылған жұмыс күні: 2025 жылғы 3 қаңтар",
            "Рабочий день в обмен на выходной 3 января 2025 года",
            "Working day in exchange for 3 January 2025",
        ],
        "2025-01-06": ["", "", ""],
        "2025-01-07": ["Православиелік Рождество", "Православное Рождество", "Orthodox Christmas"],
        "2025-01-08": ["", "", ""],
    }
    assert [one.number for one in walked.values()] == [0, 0, 0, 0, 1, 2, 0, 3]


def test_days_of_a_pause_do_not_count_from_the_day_after_it_began_up_to_the_day_it_ended():
    pause = (day("2026-11-25"), day("2026-11-27"))
    walked = KAZAKHSTAN.walk(day("2026-11-24"), 2, [pause])
    assert [(one.on.day, one.number) for one in walked] == [(25, 1), (26, 0), (27, 0), (28, 0), (29, 0), (30, 2)]
    assert walked[1].reason.said("en").text == "The term was paused"
    assert walked[3].reason.said("en").text == "Saturday"


def test_a_walk_stops_where_a_pause_has_no_end_yet():
    walked = KAZAKHSTAN.walk(day("2026-11-24"), 15, [(day("2026-11-26"), None)])
    assert [one.on.day for one in walked] == [25, 26]


@given(calendars, days, numbers)
def test_a_term_ends_on_a_working_day_after_its_start(calendar, start, number):
    due = calendar.add_working_days(start, number)
    assert (due > start, calendar.is_working(due)) == (True, True)


@given(calendars, days, numbers)
def test_counting_back_the_working_days_of_a_term_gives_its_length(calendar, start, number):
    due = calendar.add_working_days(start, number)
    assert calendar.working_days_between(start, due) == number
    assert calendar.working_days_between(due, start) == -number


@given(calendars, days, days)
def test_working_days_between_two_days_are_those_that_stand_between_them_one_by_one(calendar, one, other):
    after, until = min(one, other), max(one, other)
    between = (after + dt.timedelta(days=number) for number in range(1, (until - after).days + 1))
    assert calendar.working_days_between(after, until) == sum(map(calendar.is_working, between))


@given(calendars, days, numbers)
def test_going_back_as_many_working_days_from_a_working_day_returns_to_it(calendar, start, number):
    working = calendar.first_working(start)
    assert calendar.add_working_days(calendar.add_working_days(working, number), -number) == working


@given(calendars, days, days, numbers)
def test_a_later_start_never_gives_an_earlier_last_day(calendar, one, other, number):
    earlier, later = sorted((one, other))
    assert calendar.add_working_days(earlier, number) <= calendar.add_working_days(later, number)


@given(calendars, days, numbers)
def test_one_working_day_more_ends_later(calendar, start, number):
    assert calendar.add_working_days(start, number) < calendar.add_working_days(start, number + 1)


@given(calendars, days, numbers)
def test_the_walk_ends_where_the_sum_ends_and_names_a_reason_for_every_day_it_skips(calendar, start, number):
    walked = calendar.walk(start, number)
    assert walked[-1].on == calendar.add_working_days(start, number)
    assert [one.on for one in walked] == [start + dt.timedelta(days=step + 1) for step in range(len(walked))]
    assert [one.number for one in walked if one.is_counted] == list(range(1, number + 1))
    assert [one.on for one in walked if not one.is_counted and not one.reason] == []


@given(calendars, days, numbers, st.integers(0, 30), st.integers(0, 30))
def test_a_pause_moves_the_last_day_by_its_own_working_days(calendar, start, number, after, lasts):
    paused_on = start + dt.timedelta(days=after)
    resumed_on = paused_on + dt.timedelta(days=lasts)
    plain, paused = calendar.walk(start, number), calendar.walk(start, number, [(paused_on, resumed_on)])
    missed = calendar.working_days_between(paused_on, resumed_on) if paused_on < plain[-1].on else 0
    assert paused[-1].on == (calendar.add_working_days(plain[-1].on, missed) if missed else plain[-1].on)
