"""A rule answers yes or no, whatever it is asked about (design.md §5.0)."""

import inspect
from importlib import import_module, util

import pytest
from rules import Predicate

from core.rules import hat, rule
from participants.acting import NOBODY, THE_HOUSE
from participants.kinds import PostKind, SeatRole
from tests.architecture.house import APPS
from tests.make.core import a_hat

HATS = [
    None,
    NOBODY,
    THE_HOUSE,
    a_hat(),
    *(a_hat(power) for power in [*PostKind, *SeatRole]),
    a_hat(*PostKind, *SeatRole),
]


def rules_of_the_house():
    """Every rule of every app's ``rules.py``, by the name it has there."""
    modules = [f"{app}.rules" for app in APPS if util.find_spec(f"{app}.rules")]
    found = {}
    for module in map(import_module, modules):
        found |= {f"{module.__name__}.{n}": r for n, r in vars(module).items() if isinstance(r, Predicate)}
    return found


RULES = rules_of_the_house()


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_asked_about_nothing_by_nobody_says_no(name):
    assert RULES[name].test(NOBODY, None) is False


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_asked_without_a_hat_says_no(name):
    assert RULES[name].test(None, None) is False


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_asked_about_nothing_answers_every_hat_with_yes_or_no(name):
    answers = [RULES[name].test(acting, None) for acting in HATS]
    assert [answer for answer in answers if answer is not True and answer is not False] == []


def test_all_rooms_of_rules_are_read():
    assert {name.split(".")[0] for name in RULES} >= {
        "participants",
        "record",
        "meetings",
        "proposals",
        "recommendations",
    }


@rule
def is_silent(acting, thing):
    """Answers nothing, as a function does that forgot to return."""


@rule
def is_fine(acting, thing):
    return "yes"


@hat
def is_anybody(acting):
    return ["power"]


@pytest.mark.parametrize(("asked", "answer"), [(is_silent, False), (is_fine, True), (is_anybody, True)])
def test_an_answer_is_a_plain_yes_or_no(asked, answer):
    assert asked.test(a_hat(), object()) is answer


def test_a_rule_that_forgot_to_answer_grants_nothing_when_it_is_joined():
    assert (is_silent & is_fine).test(a_hat(), object()) is False
    assert (is_fine & is_silent).test(a_hat(), object()) is False
    assert (is_silent | is_fine).test(a_hat(), object()) is True
    assert (~is_silent & is_fine).test(a_hat(), object()) is True


def test_a_rule_about_a_thing_says_no_without_one_and_a_rule_of_the_hat_does_not_ask():
    assert (is_fine.test(a_hat(), None), is_anybody.test(a_hat(), None)) == (False, True)
    assert (is_fine.test(None, object()), is_anybody.test(None, object())) == (False, False)


def test_a_rule_keeps_its_name_and_words():
    assert (is_silent.name, inspect.getdoc(is_silent.fn)) == (
        "is_silent",
        "Answers nothing, as a function does that forgot to return.",
    )
