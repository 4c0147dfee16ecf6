"""An item is put in its place: by keys, by drag, by buttons, on two levels."""

import pytest
from django.core.exceptions import ValidationError

from core.lines import Line
from core.rules import NotAllowed
from meetings import services
from meetings.programme import with_moves


def agenda(meeting):
    """As it is printed: "1 A, 1.1 B"."""
    return ", ".join(f"{item.number} {item.title.said('en').text}" for item in meeting.items.standing())


def item(meeting, title):
    return next(one for one in meeting.items.standing() if one.title.said("en").text == title)


def put(cast, plan, title, *, part_of=None, behind=None):
    found = {name: item(plan, one) if one else None for name, one in (("part_of", part_of), ("behind", behind))}
    return services.place_item(item(plan, title), by=cast.secretary, **found)


PLACES = [
    ("E", {}, "1 E, 2 A, 2.1 B, 2.2 C, 3 D"),
    ("E", {"behind": "A"}, "1 A, 1.1 B, 1.2 C, 2 E, 3 D"),
    ("A", {"behind": "D"}, "1 D, 2 A, 2.1 B, 2.2 C, 3 E"),
    ("E", {"part_of": "D"}, "1 A, 1.1 B, 1.2 C, 2 D, 2.1 E"),
    ("D", {"part_of": "A", "behind": "B"}, "1 A, 1.1 B, 1.2 D, 1.3 C, 2 E"),
    ("C", {"part_of": "A"}, "1 A, 1.1 C, 1.2 B, 2 D, 3 E"),
    ("B", {"behind": "A"}, "1 A, 1.1 C, 2 B, 3 D, 4 E"),
    ("D", {"behind": "A"}, "1 A, 1.1 B, 1.2 C, 2 D, 3 E"),
]


@pytest.mark.parametrize(("title", "where", "stands"), PLACES)
def test_an_item_goes_where_it_is_put_and_its_parts_with_it(cast, plan, title, where, stands):
    put(cast, plan, title, **where)
    assert agenda(plan) == stands


def test_put_where_it_stands_nothing_happens(cast, plan):
    before = item(plan, "D").version
    put(cast, plan, "D", behind="A")
    assert item(plan, "D").version == before


REFUSED = [
    ("A", {"part_of": "D"}, "part_of_parts"),
    ("D", {"part_of": "B"}, "part_of_a_part"),
    ("D", {"behind": "B"}, "behind_a_stranger"),
    ("B", {"part_of": "D"}, "no_minutes_left"),
]


@pytest.mark.parametrize(("title", "where", "_why"), REFUSED)
def test_what_does_not_fit_is_refused_and_changes_nothing(cast, plan, title, where, _why):
    with pytest.raises(ValidationError):
        put(cast, plan, title, **where)
    assert agenda(plan) == "1 A, 1.1 B, 1.2 C, 2 D, 3 E"


def test_indented_an_item_is_the_last_part_of_the_one_above_and_outdented_it_stands_behind_it(cast, plan):
    services.indent_item(item(plan, "D"), by=cast.secretary)
    assert agenda(plan) == "1 A, 1.1 B, 1.2 C, 1.3 D, 2 E"
    services.outdent_item(item(plan, "B"), by=cast.secretary)
    assert agenda(plan) == "1 A, 1.1 C, 1.2 D, 2 B, 3 E"


def test_the_first_item_has_none_above_it(cast, plan):
    with pytest.raises(ValidationError):
        services.indent_item(item(plan, "A"), by=cast.secretary)


def test_indented_twice_or_outdented_twice_it_stays(cast, plan):
    services.indent_item(item(plan, "B"), by=cast.secretary)
    services.outdent_item(item(plan, "D"), by=cast.secretary)
    assert agenda(plan) == "1 A, 1.1 B, 1.2 C, 2 D, 3 E"


def test_each_item_says_where_it_can_go(cast, plan):
    found = {
        str(one.title.said("en").text): (one.can_rise, one.can_sink, one.can_indent, one.can_outdent)
        for one in with_moves(list(plan.items.standing()))
    }
    assert found == {
        "A": (False, True, False, False),
        "B": (False, True, False, True),
        "C": (True, False, False, True),
        "D": (True, True, True, False),
        "E": (True, False, True, False),
    }


def test_of_a_published_agenda_every_move_is_a_line(cast, plan):
    services.publish_agenda(plan, by=cast.secretary)
    put(cast, plan, "E", behind="A")
    put(cast, plan, "E", behind="A")
    [line] = Line.objects.filter(story_uid=plan.uid, step="revise")
    assert line.facts["change"] == "moved"


@pytest.mark.parametrize("service", ["place_item", "indent_item", "outdent_item"])
def test_only_the_secretariat_arranges(cast, plan, service):
    with pytest.raises(NotAllowed):
        getattr(services, service)(item(plan, "C"), by=cast.member)
