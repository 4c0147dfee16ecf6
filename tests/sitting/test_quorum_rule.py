"""The quorum as a rule: pure, every share, every part."""

from itertools import product

import pytest

from meetings.kinds import Share
from meetings.quorum import TOTAL, Rule, needed, shown, tally
from meetings.voting import by_constituency, totals

SEATS = {"civil_society": 3, "executive": 3, "parliament": 1, "observers": 4}


@pytest.mark.parametrize(
    ("share", "of_one_to_seven"),
    [
        (Share.ONE_THIRD, [1, 1, 1, 2, 2, 2, 3]),
        (Share.HALF, [1, 1, 2, 2, 3, 3, 4]),
        (Share.MORE_THAN_HALF, [1, 2, 2, 3, 3, 4, 4]),
        (Share.TWO_THIRDS, [1, 2, 2, 3, 4, 4, 5]),
        (Share.THREE_QUARTERS, [1, 2, 3, 3, 4, 5, 6]),
    ],
)
def test_each_share_asks_for_so_many_seats(share, of_one_to_seven):
    assert [needed(seats, share) for seats in range(1, 8)] == of_one_to_seven


def test_every_way_seven_seats_can_be_filled_is_met_exactly_when_the_total_and_both_sides_are():
    for civil, state, other in product(range(4), range(4), range(2)):
        whole = tally(Rule(), SEATS, {"civil_society": civil, "executive": state, "parliament": other, "observers": 4})
        assert whole.met == (civil >= 2 and state >= 2 and civil + state + other >= 4)


def test_a_tally_says_what_is_needed_what_is_there_and_where_it_is_missing():
    whole = tally(Rule(), SEATS, {"civil_society": 1, "executive": 3, "parliament": 1})
    assert [(p.name, p.seats, p.needed, p.there, p.met) for p in whole.parts] == [
        (TOTAL, 7, 4, 5, True),
        ("civil_society", 3, 2, 1, False),
        ("executive", 3, 2, 3, True),
    ]
    assert [part.name for part in whole.missing] == ["civil_society"]


def test_observers_never_count_and_an_adviser_fills_no_other_chair():
    assert tally(Rule(required=()), SEATS, {"observers": 40}).parts[0].there == 0
    assert not tally(Rule(), SEATS, {"executive": 30, "civil_society": 1}).met


def test_a_side_without_a_seat_is_never_met():
    whole = tally(Rule(), {"executive": 9}, {"executive": 9})
    assert [[part.name for part in whole.missing], whole.met] == [["civil_society"], False]


@pytest.mark.parametrize(
    ("there", "numbers"),
    [
        ({"civil_society": 6, "executive": 7, "parliament": 5}, [18, 6, 7]),
        ({"civil_society": 6, "executive": 2, "parliament": 3}, [11, 6, None]),
        ({"civil_society": 6, "executive": 2}, [8, None, None]),  # 8 − 6 would tell the two
        ({"civil_society": 2, "executive": 2}, [None, None, None]),
        ({"civil_society": 6, "executive": 7, "observers": 3}, [None, None, 7]),  # the turnout tells 9 and 7 of 16
        ({"civil_society": 6, "executive": 7, "observers": 5}, [13, 6, 7]),
        ({"civil_society": 11, "executive": 7, "parliament": 5}, [None, None, 7]),  # two advisers beside nine members
    ],
)
def test_what_is_shown_holds_no_number_below_five_nor_one_by_subtraction(there, numbers):
    seats = {"civil_society": 9, "executive": 9, "parliament": 9}
    whole = tally(Rule(), seats, there)
    open_ = shown(whole, there, seats)
    assert [part.there for part in open_.parts] == numbers
    assert [part.met for part in open_.parts] == [part.met for part in whole.parts]


def test_a_vote_is_told_in_total_and_by_constituency_only_without_small_numbers():
    large = {"civil_society": {"for": 9, "against": 5}, "executive": {"for": 7, "abstain": 6}}
    small = {"civil_society": {"for": 9, "against": 1}, "executive": {"for": 7}}
    assert totals(small) == {"for": 16, "against": 1, "abstain": 0}
    assert [by_constituency(large), by_constituency(small)] == [
        [("civil_society", 9, 5, 0), ("executive", 7, 0, 6)],
        [],
    ]
