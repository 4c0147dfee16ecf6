"""Numbers have no gap, whoever comes at once and whoever fails (design.md §5.12)."""

import pytest
from django.db import transaction

from core.series import next_number
from tests.core.threads import at_once


def numbered(name, fails=False):
    with transaction.atomic():
        number = next_number(name)
        transaction.set_rollback(fails)
    return number


def test_each_series_counts_from_one(db):
    assert [next_number("a"), next_number("a"), next_number("b"), next_number("a")] == [1, 2, 1, 3]


def test_a_number_given_and_rolled_back_is_given_again(committed_db):
    assert [numbered("a"), numbered("a", fails=True), numbered("a")] == [1, 2, 2]


def test_people_at_once_get_numbers_without_a_gap(committed_db):
    def somebody():
        return [numbered("a", fails=turn % 3 == 0) for turn in range(10)]

    at_once(*[somebody] * 4)
    assert numbered("a") == 4 * 6 + 1


def test_numbers_are_given_inside_a_transaction_only(committed_db):
    with pytest.raises(RuntimeError, match="inside a transaction only"):
        next_number("a")
