"""A step on the left has its consequences on the right, soon, once, and nobody waits for them (design.md §2)."""

import pytest
from django.db import transaction

from core import follow
from core.follow import Followed, listen, work_off
from tests.core.threads import at_once
from tests.make.core import a_job, a_line

MOVES = {("core.job", "move")}


@pytest.fixture(autouse=True)
def only_my_followers(monkeypatch):
    """The followers of the product rest while these tests register their own."""
    monkeypatch.setattr(follow, "_followers", {})
    monkeypatch.setattr(follow, "_listeners", [])


@pytest.fixture
def rung():
    """The bells that rang, in order."""
    return []


def follows(rung, name="agenda", steps=MOVES):
    follow.follow(name, steps=steps, ring=lambda: rung.append(name))


def waiting(name="agenda"):
    return [row.line_id for row in Followed.objects.filter(follower=name).order_by("id")]


def test_a_followed_step_leaves_a_row_and_rings_after_the_commit(committed_db, rung):
    follows(rung)
    with transaction.atomic():
        line = a_line("move")
        assert (waiting(), rung) == ([line.pk], [])
    assert rung == ["agenda"]


def test_other_steps_and_other_things_are_not_followed(committed_db, rung):
    follows(rung, steps={("core.job", "move"), ("other.thing", "stop")})
    a_line("stop")
    assert (waiting(), rung) == ([], [])


def test_a_rolled_back_line_leaves_no_row_and_rings_nothing(committed_db, rung):
    follows(rung)
    with transaction.atomic():
        a_line("move")
        transaction.set_rollback(True)
    assert (waiting(), rung) == ([], [])


def test_a_transaction_of_many_lines_rings_once(committed_db, rung):
    follows(rung)
    with transaction.atomic():
        for _time in range(3):
            a_line("move")
    assert (len(waiting()), rung) == (3, ["agenda"])


def test_a_line_after_a_part_that_was_rolled_back_still_rings(committed_db, rung):
    follows(rung)
    with transaction.atomic():
        with transaction.atomic():
            a_line("move")
            transaction.set_rollback(True)
        a_line("move")
    assert rung == ["agenda"]


def test_a_bell_that_breaks_is_no_error_of_the_step_and_the_others_ring(committed_db, rung):
    follow.follow("broken", steps=MOVES, ring=lambda: 1 / 0)
    follows(rung)
    a_line("move")
    assert (len(waiting("broken")), rung) == (1, ["agenda"])


def test_a_listener_hears_of_every_line_and_gets_no_row(committed_db, rung):
    listen(lambda: rung.append("notary"))
    a_line("move")
    a_line("stop")
    assert (Followed.objects.count(), rung) == (0, ["notary", "notary"])


def test_rows_are_worked_off_oldest_first_and_once(db, rung):
    follows(rung)
    lines = [a_line("move") for _time in range(3)]
    seen = []
    assert work_off("agenda", seen.append) == 3
    assert seen == lines
    assert work_off("agenda", seen.append) == 0


def test_each_follower_has_rows_of_its_own(db, rung):
    follows(rung)
    follows(rung, "terms")
    a_line("move")
    assert work_off("agenda", lambda line: None) == 1
    assert len(waiting("terms")) == 1


def test_a_line_that_cannot_be_dealt_with_holds_up_no_other_and_waits(db, rung):
    follows(rung)
    bad, good = a_line("move"), a_line("move")
    seen = []

    def act(line):
        if line == bad:
            a_job(name="half done")
            raise ValueError("not today")
        seen.append(line)

    assert work_off("agenda", act) == 1
    assert (seen, waiting()) == ([good], [bad.pk])
    assert type(bad).objects.count() == 2
    assert a_job().__class__.objects.filter(name="half done").count() == 0


def test_two_workers_share_the_rows(committed_db, rung):
    follows(rung)
    lines = {a_line("move").pk for _time in range(20)}
    seen = []
    done = at_once(*[lambda: work_off("agenda", lambda line: seen.append(line.pk))] * 3)
    assert (sum(done), sorted(seen)) == (20, sorted(lines))


def test_the_row_of_a_killed_worker_is_left_for_the_next(db, rung):
    follows(rung)
    a_line("move")

    def die(line):
        raise SystemExit

    with pytest.raises(SystemExit):
        work_off("agenda", die)
    assert work_off("agenda", lambda line: None) == 1
