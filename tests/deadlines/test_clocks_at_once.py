"""Two clocks ring at the same moment, and an official answers meanwhile: real commits, real locks."""

import datetime as dt
import threading

import pytest
from django.db import close_old_connections, connection, transaction

from deadlines.models import RungSent
from deadlines.terms import (
    ended_terms,
    meet_term,
    rungs_due,
    work_off_rungs,
)
from tests.make import deadlines as make

DUE = dt.date(2026, 12, 15)
KINDS = ("reply", "assessment_window")


def sent(kinds, on):
    return [rung.rung.value for rung in rungs_due(kinds, on)]


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
