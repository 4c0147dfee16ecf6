"""Where the sides stand, over every combination of what the rows can say (the table of ``recommendations.settlement``)."""

from itertools import product

import pytest

from recommendations.kinds import ClaimLevel, Declared, Finding, Settlement
from recommendations.settlement import Facts, declared, settlement

NUMBERS = (0, 1, 9)  # none, one, many
FINDINGS = ("", Finding.RETURNED, Finding.DISPUTED)
EVERY = [
    Facts(has_claim, finding, window, confirmations, partly, standing, late, carried)
    for has_claim, finding, window, confirmations, partly, standing, late, carried in product(
        (False, True), FINDINGS, (False, True), NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS
    )
]


def those(**asked):
    """Every combination in which the named facts are so: a number is asked as yes or no."""
    return [
        f
        for f in EVERY
        if all(bool(getattr(f, n)) == v if v in (True, False) else getattr(f, n) == v for n, v in asked.items())
    ]


def said_of(found):
    assert found
    return {settlement(facts) for facts in found}


def test_every_combination_has_an_answer():
    assert len(EVERY) == 2 * 3 * 2 * 3**5
    assert {settlement(facts) for facts in EVERY} == set(Settlement)


def test_without_a_claim_nothing_is_settled_whatever_else_the_rows_say():
    assert said_of(those(has_claim=False)) == {Settlement.NO_CLAIM}


def test_what_a_meeting_returned_stays_returned_until_there_is_another_claim():
    assert said_of(those(has_claim=True, finding=Finding.RETURNED)) == {Settlement.RETURNED}


@pytest.mark.parametrize("kind", ["standing", "late", "carried"])
def test_a_recorded_dispute_lasts_while_any_objection_does(kind):
    assert said_of(those(has_claim=True, finding=Finding.DISPUTED, **{kind: True})) == {Settlement.DISPUTED}


NO_OBJECTION = {"standing": False, "late": False, "carried": False}
NOT_RETURNED = [{"finding": ""}, {"finding": Finding.DISPUTED, **NO_OBJECTION}]


def test_a_dispute_without_an_objection_left_says_what_would_be_said_without_it():
    for facts in those(has_claim=True, finding=Finding.DISPUTED, **NO_OBJECTION):
        plain = Facts(True, "", facts.is_window_open, facts.confirmations, facts.partial_confirmations)
        assert settlement(facts) == settlement(plain)


def test_one_standing_objection_outweighs_any_number_of_confirmations_in_and_after_the_window():
    assert said_of(those(has_claim=True, finding="", standing=True)) == {Settlement.OBJECTIONS_STAND}


def test_a_late_objection_alone_opens_the_matter_again():
    assert said_of(those(has_claim=True, finding="", standing=False, late=True)) == {Settlement.REOPENED}


@pytest.mark.parametrize("findings", NOT_RETURNED)
def test_while_the_window_is_open_nothing_else_is_said(findings):
    asked = {**findings, "standing": False, "late": False, "is_window_open": True}
    assert said_of(those(has_claim=True, **asked)) == {Settlement.IN_WINDOW}


def test_after_the_window_an_objection_to_a_replaced_claim_counts_again():
    asked = {"finding": "", "standing": False, "late": False, "is_window_open": False, "carried": True}
    assert said_of(those(has_claim=True, **asked)) == {Settlement.OBJECTIONS_STAND}


@pytest.mark.parametrize("findings", NOT_RETURNED)
@pytest.mark.parametrize(
    ("confirmations", "partly", "said"),
    [
        (True, True, Settlement.PARTLY_CONFIRMED),
        (False, True, Settlement.PARTLY_CONFIRMED),
        (True, False, Settlement.CONFIRMED),
        (False, False, Settlement.NO_OBJECTION),
    ],
)
def test_after_the_window_without_objection_verdicts_speak_and_silence_confirms_nothing(
    findings, confirmations, partly, said
):
    asked = {**findings, **NO_OBJECTION, "is_window_open": False}
    found = those(has_claim=True, confirmations=confirmations, partial_confirmations=partly, **asked)
    assert said_of(found) == {said}


def test_how_many_said_it_never_matters():
    for facts in EVERY:
        seen_once = [min(number, 1) for number in vars(facts).values() if isinstance(number, int)]
        few = Facts(bool(seen_once[0]), facts.finding, bool(seen_once[1]), *seen_once[2:])
        assert settlement(facts) == settlement(few)


@pytest.mark.parametrize("level", ["", *ClaimLevel])
@pytest.mark.parametrize("report", ["", *Declared])
@pytest.mark.parametrize("has_measures", [False, True])
def test_what_is_declared_is_the_claim_then_the_report_then_the_plan(level, report, has_measures):
    planned = Declared.IN_PREPARATION if has_measures else Declared.NOT_STARTED
    by_level = {"": report or planned, ClaimLevel.FULL: Declared.IMPLEMENTED, ClaimLevel.PARTIAL: Declared.PARTLY}
    assert declared(level, report, has_measures) == by_level[level]
