"""What one person asks for and another completes (design.md §5.1): never alone, never twice, never silently over."""

import datetime as dt
import threading

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from core import second
from core.awaited import Awaited, Second, awaited
from core.jobs import Job
from core.lifecycle import Lifecycle, NotNow, Step
from core.lines import Line
from core.rules import NotAllowed
from core.things import Stale, lock
from core.words import Words
from participants.acting import NOBODY, THE_HOUSE, Acting
from participants.kinds import Constituency, PostKind, SeatRole
from participants.models import Seat
from participants.rules import is_chair
from tests.core.errands import Errand
from tests.make.core import a_hat

S = Job.State
WHY = Words.of(en="Not now")
SAID = {"rule": "closed"}


def side_of(acting, _thing):
    return str(acting.seat.constituency) if acting.seat else ""


table = Lifecycle(
    Step("close", "Close", is_chair, (S.WAITING,), S.DONE, second=Second(side_of, "The other side agrees.")),
    Step("start", "Start", is_chair, (S.WAITING,), S.RUNNING),
)


def a_chair(constituency, **fields):
    seat = Seat(role=SeatRole.CO_CHAIR, constituency=constituency)
    return a_hat(SeatRole.CO_CHAIR, **{"seats": (seat,), **fields})


STATE, NGO = a_chair(Constituency.EXECUTIVE), a_chair(Constituency.CIVIL_SOCIETY)


@pytest.fixture
def errand(db):
    return Errand.objects.create(name="errand")


def ask(errand, by=STATE, **said):
    until = timezone.localdate() + dt.timedelta(days=3)
    second.ask(table, "close", errand, by=by, **{"until": until, "said": SAID, "reason": WHY, **said})
    return awaited(errand, "close")


def steps(errand):
    return [line.step for line in Line.objects.filter(thing_uid=errand.uid)]


def stands(errand):
    errand.refresh_from_db()
    return errand.state


def later(days):
    return time_machine.travel(timezone.now() + dt.timedelta(days=days), tick=False)


def test_the_first_press_changes_nothing_but_opens_a_request(errand):
    act = ask(errand)
    assert [stands(errand), act.said, act.side, steps(errand)] == ["waiting", SAID, "executive", ["ask_close"]]
    line = Line.objects.get(step="ask_close")
    assert [line.facts["said"], line.facts["until"], line.facts["request"], line.reason] == [
        SAID,
        act.until.isoformat(),
        str(act.uid),
        WHY,
    ]


def test_the_second_press_by_the_other_side_takes_the_step_and_says_who_asked(errand):
    act = ask(errand)
    line = table.take("close", errand, by=NGO)
    act.refresh_from_db()
    assert [stands(errand), act.ended, act.second] == ["done", "completed", NGO.user.uid]
    assert [line.facts["said"], line.facts["asked_by"], line.acting] == [SAID, STATE.signature(), NGO.signature()]
    assert [steps(errand), awaited(errand, "close")] == [["ask_close", "close"], None]


def test_nobody_takes_it_without_a_request(errand):
    with pytest.raises(NotNow):
        table.take("close", errand, by=NGO)
    assert [stands(errand), steps(errand)] == ["waiting", []]


def test_who_is_no_second(errand):
    ask(errand)
    hats = {
        "the same hat": STATE,
        "the same person in a seat of the other side": Acting(STATE.user, seats=NGO.seats, powers=NGO.powers),
        "an alternate on the same seat": a_hat(SeatRole.CO_CHAIR, seats=STATE.seats),
        "another seat of the same side": a_chair(Constituency.EXECUTIVE),
        "a hat of no side": a_hat(SeatRole.CO_CHAIR),
        "nobody": NOBODY,
        "the clock": THE_HOUSE,
    }
    for hat in hats.values():
        with pytest.raises(NotAllowed):
            table.take("close", errand, by=hat)
    may = [who for who, hat in hats.items() if table.steps["close"].second.may(awaited(errand, "close"), errand, hat)]
    assert [may, stands(errand), awaited(errand, "close").ended] == [[], "waiting", ""]


def test_who_holds_no_right_to_the_step_completes_nothing(errand):
    ask(errand)
    outsider = a_hat(PostKind.SECRETARY, seats=(Seat(constituency=Constituency.CIVIL_SOCIETY),))
    with pytest.raises(NotAllowed):
        table.take("close", errand, by=outsider)


@pytest.mark.parametrize("hat", [a_hat(SeatRole.CO_CHAIR), THE_HOUSE, NOBODY], ids=["no side", "clock", "nobody"])
def test_who_stands_on_no_side_asks_for_nothing(errand, hat):
    with pytest.raises(NotAllowed):
        ask(errand, by=hat)
    assert Awaited.objects.count() == 0


@pytest.mark.parametrize("hat", [STATE, NGO], ids=["the same", "the other"])
def test_asking_while_a_request_is_open_is_no_agreement(errand, hat):
    ask(errand)
    with pytest.raises(ValidationError):
        ask(errand, by=hat, said={"rule": "public"})
    assert [stands(errand), awaited(errand, "close").said] == ["waiting", SAID]


