"""Who may move a thing and when: one table, one way through it, one line a step (design.md §5.1, §5.7)."""

import threading

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction

from core.canonical import digest
from core.jobs import Job
from core.lifecycle import NotNow
from core.lines import Line
from core.refs import Ref
from core.roles import entered_as_owner
from core.rules import NotAllowed
from core.words import Words
from participants.acting import NOBODY, THE_HOUSE
from participants.kinds import PostKind
from tests.core.errands import Errand, lifecycle
from tests.make.core import a_hat

SECRETARY, OTHER = a_hat(PostKind.SECRETARY), a_hat(PostKind.REPRESENTATIVE)


def an_errand(**fields):
    return Errand.objects.create(**{"name": "errand", **fields})


def lines_of(errand):
    return list(Line.objects.filter(thing_uid=errand.uid))


def test_a_step_moves_the_state_and_writes_one_line(db):
    errand = an_errand()
    about = an_errand()
    with time_machine.travel("2026-11-24T07:00:00.75Z", tick=False):
        line = lifecycle.take(
            "start", errand, by=SECRETARY, about=about, reason=Words.of(ru="Пора"), facts={"n": 1}, public=False
        )
    errand.refresh_from_db()
    assert (errand.state, errand.version) == ("running", 2)
    assert lines_of(errand) == [line]
    line.refresh_from_db()
    assert (line.step, line.source, line.target) == ("start", "waiting", "running")
    assert (line.story_kind, line.story_uid) == (line.thing_kind, line.thing_uid) == ("errands.errand", errand.uid)
    assert line.about == Ref("errands.errand", about.uid)
    assert (str(line.reason), line.facts, line.is_public) == ("Пора", {"n": 1}, False)
    assert line.at.isoformat() == "2026-11-24T07:00:00+00:00"
    assert line.acting == SECRETARY.signature()
    assert line.sha256 == digest(line.content())


def test_a_step_that_stays_writes_a_line_and_leaves_the_state(db):
    errand = an_errand()
    line = lifecycle.take("rename", errand, by=OTHER)
    assert (line.source, line.target, errand.state, errand.version) == ("waiting", "waiting", "waiting", 2)


def test_a_step_of_drafts_leaves_no_line(db):
    errand = an_errand()
    assert lifecycle.take("sketch", errand, by=OTHER) is None
    assert (lines_of(errand), errand.version) == ([], 2)


def test_a_hat_the_rule_refuses_is_told_why_and_nothing_happens(db):
    errand = an_errand(state="running")
    with pytest.raises(NotAllowed, match="Only the secretariat finishes an errand"):
        lifecycle.take("finish", errand, by=OTHER)
    errand.refresh_from_db()
    assert (errand.state, errand.version, lines_of(errand)) == ("running", 1, [])


def test_a_step_out_of_time_is_refused(db):
    errand = an_errand()
    with pytest.raises(NotNow):
        lifecycle.take("finish", errand, by=SECRETARY)
    assert lines_of(errand) == []


def test_who_is_asked_before_when(db):
    with pytest.raises(NotAllowed):
        lifecycle.take("finish", an_errand(), by=OTHER)


@pytest.mark.parametrize("by", [NOBODY, a_hat()])
def test_nobody_takes_no_step_that_asks_for_a_power(db, by):
    with pytest.raises(NotAllowed):
        lifecycle.take("finish", an_errand(state="running"), by=by)


def test_somebody_must_act(db):
    with pytest.raises(ValueError, match="somebody must act"):
        lifecycle.take("start", an_errand(), by=None)


def test_the_clock_acts_under_its_own_name(db):
    line = lifecycle.take("start", an_errand(), by=THE_HOUSE)
    assert list(line.acting) == ["words"]
    assert line.acting["words"]["office"]["texts"]["en"]["text"] == "The platform"


def test_the_state_is_the_stored_one_whatever_the_caller_holds(db):
    errand = an_errand()
    held = Errand.objects.get(pk=errand.pk)
    lifecycle.take("start", errand, by=SECRETARY)
    with pytest.raises(NotNow):
        lifecycle.take("start", held, by=SECRETARY)
    assert len(lines_of(errand)) == 1


def test_the_open_steps_are_those_of_the_state_and_the_hat_in_the_order_of_the_table(db):
    errand = an_errand(state="running")
    assert [step.verb for step in lifecycle.open_to(errand, SECRETARY)] == ["rename", "finish"]
    assert [step.verb for step in lifecycle.open_to(errand, OTHER)] == ["rename"]
    assert lifecycle.open_to(errand, NOBODY) == []


def test_what_rolls_back_leaves_no_line(db):
    errand = an_errand()
    with transaction.atomic():
        lifecycle.take("start", errand, by=SECRETARY)
        transaction.set_rollback(True)
    errand.refresh_from_db()
    assert (errand.state, lines_of(errand)) == ("waiting", [])


def test_of_two_at_once_one_succeeds_and_one_is_told(committed_db):
    errand = an_errand()
    together, told = threading.Barrier(2), []

    def somebody():
        mine = Errand.objects.get(pk=errand.pk)
        together.wait()
        try:
            lifecycle.take("start", mine, by=SECRETARY)
            told.append("done")
        except NotNow:
            told.append("not now")
        connection.close()

    people = [threading.Thread(target=somebody) for _one in range(2)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert sorted(told) == ["done", "not now"]
    assert len(lines_of(errand)) == 1


@pytest.fixture
def guarded_jobs(committed_db):
    """The table of jobs with the trigger of the table of steps."""
    with entered_as_owner():
        lifecycle.trigger().install(Job)


def test_the_database_refuses_a_move_that_is_not_in_the_table_whoever_writes(guarded_jobs):
    errand = an_errand()
    with pytest.raises(DatabaseError, match="Invalid transition"):
        Job.objects.filter(pk=errand.pk).update(state="done")
    with entered_as_owner(), pytest.raises(DatabaseError, match="Invalid transition"):
        Job.objects.filter(pk=errand.pk).update(state="done")
    errand.refresh_from_db()
    assert errand.state == "waiting"


def test_the_database_lets_moves_of_the_table_through(guarded_jobs):
    errand = an_errand()
    lifecycle.take("start", errand, by=SECRETARY)
    lifecycle.take("rename", errand, by=SECRETARY)
    lifecycle.take("finish", errand, by=SECRETARY)
    errand.refresh_from_db()
    assert errand.state == "done"
