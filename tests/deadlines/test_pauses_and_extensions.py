"""What moves a last day by somebody's will: pauses and extensions."""

import pytest
from django.core.exceptions import ValidationError

from core.words import Words
from deadlines.kinds import EventKind, Standing
from deadlines.models import Term
from deadlines.terms import explain, extend_term, meet_term, pause_term, resume_term, state_of
from deadlines.terms.changes import months_after
from participants.acting import THE_HOUSE
from tests.deadlines.happenings import DUE, WHY, at, day, extend, pause
from tests.make import deadlines as make

pytestmark = pytest.mark.django_db


def test_two_working_days_of_pause_move_the_last_day_by_two_working_days_and_over_the_holiday():
    term = pause(make.a_term("reply"), "2026-11-30", "2026-12-02")
    assert (term.due_on, term.paused_on) == (day("2026-12-18"), None)
    assert [one.on.day for one in explain(term).skipped if one.reason.said("en").text == "The term was paused"] == [
        1,
        2,
    ]
    assert explain(term).days[-1].on == term.due_on


def test_a_pause_that_ends_on_the_day_it_began_moves_nothing():
    assert pause(make.a_term("reply"), "2026-11-30", "2026-11-30").due_on == DUE


def test_a_paused_term_is_not_overdue_however_long_it_lasts():
    term = pause(make.a_term("reply"), "2026-11-30")
    assert state_of(term, day("2027-03-01")).standing == Standing.PAUSED
    assert list(Term.objects.overdue(day("2027-03-01"))) == []
    assert list(Term.objects.open(day("2027-03-01"))) == [term]


def test_an_answer_during_a_pause_is_in_time_because_the_pause_ends_with_it():
    term = pause(make.a_term("reply"), "2026-11-30")
    meet_term(term.about, "reply", on=day("2027-02-01"))
    term.refresh_from_db()
    assert (state_of(term).standing, explain(term).days[-1].on) == (Standing.MET, term.due_on)


@pytest.mark.parametrize("on", ["2026-11-23", "2026-12-16"])
def test_no_pause_begins_before_the_term_or_after_its_end(on):
    term = make.a_term("reply")
    with at("2026-12-17"), pytest.raises(ValidationError):
        pause_term(term.about, "reply", by=THE_HOUSE, reason=WHY, on=day(on))


def test_a_pause_needs_a_reason_and_cannot_be_paused_again_nor_resumed_twice():
    term = make.a_term("reply")
    with at("2026-12-01"):
        with pytest.raises(ValidationError, match="A pause needs a reason"):
            pause_term(term.about, "reply", by=THE_HOUSE, reason=Words())
        with pytest.raises(ValidationError, match="The term is not paused"):
            resume_term(term.about, "reply", by=THE_HOUSE)
        pause_term(term.about, "reply", by=THE_HOUSE, reason=WHY)
        with pytest.raises(ValidationError, match="The term is paused already"):
            pause_term(term.about, "reply", by=THE_HOUSE, reason=WHY)


def test_a_pause_keeps_who_did_it_when_and_why():
    term = pause(make.a_term("reply"), "2026-11-30", "2026-12-02")
    said = [
        (event.kind, event.on.day, event.reason.said("en").text, event.due_after.isoformat())
        for event in term.events.all()
    ]
    assert said == [
        (EventKind.PAUSED, 30, "A question was asked", "2026-12-15"),
        (EventKind.RESUMED, 2, "", "2026-12-18"),
    ]
    assert term.events.first().acting == THE_HOUSE.signature()


def test_an_extension_ends_on_the_day_it_names_and_the_walk_ends_there_too():
    term = make.a_term("reply")
    assert extend(term, "2026-12-25").due_on == day("2026-12-25")
    assert (term.extended_days, explain(term).days[-1].on) == (7, day("2026-12-25"))


def test_an_extension_to_a_day_off_ends_on_the_next_working_day():
    assert extend(make.a_term("reply"), "2026-12-26").due_on == day("2026-12-28")


@pytest.mark.parametrize(
    ("until", "refused"),
    [("2027-02-15", False), ("2027-02-16", True), ("2026-12-15", True), ("2026-12-01", True)],
)
def test_an_extension_lasts_two_months_from_the_first_last_day_at_most(until, refused):
    term = make.a_term("reply")
    if refused:
        with pytest.raises(ValidationError):
            extend(term, until)
    else:
        assert extend(term, until).due_on == day(until)


def test_a_second_extension_does_not_begin_the_two_months_anew():
    term = make.a_term("reply")
    extend(term, "2027-02-10")
    with pytest.raises(ValidationError):
        extend(term, "2027-02-16", on="2027-02-09")
    assert extend(term, "2027-02-12", on="2027-02-09").due_on == day("2027-02-12")


def test_an_extension_needs_a_reason():
    with pytest.raises(ValidationError, match="An extension needs a reason"):
        extend(make.a_term("reply"), "2026-12-25", reason=Words())


def test_a_term_that_is_over_or_paused_is_not_extended():
    over, paused = make.a_term("reply"), pause(make.a_term("reply"), "2026-12-01")
    with pytest.raises(ValidationError, match="The term is over"):
        extend(over, "2026-12-25", on="2026-12-17")
    with pytest.raises(ValidationError, match="The term is paused"):
        extend(paused, "2026-12-25")


def test_a_window_is_not_extended():
    window = make.a_term("assessment_window")
    with at("2026-12-01"), pytest.raises(ValidationError, match="This term cannot be extended"):
        extend_term(window.about, "assessment_window", until=day("2027-01-15"), by=THE_HOUSE, reason=WHY)


@pytest.mark.parametrize(("decided_on", "is_told_late"), [("2026-12-07", False), ("2026-12-04", True), (None, False)])
def test_an_extension_told_later_than_three_working_days_is_kept_as_told_late(decided_on, is_told_late):
    term = make.a_term("reply")
    extend(term, "2026-12-25", decided_on=decided_on and day(decided_on))
    assert term.events.get().is_told_late == is_told_late


def test_months_after_a_day_keep_the_day_or_end_with_the_month():
    assert [months_after(day("2026-12-15"), 2), months_after(day("2026-12-31"), 2)] == [
        day("2027-02-15"),
        day("2027-02-28"),
    ]