def test_a_page_opened_before_the_request_changed_is_stale(errand):
    act = ask(errand)
    shown = errand.version
    second.withdraw(table, "close", errand, act, by=STATE)
    ask(errand, said={"rule": "public"})
    with pytest.raises(Stale), transaction.atomic():
        lock(errand, version=shown)


def test_the_other_refuses_with_a_reason_and_it_can_be_asked_for_again(errand):
    act = ask(errand)
    line = second.refuse(table, "close", errand, act, by=NGO, reason=WHY)
    act.refresh_from_db()
    assert [act.ended, act.second, line.reason, stands(errand)] == ["refused", None, WHY, "waiting"]
    assert ask(errand).uid != act.uid


def test_who_asked_does_not_refuse_and_the_other_does_not_withdraw(errand):
    act = ask(errand)
    with pytest.raises(NotAllowed):
        second.refuse(table, "close", errand, act, by=STATE, reason=WHY)
    with pytest.raises(NotAllowed):
        second.withdraw(table, "close", errand, act, by=NGO)
    second.withdraw(table, "close", errand, act, by=a_hat(SeatRole.CHAIR, seats=STATE.seats))  # who sits there now
    assert steps(errand) == ["ask_close", "withdraw_close"]


def test_what_has_ended_ends_no_second_time(errand):
    act = ask(errand)
    second.withdraw(table, "close", errand, act, by=STATE)
    with pytest.raises(ValidationError):
        second.refuse(table, "close", errand, act, by=NGO, reason=WHY)
    with pytest.raises(NotNow):
        table.take("close", errand, by=NGO)


def test_a_request_about_one_thing_completes_nothing_of_another(errand):
    act, other = ask(errand), Errand.objects.create(name="other")
    with pytest.raises(NotNow):
        table.take("close", other, by=NGO)
    with pytest.raises(ValidationError):
        second.refuse(table, "close", other, act, by=NGO, reason=WHY)


def test_a_thing_that_moved_on_is_closed_by_nobody(errand):
    ask(errand)
    table.take("start", errand, by=STATE)
    with pytest.raises(NotNow):
        table.take("close", errand, by=NGO)


def test_the_last_day_is_a_day_to_agree_and_the_next_is_not(errand):
    ask(errand)
    with later(4), pytest.raises(ValidationError):
        table.take("close", errand, by=NGO)
    assert awaited(errand, "close").second is None
    with later(3):
        assert table.take("close", errand, by=NGO).step == "close"


def test_the_clock_ends_it_after_its_last_day_with_a_line_and_never_before(errand):
    act = ask(errand)
    with later(3), pytest.raises(ValueError, match="after its last day"):
        second.lapse(act, errand, by=THE_HOUSE)
    with later(4), pytest.raises(ValueError, match="only the clock"):
        second.lapse(act, errand, by=STATE)
    with later(4):
        second.lapse(act, errand, by=THE_HOUSE)
    assert [steps(errand), stands(errand), act.ended] == [["ask_close", "lapse_close"], "waiting", "lapsed"]


def test_a_request_that_is_not_public_has_no_public_line(errand):
    ask(errand, public=False)
    second.refuse(table, "close", errand, awaited(errand, "close"), by=NGO, reason=WHY)
    assert set(Line.objects.values_list("is_public", flat=True)) == {False}


def test_the_database_takes_no_second_who_is_the_first_whoever_writes(errand):
    act = ask(errand)
    with pytest.raises(IntegrityError), transaction.atomic():
        Awaited.objects.filter(pk=act.pk).update(second=act.first)
    with pytest.raises(IntegrityError), transaction.atomic():
        Awaited.objects.filter(pk=act.pk).update(ended="completed")


def test_the_database_keeps_how_a_request_ended(errand):
    act = ask(errand)
    second.refuse(table, "close", errand, act, by=NGO, reason=WHY)
    with pytest.raises(DatabaseError, match="Cannot update rows"), transaction.atomic():
        Awaited.objects.filter(pk=act.pk).update(ended="completed", second=NGO.user.uid)


def together(*acts):
    """Each in a thread of its own, at once; the names of what they raised, or "done"."""
    start, told = threading.Barrier(len(acts)), []

    def go(act):
        start.wait()
        try:
            act()
            told.append("done")
        except Exception as refused:
            told.append(type(refused).__name__)
        connection.close()

    people = [threading.Thread(target=go, args=[act]) for act in acts]
    for one in people:
        one.start()
    for one in people:
        one.join()
    return sorted(told)


def test_of_two_presses_at_once_one_counts(committed_db):
    errand = Errand.objects.create(name="errand")
    copies = [Errand.objects.get(pk=errand.pk) for _number in range(4)]
    asked = together(lambda: ask(copies[0]), lambda: ask(copies[1], by=NGO))
    assert [asked, Awaited.objects.count()] == [["ValidationError", "done"], 1]
    other = NGO if awaited(errand, "close").side == "executive" else STATE
    agreed = together(*[lambda copy=copy: table.take("close", copy, by=other) for copy in copies[2:]])
    assert [agreed, steps(errand)] == [["NotNow", "done"], ["ask_close", "close"]]
