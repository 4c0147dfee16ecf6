"""The public word for the end, over every combination of the axes."""

from itertools import product

import pytest

from recommendations.kinds import Declared, Outcome, PositionValue, Settlement
from recommendations.outcome import outcome

POSITIONS, DECLARED = list(PositionValue), list(Declared)
REFUSED = {PositionValue.NOTED, PositionValue.NOT_SUPPORTED}


def test_while_it_is_followed_up_nothing_is_said():
    said = {outcome(False, *axes) for axes in product(POSITIONS, DECLARED, list(Settlement))}
    assert said == {""}


def test_while_a_report_is_being_assessed_nothing_is_said():
    assert {outcome(True, p, d, Settlement.IN_WINDOW) for p, d in product(POSITIONS, DECLARED)} == {""}


@pytest.mark.parametrize("settlement", [Settlement.NO_CLAIM, Settlement.RETURNED])
@pytest.mark.parametrize("position", POSITIONS)
def test_what_was_never_done_was_declined_or_simply_not_done(settlement, position):
    word = Outcome.DECLINED if position in REFUSED else Outcome.NOT_IMPLEMENTED
    assert {outcome(True, position, declared, settlement) for declared in DECLARED} == {word}


@pytest.mark.parametrize("settlement", [Settlement.OBJECTIONS_STAND, Settlement.DISPUTED, Settlement.REOPENED])
def test_objections_outlive_the_follow_up_whatever_the_body_says(settlement):
    said = {outcome(True, p, d, settlement) for p, d in product(POSITIONS, DECLARED)}
    assert said == {Outcome.OBJECTIONS_STAND}


@pytest.mark.parametrize(
    ("settlement", "word"),
    [
        (Settlement.PARTLY_CONFIRMED, Outcome.PARTLY),
        (Settlement.CONFIRMED, Outcome.CONFIRMED),
        (Settlement.NO_OBJECTION, Outcome.NO_OBJECTION),
    ],
)
@pytest.mark.parametrize("declared", DECLARED)
def test_no_objection_is_never_called_confirmed_and_a_part_is_never_the_whole(settlement, word, declared):
    expected = Outcome.PARTLY if declared == Declared.PARTLY else word
    assert {outcome(True, position, declared, settlement) for position in POSITIONS} == {expected}


def test_every_word_has_its_case():
    said = {outcome(True, *axes) for axes in product(POSITIONS, DECLARED, list(Settlement))}
    assert said == {"", *Outcome}
