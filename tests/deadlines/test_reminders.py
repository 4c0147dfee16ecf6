"""The ladder in the clock: each rung once, whatever happens; what has ended is closed once."""

import datetime as dt

import pytest
import time_machine

from core.words import Words
from deadlines.kinds import RungName, Standing
from deadlines.models import RungSent, Term
from deadlines.terms import (
    cancel_terms,
    ended_terms,
    extend_term,
    meet_term,
    next_rung,
    pass_term,
    pause_term,
    rungs_due,
    state_of,
    work_off_ended,
    work_off_rungs,
)
from participants.acting import THE_HOUSE
from participants.kinds import PostKind
from tests.make import deadlines as make

DUE = dt.date(2026, 12, 15)
WHY = Words.of(en="A question was asked")
KINDS = ("reply", "assessment_window")

pytestmark = pytest.mark.django_db


def day(text):
    return dt.date.fromisoformat(text)


def every_day(begin, end):
    return [begin + dt.timedelta(days=number) for number in range((end - begin).days + 1)]


def sent(kinds, on):
    return [rung.rung.value for rung in rungs_due(kinds, on)]


def test_a_clock_that_rings_twice_a_day_for_two_months_sends_each_rung_once_and_on_its_day():
    make.a_term("reply")
    went = [
        (on.isoformat(), rung)
        for on in every_day(make.START, day("2027-02-01"))
        for _ in "ab"
        for rung in sent(KINDS, on)
    ]
    assert went == [
        ("2026-12-08", "t-5"),
        ("2026-12-14", "t-1"),
        ("2026-12-15", "t"),
        ("2026-12-23", "t+5"),
        ("2026-12-30", "t+10"),
    ]


def test_reminders_rest_on_days_off_and_a_missed_one_goes_on_the_next_working_day():
    make.a_term("reply")
    assert [sent(KINDS, day(on)) for on in ("2026-12-12", "2026-12-13", "2026-12-14")] == [[], [], ["t-1"]]


def test_a_clock_that_stood_still_sends_the_latest_rung_only_and_none_after_the_ladder_has_ended():
    make.a_term("reply")
    assert sent(KINDS, day("2026-12-24")) == ["t+5"]
    other = make.a_term("reply")
    assert [rung.term for rung in rungs_due(KINDS, day("2027-01-12"))] == []
    assert RungSent.objects.filter(term=other).count() == 0


def test_a_rung_says_to_whom_it_goes_and_who_gets_the_next_letter_and_when():
    make.a_term("reply")
    (rung,) = rungs_due(KINDS, DUE)
    assert (rung.posts, rung.is_to_chair, rung.is_late) == ((PostKind.FOCAL_POINT,), False, False)
    assert (rung.next.rung, rung.next.on, rung.next.posts) == (
        RungName.AFTER_5,
        day("2026-12-23"),
        (PostKind.SIGNATORY,),
    )
    (last,) = rungs_due(KINDS, day("2026-12-30"))
    assert (last.posts, last.is_to_chair, last.is_late, last.next) == ((), True, True, None)


def test_the_reminder_follows_the_draft_to_the_signatory():
    term = make.a_term("reply")
    pass_term(term.about, "reply", post_kind=PostKind.SIGNATORY)
    assert [rung.posts for rung in rungs_due(KINDS, DUE)] == [(PostKind.SIGNATORY,)]


def test_nobody_is_reminded_of_what_is_done_cancelled_or_paused_or_of_another_kind():
    met, cancelled, paused = make.a_term("reply"), make.a_term("reply"), make.a_term("reply")
    make.a_term("position")
    meet_term(met.about, "reply", on=day("2026-12-01"))
    cancel_terms(cancelled.about)
    with time_machine.travel("2026-12-01 12:00+05:00"):
        pause_term(paused.about, "reply", by=THE_HOUSE, reason=WHY)
    assert sent(KINDS, DUE) == []


def test_an_extension_begins_a_new_round_of_reminders():
    term = make.a_term("reply")
    assert sent(KINDS, day("2026-12-14")) == ["t-1"]
    with time_machine.travel("2026-12-14 12:00+05:00"):
        extend_term(term.about, "reply", until=day("2027-01-15"), by=THE_HOUSE, reason=WHY)
    assert sent(KINDS, day("2026-12-15")) == []
    assert sent(KINDS, day("2027-01-14")) == ["t-1"]


def test_the_letter_that_goes_next_is_known_until_the_ladder_ends():
    term = make.a_term("reply")
    assert [next_rung(term, day(on)).rung.value for on in ("2026-11-24", "2026-12-08", "2026-12-29")] == [
        "t-5",
        "t-1",
        "t+10",
    ]
    assert next_rung(term, day("2026-12-30")) is None
    assert next_rung(meet_term(term.about, "reply", on=DUE), day("2026-11-24")) is None


def test_a_window_that_ended_is_yielded_once_and_is_over():
    window, later = make.a_term("assessment_window"), make.a_term("assessment_window", started_on=day("2027-01-15"))
    after = window.due_on + dt.timedelta(days=1)
    assert list(ended_terms(KINDS, window.due_on)) == []
    assert list(ended_terms(KINDS, after)) == [window]
    assert list(ended_terms(KINDS, after)) == []
    window.refresh_from_db()
    assert (window.over_on, state_of(window, after).standing) == (after, Standing.OVER)
    assert list(Term.objects.open(after)) == [later]


def test_what_was_dealt_with_before_its_end_does_not_end():
    term = make.a_term("completeness")
    meet_term(term.about, "completeness", on=day("2026-11-26"))
    assert list(ended_terms(("completeness",), day("2026-12-20"))) == []


def test_one_letter_that_fails_holds_up_no_other_and_comes_again():
    broken, good = make.a_term("reply"), make.a_term("reply")
    told = []

    def tell(rung):
        if rung.term == broken and not told_twice:
            raise RuntimeError("no such letter")
        told.append(rung.term)

    told_twice = []
    assert work_off_rungs(KINDS, DUE, tell) == 1
    assert told == [good]
    told_twice.append(True)
    assert work_off_rungs(KINDS, DUE, tell) == 1
    assert told == [good, broken]


def test_one_end_that_fails_holds_up_no_other_and_comes_again():
    broken, good = make.a_term("assessment_window"), make.a_term("assessment_window")
    after = broken.due_on + dt.timedelta(days=1)
    closed = []

    def close(term):
        if term == broken and not closed:
            raise RuntimeError("not now")
        closed.append(term)

    assert (work_off_ended(KINDS, after, close), closed) == (1, [good])
    assert (work_off_ended(KINDS, after, close), closed) == (1, [good, broken])
    assert work_off_ended(KINDS, after, close) == 0
