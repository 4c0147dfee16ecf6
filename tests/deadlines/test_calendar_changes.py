"""A change of the calendar never moves a told day earlier nor makes a filed answer late."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from deadlines.kazakhstan import exchange
from deadlines.kinds import DayKind, EventKind, Standing
from deadlines.models import CalendarDay, CalendarVersion, calendar_of
from deadlines.services import change_calendar
from deadlines.terms import explain, meet_term, recount_terms, resume_term, state_of
from deadlines.working_calendar import Override
from participants.acting import NOBODY, THE_HOUSE
from participants.kinds import PostKind
from tests.deadlines.happenings import DUE, WHY, at, day, extend, pause
from tests.make import core as make_core
from tests.make import deadlines as make

pytestmark = pytest.mark.django_db


def test_a_new_day_off_moves_open_terms_later_and_they_say_why():
    term = make.a_term("reply")
    version = make.a_day_off(day("2026-12-10"))
    term.refresh_from_db()
    assert (term.due_on, term.calendar) == (day("2026-12-17"), version)
    event = term.events.get()
    assert (event.kind, event.due_before, event.due_after) == (EventKind.RECOUNTED, DUE, day("2026-12-17"))
    assert [one.reason.said("en").text for one in explain(term).skipped if one.on == day("2026-12-10")] == [
        "Day of mourning"
    ]


def test_an_extra_working_day_never_moves_a_told_day_earlier():
    term = make.a_term("reply")
    make.an_extra_working_day(day("2026-12-05"))
    term.refresh_from_db()
    assert (term.due_on, term.kept_days, explain(term).days[-1].on) == (DUE, 1, DUE)
    assert make.a_term("reply").due_on == day("2026-12-14")  # who starts now is counted by the new calendar


def test_a_change_that_is_taken_back_gives_no_day_away():
    term = make.a_term("reply")
    saturday = day("2026-12-05")
    make.an_extra_working_day(saturday)
    change_calendar([Override(saturday, DayKind.ORDINARY)], by=THE_HOUSE, reason=WHY)
    term.refresh_from_db()
    assert (term.due_on, term.kept_days) == (DUE, 0)


def test_a_told_day_that_is_off_now_ends_on_the_next_working_day():
    term = make.a_term("reply")
    change_calendar(exchange(off_on=DUE, working_on=day("2026-12-12")), by=THE_HOUSE, reason=WHY)
    term.refresh_from_db()
    assert (term.due_on, explain(term).days[-1].on) == (day("2026-12-17"), day("2026-12-17"))


def test_an_answer_that_was_in_time_stays_in_time_and_untouched():
    term = make.a_term("reply")
    meet_term(term.about, "reply", on=DUE)
    make.an_extra_working_day(day("2026-12-05"))
    version = term.calendar
    term.refresh_from_db()
    assert (state_of(term).standing, term.due_on, term.calendar) == (Standing.MET, DUE, version)


def test_a_day_off_announced_late_makes_an_answer_in_time_that_came_the_day_after():
    term = make.a_term("reply")
    meet_term(term.about, "reply", on=day("2026-12-17"))
    make.a_day_off(DUE)
    term.refresh_from_db()
    assert (state_of(term).standing, term.due_on) == (Standing.MET, day("2026-12-17"))


def test_a_paused_term_is_counted_by_the_new_calendar_when_it_resumes():
    term = pause(make.a_term("reply"), "2026-11-30")
    make.a_day_off(day("2026-12-10"))
    with at("2026-12-02"):
        resume_term(term.about, "reply", by=THE_HOUSE)
    term.refresh_from_db()
    assert (term.due_on, explain(term).days[-1].on) == (day("2026-12-21"), day("2026-12-21"))


def test_an_extension_after_kept_days_still_ends_on_the_day_it_names():
    term = make.a_term("reply")
    make.an_extra_working_day(day("2026-12-05"))
    assert extend(term, "2026-12-25").due_on == day("2026-12-25")
    assert explain(term).days[-1].on == day("2026-12-25")


def test_counting_again_twice_moves_nothing_the_second_time():
    make.a_term("reply")
    make.a_day_off(day("2026-12-10"))
    assert recount_terms() == 0


def test_only_the_secretariat_changes_the_calendar_with_a_reason_and_it_leaves_a_public_line():
    make.reference()
    off = Override(day("2026-12-10"), DayKind.HOLIDAY, Words.of(en="Mourning"))
    for by in (NOBODY, make_core.a_hat(PostKind.FOCAL_POINT)):
        with pytest.raises(NotAllowed):
            change_calendar([off], by=by, reason=WHY)
    for overrides, reason in (
        ([off], Words()),
        ([], WHY),
        ([off, off], WHY),
        ([Override(off.on, DayKind.HOLIDAY)], WHY),
    ):
        with pytest.raises(ValidationError):
            change_calendar(overrides, by=THE_HOUSE, reason=reason)
    assert CalendarVersion.objects.count() == 1
    version = change_calendar([off], by=make_core.a_hat(PostKind.SECRETARY), reason=WHY)
    line = Line.objects.get(thing_uid=version.uid)
    assert (line.step, line.is_public, line.facts) == ("change", True, {"days": ["2026-12-10"]})


def test_an_old_version_of_the_calendar_never_changes():
    first = make.a_term("reply").calendar
    make.a_day_off(day("2026-12-10"))
    calendar_of.cache_clear()  # as a process that has read none of them
    assert first.calendar.is_working(day("2026-12-10")) is True
    assert make.newest().calendar.is_working(day("2026-12-10")) is False
    with pytest.raises(Exception, match=r"permission denied|Cannot update or delete"):
        CalendarDay.objects.filter(version=first).delete()


moves = st.lists(
    st.tuples(st.sampled_from(["pause", "extend", "off", "working", "back"]), st.integers(0, 6), st.integers(0, 9)),
    max_size=6,
)


def live(term, happenings):
    """Let these things happen one after another; whether each left the last day no earlier, and the explanation on it."""
    today, held = make.START, []
    for happening, step, size in happenings:
        today, told = today + dt.timedelta(days=step), term.due_on
        later = today + dt.timedelta(days=size)
        if happening == "pause" and today <= told:
            pause(term, today.isoformat(), later.isoformat())
            today = later
        elif happening == "extend" and today <= told and size and told + dt.timedelta(days=size) <= day("2027-02-01"):
            extend(term, (told + dt.timedelta(days=size)).isoformat(), on=today.isoformat())
        elif happening == "off":
            make.a_day_off(later)
        elif happening == "working":
            make.an_extra_working_day(later)
        elif happening == "back":
            change_calendar([Override(later, DayKind.ORDINARY)], by=THE_HOUSE, reason=WHY)
        term.refresh_from_db()
        held.append((term.due_on >= told, explain(term).days[-1].on == term.due_on))
    return held


def test_whatever_happens_the_last_day_never_moves_earlier_and_the_explanation_ends_on_it():
    make.reference()

    @settings(max_examples=25, deadline=None)
    @given(moves)
    def every_life(happenings):
        with transaction.atomic():
            held = live(make.a_term("reply"), happenings)
            transaction.set_rollback(True)
        assert held == [(True, True)] * len(happenings)

    every_life()
