"""Numbers of those present, as they may be printed (design.md §5.8)."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from meetings.turnout import printable

NAMES = ["civil_society", "executive", "experts", "independent", "observers", "parliament"]


@pytest.mark.parametrize(
    ("counts", "rows"),
    [
        ({}, []),
        ({"executive": 7, "civil_society": 12}, [(("civil_society",), 12), (("executive",), 7)]),
        (
            {"executive": 7, "independent": 2, "parliament": 3},
            [(("executive",), 7), (("independent", "parliament"), 5)],
        ),
        (
            {"executive": 7, "civil_society": 9, "independent": 1},
            [(("civil_society",), 9), (("executive", "independent"), 8)],
        ),
        ({"executive": 3, "independent": 1}, [(("executive", "independent"), None)]),
        ({"executive": 0}, [(("executive",), None)]),
    ],
)
def test_small_groups_are_told_together(counts, rows):
    assert printable(counts) == rows


@given(some.dictionaries(some.sampled_from(NAMES), some.integers(0, 30)))
def test_no_printed_number_is_below_five_and_they_add_up_to_the_whole(counts):
    rows = printable(counts)
    whole = sum(counts.values())
    assert [number for _names, number in rows if number is not None and number < 5] == []
    assert sum(number or 0 for _names, number in rows) == (whole if whole >= 5 else 0)
    assert sorted(name for names, _number in rows for name in names) == sorted(counts)


@given(some.dictionaries(some.sampled_from(NAMES), some.integers(0, 30), min_size=2))
def test_a_group_below_five_never_stands_alone(counts):
    alone = [names[0] for names, _number in printable(counts) if len(names) == 1]
    assert [name for name in alone if counts[name] < 5] == []
