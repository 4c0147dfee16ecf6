"""The clock of an agenda and the questions it covers."""

import datetime as dt

from meetings.kinds import StandingQuestion
from meetings.programme import begin_times, items_by_question, numbered, overrun


def whole(*minutes):
    """Items of their own."""
    return [(one, False) for one in minutes]


def test_each_item_begins_when_the_ones_before_it_end():
    assert begin_times(dt.time(10, 15), whole(30, 45, 10)) == [dt.time(10, 15), dt.time(10, 45), dt.time(11, 30)]


def test_parts_begin_within_their_item_and_take_no_time_of_the_others():
    rows = [(60, False), (20, True), (30, True), (15, False), (15, True)]
    clocks = [f"{begins:%H:%M}" for begins in begin_times(dt.time(10), rows)]
    assert clocks == ["10:00", "10:00", "10:20", "11:00", "11:00"]


def test_an_empty_agenda_has_no_times():
    assert begin_times(dt.time(10), []) == []


def test_a_programme_longer_than_the_day_goes_on_after_midnight():
    assert begin_times(dt.time(23), whole(90, 30)) == [dt.time(23), dt.time(0, 30)]


def test_items_and_their_parts_are_numbered_on_two_levels_wherever_the_parts_stood():
    rows = [("a", None), ("b", None), ("a1", "a"), ("b1", "b"), ("a2", "a")]
    assert numbered(rows) == [("a", "1"), ("a1", "1.1"), ("a2", "1.2"), ("b", "2"), ("b1", "2.1")]


def test_the_overrun_is_what_the_items_take_beyond_the_meeting():
    assert [overrun(dt.time(10), dt.time(11, 30), minutes) for minutes in ([], [90], [60, 45])] == [-90, 0, 15]


def test_both_standing_questions_are_named_the_uncovered_with_none():
    items = [StandingQuestion.LAW_MAKING, "organisational", StandingQuestion.LAW_MAKING]
    assert items_by_question(items) == [(StandingQuestion.LAW_MAKING, 2), (StandingQuestion.OBLIGATIONS, 0)]
