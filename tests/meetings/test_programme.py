"""The clock of an agenda and the questions it covers."""

import datetime as dt

from meetings.kinds import StandingQuestion
from meetings.programme import begin_times, items_by_question, overrun


def test_each_item_begins_when_the_ones_before_it_end():
    assert begin_times(dt.time(10, 15), [30, 45, 10]) == [dt.time(10, 15), dt.time(10, 45), dt.time(11, 30)]


def test_an_empty_agenda_has_no_times():
    assert begin_times(dt.time(10), []) == []


def test_a_programme_longer_than_the_day_goes_on_after_midnight():
    assert begin_times(dt.time(23), [90, 30]) == [dt.time(23), dt.time(0, 30)]


def test_the_overrun_is_what_the_items_take_beyond_the_meeting():
    assert [overrun(dt.time(10), dt.time(11, 30), minutes) for minutes in ([], [90], [60, 45])] == [-90, 0, 15]


def test_both_standing_questions_are_named_the_uncovered_with_none():
    items = [StandingQuestion.LAW_MAKING, "organisational", StandingQuestion.LAW_MAKING]
    assert items_by_question(items) == [(StandingQuestion.LAW_MAKING, 2), (StandingQuestion.OBLIGATIONS, 0)]
