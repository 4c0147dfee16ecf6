"""When an item is decided in its parts: every case of two levels."""

import pytest

from meetings.parts import split


@pytest.mark.parametrize(
    ("rows", "resting", "without", "in_parts"),
    [
        ([], set(), [], []),
        ([(1, None, False)], set(), [1], []),
        ([(1, None, True)], set(), [], []),
        ([(1, None, False), (2, 1, True), (3, 1, True)], set(), [], [1]),
        ([(1, None, False), (2, 1, True), (3, 1, False)], set(), [1, 3], []),
        ([(1, None, False), (2, 1, True)], {1}, [1], []),
        ([(1, None, True), (2, 1, True)], {1}, [], []),
        ([(1, None, True), (2, 1, False)], set(), [2], []),
        ([(1, None, False), (2, 1, True)], {2}, [], [1]),
    ],
)
def test_an_item_is_decided_in_its_parts_when_each_is_and_nothing_rests_on_it(rows, resting, without, in_parts):
    assert split(rows, resting) == (without, in_parts)
