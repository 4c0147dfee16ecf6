"""The ladder in the clock: each rung once, whatever happens; what has ended is closed once."""

import datetime as dt
import threading

import pytest
import time_machine
from django.db import close_old_connections, connection, transaction

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


def day(text):
    return dt.date.fromisoformat(text)


def every_day(begin, end):
    return [begin + dt.timedelta(days=number) for number in range((end - begin).days + 1)]


def sent(kinds, on):
    return [rung.rung.value for rung in rungs_due(kinds, on)]


@pytest.mark.django_db
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


@pytest.mark.django_db
def test_reminders_rest_on_days_off_and_a_missed_one_goes_on_the_next_working_day():
    make.a_term("reply")
    assert [sent(KINDS, day(on)) for on in ("2026-12-12", "2026-12-13", "2026-12-14")] == [[], [], ["t-1"]]


@pytest.mark.django_db
def test_a_clock_that_stood_still_sends_the_latest_rung_only_and_none_after_the_ladder_has_ended():
    make.a_term("reply")
    assert sent(KINDS, day("2026-12-24")) == ["t+5"]
    other = make.a_term("reply")
    assert [rung.term for rung in rungs_due(KINDS, day("2027-01-12"))] == []
    assert RungSent.objects.filter(term=other).count() == 0


@pytest.mark.django_db
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


@pytest.mark.django_db
def test_the_reminder_follows_the_draft_to_the_signatory():
    term = make.a_term("reply")
    pass_term(term.about, "reply", post_kind=PostKind.SIGNATORY)
    assert [rung.posts for rung in rungs_due(KINDS, DUE)] == [(PostKind.SIGNATORY,)]


@pytest.mark.django_db
def test_nobody_is_reminded_of_what_is_done_cancelled_or_paused_or_of_another_kind():
    met, cancelled, paused = make.a_term("reply"), make.a_term("reply"), make.a_term("reply")
    make.a_term("position")
    meet_term(met.about, "reply", on=day("2026-12-01"))
    cancel_terms(cancelled.about)
    with time_machine.travel("2026-12-01 12:00+05:00"):
        pause_term(paused.about, "reply", by=THE_HOUSE, reason=WHY)
    assert sent(KINDS, DUE) == []


@pytest.mark.django_db
def test_an_extension_begins_a_new_round_of_reminders():
    term = make.a_term("reply")
    assert sent(KINDS, day("2026-12-14")) == ["t-1"]
    with time_machine.travel("2026-12-14 12:00+05:00"):
        extend_term(term.about, "reply", until=day("2027-01-15"), by=THE_HOUSE, reason=WHY)
    assert sent(KINDS, day("2026-12-15")) == []
    assert sent(KINDS, day("2027-01-14")) == ["t-1"]


@pytest.mark.django_db
def test_the_letter_that_goes_next_is_known_until_the_ladder_ends():
    term = make.a_term("reply")
    assert [next_rung(term, day(on)).rung.value for on in ("2026-11-24", "2026-12-08", "2026-12-29")] == [
        "t-5",
        "t-1",
        "t+10",
    ]
    assert next_rung(term, day("2026-12-30")) is None
    assert next_rung(meet_term(term.about, "reply", on=DUE), day("2026-11-24")) is None


@pytest.mark.django_db
def test_a_window_that_ended_is_yielded_once_and_is_over():
    window, later = make.a_term("assessment_window"), make.a_term("assessment_window", started_on=day("2027-01-15"))
    after = window.due_on + dt.timedelta(days=1)
    assert list(ended_terms(KINDS, window.due_on)) == []
    assert list(ended_terms(KINDS, after)) == [window]
    assert list(ended_terms(KINDS, after)) == []
    window.refresh_from_db()
    assert (window.over_on, state_of(window, after).standing) == (after, Standing.OVER)
    assert list(Term.objects.open(after)) == [later]


@pytest.mark.django_db
def test_what_was_dealt_with_before_its_end_does_not_end():
    term = make.a_term("completeness")
    meet_term(term.about, "completeness", on=day("2026-11-26"))
    assert list(ended_terms(("completeness",), day("2026-12-20"))) == []


@pytest.mark.django_db
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


@pytest.mark.django_db
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


def test_letters_are_marked_as_sent_only_in_a_transaction_that_can_take_it_back(committed_db):
    make.reference()
    make.a_term("reply")
    with pytest.raises(RuntimeError, match="in the transaction"):
        rungs_due(KINDS, DUE)
    with pytest.raises(RuntimeError, match="in the transaction"):
        ended_terms(KINDS, DUE)
    with transaction.atomic():
        assert sent(KINDS, DUE) == ["t"]
        transaction.set_rollback(True)
    with transaction.atomic():
        assert sent(KINDS, DUE) == ["t"]


def both_at_once(call):
    """Two clocks ring at the same moment, each with its own connection; what each of them got."""
    together, got = threading.Barrier(2), {}

    def ring(name):
        try:
            together.wait(timeout=20)
            got[name] = call(together)
        finally:
            close_old_connections()
            connection.close()

    clocks = [threading.Thread(target=ring, args=(name,)) for name in ("one", "two")]
    for clock in clocks:
        clock.start()
    for clock in clocks:
        clock.join(timeout=60)
    return got


def test_two_clocks_at_once_send_each_rung_once(committed_db):
    make.reference()
    terms = {make.a_term("reply").uid for _ in range(8)}
    told = []
    counts = both_at_once(lambda _: work_off_rungs(KINDS, DUE, lambda rung: told.append(rung.term.uid)))
    assert (sum(counts.values()), sorted(told)) == (8, sorted(terms))
    assert RungSent.objects.count() == 8


def test_of_two_clocks_that_hold_the_same_rung_the_second_waits_and_gets_nothing(committed_db):
    make.reference()
    make.a_term("reply")

    def ring(together):
        with transaction.atomic():
            went = sent(KINDS, DUE)
            if went:
                threading.Event().wait(0.5)  # the other one waits for this transaction
        return went

    assert sorted(both_at_once(ring).values()) == [[], ["t"]]


def test_a_reminder_in_the_making_holds_up_nobody_who_answers(committed_db):
    make.reference()
    term = make.a_term("reply")
    answered = []

    def answer():
        meet_term(term.about, "reply", on=DUE)
        answered.append(True)
        connection.close()

    with transaction.atomic():
        assert sent(KINDS, DUE) == ["t"]
        official = threading.Thread(target=answer)
        official.start()
        official.join(timeout=10)
        assert answered == [True]
