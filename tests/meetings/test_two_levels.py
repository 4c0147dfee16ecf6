"""An agenda has two levels: parts stay within their item, move with it and are numbered behind it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from core.words import Words
from meetings import services
from tests.make.meetings import make_circulated, make_item, make_meeting
from tests.make.participants import client_of
from tests.meetings.browsing import address, html, typed
from tests.reports.test_documents import ask, read

pytestmark = pytest.mark.django_db


def rows(meeting):
    """The agenda as it stands: number, title, position."""
    return [(item.number, item.title.said("en").text, item.position) for item in meeting.items.standing()]


def make_part(parent, cast, *, title, minutes=10):
    said = {"title": Words.of(en=title), "standing_question": "q1", "minutes": minutes}
    return services.add_item(parent.meeting, by=cast.secretary, parent=parent, **said)


def edit(item, cast, **changed):
    stands = {name: getattr(item, name) for name in ("title", "standing_question", "minutes", "parent")}
    return services.edit_item(item, by=cast.secretary, **{**stands, **changed})


@pytest.fixture
def plan(cast):
    """A (30 minutes) with parts a and b, and B, of a planned meeting."""
    meeting = make_meeting(cast)
    whole = make_item(meeting, cast, title="A")
    make_item(meeting, cast, title="B")
    for title in "ab":
        make_part(whole, cast, title=title)
    return meeting


def item(meeting, number):
    return meeting.items.standing().get(number=number)


def refused(attempt, field):
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        attempt()
    assert list(refusal.value.error_dict) == [field]


def test_parts_stand_behind_their_item_and_are_numbered_with_it(plan):
    assert rows(plan) == [("1", "A", 1), ("1.1", "a", 2), ("1.2", "b", 3), ("2", "B", 4)]


def test_an_item_moves_with_its_parts(cast, plan):
    services.lower_item(item(plan, "1"), by=cast.secretary)
    assert rows(plan) == [("1", "B", 1), ("2", "A", 2), ("2.1", "a", 3), ("2.2", "b", 4)]
    services.raise_item(item(plan, "2"), by=cast.secretary)
    assert [title for _number, title, _position in rows(plan)] == ["A", "a", "b", "B"]


def test_a_part_moves_within_its_item_only(cast, plan):
    services.raise_item(item(plan, "1.2"), by=cast.secretary)
    services.lower_item(item(plan, "1.2"), by=cast.secretary)
    assert rows(plan) == [("1", "A", 1), ("1.1", "b", 2), ("1.2", "a", 3), ("2", "B", 4)]


def test_parts_stay_within_the_minutes_of_their_item(cast, plan):
    whole, part = item(plan, "1"), item(plan, "1.1")
    refused(lambda: make_part(whole, cast, title="c", minutes=11), "minutes")
    refused(lambda: edit(part, cast, minutes=21), "minutes")
    refused(lambda: edit(whole, cast, minutes=19), "minutes")
    make_part(whole, cast, title="c", minutes=10)
    assert [item(plan, number).minutes for number in ("1", "1.1", "1.2", "1.3")] == [30, 10, 10, 10]


def test_there_is_no_third_level(cast, plan):
    refused(lambda: make_part(item(plan, "1.1"), cast, title="x"), "parent")
    refused(lambda: edit(item(plan, "1"), cast, parent=item(plan, "2")), "parent")
    refused(lambda: edit(item(plan, "2"), cast, parent=item(plan, "2")), "parent")
    refused(lambda: edit(item(plan, "2"), cast, parent=make_item(make_meeting(cast), cast)), "parent")


def test_a_part_becomes_an_item_of_its_own_and_back(cast, plan):
    edit(item(plan, "1.1"), cast, parent=None)
    assert rows(plan) == [("1", "A", 1), ("1.1", "b", 2), ("2", "B", 3), ("3", "a", 4)]
    edit(item(plan, "3"), cast, parent=item(plan, "1"))
    assert [number for number, _title, _position in rows(plan)] == ["1", "1.1", "1.2", "2"]


def test_an_item_with_parts_is_not_dropped_its_parts_are(cast, plan):
    with pytest.raises(ValidationError), transaction.atomic():
        services.drop_item(item(plan, "1"), by=cast.secretary)
    services.drop_item(item(plan, "1.1"), by=cast.secretary)
    assert rows(plan) == [("1", "A", 1), ("1.1", "b", 2), ("2", "B", 3)]


def test_the_filed_agenda_says_what_is_part_of_what(cast):
    meeting = make_circulated(cast)
    make_part(meeting.items.get(), cast, title="a")
    meeting.refresh_from_db()
    assert meeting.filing.facts["items"] == [
        {"item": 1, "question": "q1", "minutes": 30},
        {"item": 2, "question": "q1", "minutes": 10, "part_of": 1},
    ]


def test_pages_and_paper_print_both_levels_with_their_times(cast):
    meeting = make_circulated(cast)
    make_item(meeting, cast, title="B")
    for title in "ab":
        make_part(meeting.items.get(number="1"), cast, title=title)
    expected = [("10:00", "1"), ("10:00", "1.1"), ("10:10", "1.2"), ("10:30", "2")]
    context = client_of(None).get(address("page:meeting", meeting.ref)).context
    assert [(f"{one.begins:%H:%M}", one.number) for one in context["items"]] == expected
    table = read(ask(None, meeting, "agenda"))[2][-1]
    assert [tuple(row[:2]) for row in table[1:]] == expected
    page = html(cast.secretary, "meetings:agenda", meeting.ref)
    assert [page.count("todo--part"), "longer than the meeting" in page] == [2, False]


def test_the_first_and_the_last_of_their_siblings_have_one_button_less(cast, plan):
    page = html(cast.secretary, "meetings:agenda", plan.ref)
    up, down = (
        [one.number for one in plan.items.standing() if f'{address(f"meetings:{step}_item", one.uid)}">' in page]
        for step in ("raise", "lower")
    )
    assert [up, down] == [["1.2", "2"], ["1", "1.1"]]


def test_a_part_is_added_by_the_form_and_too_many_minutes_are_refused_beside_the_field(cast):
    meeting = make_meeting(cast)
    whole = make_item(meeting, cast)
    meeting.refresh_from_db()
    client, editor = client_of(cast.secretary), address("meetings:agenda", meeting.ref)
    said = {"title_en": "a", "standing_question": "q2", "parent": str(whole.uid)}
    response = client.post(editor, typed(meeting, minutes=31, **said))
    form = response.context["form"]
    assert [form.errors, form["title"].value()[2]] == [
        {"minutes": ["The item it is part of has only 30 minutes left."]},
        "a",
    ]
    client.post(editor, typed(meeting, minutes=30, **said))
    assert [one.number for one in meeting.items.standing()] == ["1", "1.1"]


def test_the_form_of_an_item_offers_the_other_items_and_none_to_one_with_parts(cast, plan):
    def offered(number):
        form = client_of(cast.secretary).get(address("meetings:edit_item", item(plan, number).uid)).context["form"]
        return [one.number for one in form.fields["parent"].queryset]

    assert [offered("1"), offered("2"), offered("1.1")] == [[], ["1"], ["1", "2"]]
