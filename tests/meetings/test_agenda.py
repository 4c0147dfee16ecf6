"""The agenda is arranged quietly, published, and changed in the open."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from core.filing import Filing
from core.lifecycle import NotNow
from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from meetings import services
from meetings.models import AgendaItem, Suggestion
from meetings.states import S
from tests.make.meetings import (
    make_announced,
    make_circulated,
    make_held,
    make_item,
    make_meeting,
    make_suggestion,
)


def titles(meeting):
    """The agenda as it stands: position and title of each item."""
    return [(item.position, item.title.said("en").text) for item in meeting.items.standing()]


def lines(meeting, step):
    return list(Line.objects.filter(story_uid=meeting.uid, step=step).order_by("id"))


@pytest.fixture
def plan(cast):
    """A planned meeting with items A, B and C."""
    meeting = make_meeting(cast)
    for title in "ABC":
        make_item(meeting, cast, title=title)
    return meeting


def test_items_move_up_and_down_past_their_neighbour(cast, plan):
    a, _b, c = plan.items.standing()
    services.move_item(c, by=cast.secretary, places=-1)
    assert titles(plan) == [(1, "A"), (2, "C"), (3, "B")]
    services.move_item(a, by=cast.secretary, places=1)
    assert titles(plan) == [(1, "C"), (2, "A"), (3, "B")]


def test_at_the_end_of_the_list_nothing_moves(cast, plan):
    first, _middle, last = plan.items.standing()
    services.move_item(first, by=cast.secretary, places=-1)
    services.move_item(last, by=cast.secretary, places=1)
    assert titles(plan) == [(1, "A"), (2, "B"), (3, "C")]


def test_an_item_is_edited_in_its_place(cast, plan):
    item = plan.items.get(position=2)
    services.edit_item(item, by=cast.secretary, title=Words.of(en="B2"), standing_question="q2", minutes=45)
    assert titles(plan) == [(1, "A"), (2, "B2"), (3, "C")]
    assert [item.standing_question, item.minutes, item.version] == ["q2", 45, 2]


def test_dropped_from_a_draft_an_item_goes_and_the_gap_closes(cast, plan):
    services.drop_item(plan.items.get(position=1), by=cast.secretary)
    assert [titles(plan), AgendaItem.objects.count()] == [[(1, "B"), (2, "C")], 2]


def test_a_draft_leaves_neither_lines_nor_filings(cast, plan):
    services.drop_item(plan.items.get(position=1), by=cast.secretary)
    assert [Line.objects.filter(story_uid=plan.uid).count(), Filing.objects.count()] == [0, 0]


def test_every_change_of_the_agenda_is_the_meetings_next_version(cast, plan):
    before = plan.version
    make_item(plan, cast)
    plan.refresh_from_db()
    assert plan.version == before + 1


def test_an_empty_agenda_is_not_published(cast):
    meeting = services.announce_meeting(make_meeting(cast), by=cast.secretary)
    with pytest.raises(ValidationError):
        services.publish_agenda(meeting, by=cast.secretary)


def test_published_the_agenda_is_filed_and_its_line_carries_the_control_code(cast):
    meeting = make_circulated(cast)
    [line] = lines(meeting, "publish_agenda")
    assert [meeting.state, meeting.filing.number] == [S.CIRCULATED, 1]
    assert line.facts == {"filing": meeting.filing.sha256, "control": meeting.filing.control_code}
    assert meeting.filing.said("item 1").said("en").text == "On access"
    assert meeting.filing.facts["items"] == [{"item": 1, "question": "q1", "minutes": 30}]


def test_an_item_added_after_publication_is_marked_filed_and_written_down(cast):
    meeting = make_circulated(cast)
    item = make_item(meeting, cast, title="Late")
    [line] = lines(meeting, "revise")
    meeting.refresh_from_db()
    assert [i.is_added_late for i in meeting.items.standing()] == [False, True]
    assert [meeting.filing.number, meeting.filing.supersedes.number] == [2, 1]
    assert [line.about.uid, line.facts["change"], line.facts["item"]] == [item.uid, "added", 2]


def test_dropped_from_a_published_agenda_an_item_is_struck_out_and_stays(cast):
    meeting = make_circulated(cast)
    make_item(meeting, cast, title="Second")
    first = meeting.items.get(position=1)
    services.drop_item(first, by=cast.secretary)
    first.refresh_from_db()
    assert [titles(meeting), first.dropped_at is None] == [[(1, "Second")], False]
    assert [line.facts["change"] for line in lines(meeting, "revise")] == ["added", "dropped"]


def test_an_item_struck_out_twice_is_struck_out_once(cast):
    meeting = make_circulated(cast)
    item = make_item(meeting, cast, title="Second")
    services.drop_item(item, by=cast.secretary)
    services.drop_item(item, by=cast.secretary)
    assert [line.facts["change"] for line in lines(meeting, "revise")] == ["added", "dropped"]


def test_a_suggestion_on_the_agenda_is_suggested_no_more_and_comes_back_when_its_item_is_dropped(cast):
    meeting, suggestion = make_meeting(cast), make_suggestion(cast.body, cast.body)
    item = services.add_item(
        meeting, by=cast.secretary, title=suggestion.words, standing_question="q1", minutes=5, suggestion=suggestion
    )
    assert list(Suggestion.objects.waiting()) == []
    services.drop_item(item, by=cast.secretary)
    assert list(Suggestion.objects.waiting()) == [suggestion]


def test_the_agenda_of_a_held_meeting_stands(cast):
    meeting = make_held(cast)
    item = meeting.items.get()
    for attempt in (
        lambda: make_item(meeting, cast),
        lambda: services.drop_item(item, by=cast.secretary),
        lambda: services.move_item(item, by=cast.secretary, places=1),
    ):
        with pytest.raises(NotNow), transaction.atomic():
            attempt()


@pytest.mark.parametrize("who", ["chair", "member", "observer", "custodian", "outsider"])
def test_only_the_secretariat_arranges_and_publishes(cast, who):
    hat, meeting = getattr(cast, who), make_announced(cast)
    item = meeting.items.get()
    said = {"title": Words.of(en="X"), "standing_question": "q1", "minutes": 5}
    for attempt in (
        lambda: services.add_item(meeting, by=hat, **said),
        lambda: services.edit_item(item, by=hat, **said),
        lambda: services.move_item(item, by=hat, places=1),
        lambda: services.drop_item(item, by=hat),
        lambda: services.publish_agenda(meeting, by=hat),
    ):
        with pytest.raises(NotAllowed), transaction.atomic():
            attempt()


def test_a_draft_agenda_is_seen_by_the_members_and_not_by_observers_or_the_public(cast):
    meeting = make_announced(cast)
    seen = {
        who: AgendaItem.objects.visible_to(getattr(cast, who)).filter(meeting=meeting).count()
        for who in ("secretary", "custodian", "chair", "member", "observer", "outsider")
    }
    assert seen == {"secretary": 1, "custodian": 1, "chair": 1, "member": 1, "observer": 0, "outsider": 0}
    assert AgendaItem.objects.visible_to(None).count() == 0


def test_a_published_agenda_is_seen_by_everybody(cast):
    make_circulated(cast)
    assert AgendaItem.objects.visible_to(None).count() == 1
