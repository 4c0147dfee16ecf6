"""The draft: paragraphs by item, whose they are, and what circulating asks of them."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from core.filing import Filing
from core.lifecycle import NotNow
from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from meetings import services
from meetings.models import Minutes, Remark
from tests.make.meetings import make_circulated, make_held, make_item
from tests.make.minutes import (
    IN_STATE,
    SAID,
    hold,
    make_begun,
    make_comment,
    make_drafted,
    make_in_comment,
    make_over,
    make_remark,
)
from tests.make.participants import make_organisation

AGAIN = Words.of(kk="Қайта жазылды", ru="Написано заново")


def numbers(minutes):
    return [remark.number for remark in minutes.remarks.standing()]


def refusal_of(act):
    """What the service refuses with, by field; above the form as ``None``."""
    with pytest.raises(ValidationError) as refusal:
        act()
    return getattr(refusal.value, "message_dict", {None: refusal.value.messages})


def test_the_minutes_of_a_held_meeting_are_begun_once(cast):
    meeting = make_held(cast)
    minutes = services.begin_minutes(meeting, by=cast.secretary)
    with pytest.raises(NotNow):
        services.begin_minutes(meeting, by=cast.secretary)
    assert [minutes.state, Minutes.objects.count()] == ["drafted", 1]


def test_a_meeting_that_was_not_held_has_none(cast):
    with pytest.raises(NotNow):
        services.begin_minutes(make_circulated(cast), by=cast.secretary)


def test_paragraphs_are_numbered_within_their_item(cast):
    minutes = make_drafted(cast, items=2, remarks=2)
    assert numbers(minutes) == ["1/1", "1/2", "2/1", "2/2"]


def test_a_paragraph_on_an_item_is_not_called_as_a_part_of_the_item_is(cast):
    meeting = make_circulated(cast)
    make_item(meeting, cast, minutes=5, parent=meeting.items.get())
    minutes = make_begun(cast, hold(meeting, cast))
    for item in meeting.items.standing():
        make_remark(minutes, cast, item=item)
    assert [item.number for item in meeting.items.standing()] == ["1", "1.1"]
    assert numbers(minutes) == ["1/1", "1.1/1"]


def test_a_removed_paragraph_leaves_nothing_of_its_text_and_those_after_it_move_up(cast):
    minutes = make_begun(cast)
    first, _second = make_remark(minutes, cast, text=AGAIN), make_remark(minutes, cast)
    services.remove_remark(first, by=cast.secretary)
    assert [[one.number, one.text.said("ru").text] for one in minutes.remarks.standing()] == [
        ["1/1", SAID.said("ru").text]
    ]
    assert not Remark.objects.get(pk=first.pk).text


def test_a_draft_leaves_no_line_and_no_filing(cast):
    lines = Line.objects.filter(story_kind="meetings.minutes")
    remark = make_remark(make_begun(cast), cast)
    services.edit_remark(remark, by=cast.secretary, text=AGAIN)
    filings = Filing.objects.filter(case_kind__in=["meetings.minutes", "meetings.remark"])
    assert [lines.count(), filings.count()] == [0, 0]


def test_on_the_record_a_paragraph_is_of_an_organisation_of_a_constituency_or_of_nobody_named(cast):
    minutes = make_begun(cast, regime="on_record")
    named = make_remark(minutes, cast, organisation=cast.member.organisation)
    counted = make_remark(minutes, cast, constituency="executive")
    nobody = make_remark(minutes, cast)
    rows = [(one.organisation, one.constituency) for one in (named, counted, nobody)]
    assert rows == [(cast.member.organisation, ""), (None, "executive"), (None, "")]


def test_a_paragraph_is_never_of_both_nor_of_an_organisation_that_was_not_invited(cast):
    minutes = make_begun(cast)
    both = {"organisation": cast.member.organisation, "constituency": "executive"}
    for said in (both, {"organisation": make_organisation()}):
        assert list(refusal_of(lambda said=said: make_remark(minutes, cast, **said))) == [None]
    assert Remark.objects.count() == 0


def test_a_paragraph_says_something(cast):
    minutes = make_begun(cast)
    assert list(refusal_of(lambda: make_remark(minutes, cast, text=Words()))) == ["text"]


def test_the_secretariat_alone_writes(cast):
    minutes = make_begun(cast)
    for hat in (cast.chair, cast.member, cast.signer, cast.custodian):
        with pytest.raises(NotAllowed):
            services.add_remark(minutes.meeting.items.first(), by=hat, text=SAID)


@pytest.mark.parametrize("state", ["in_comment", "approving", "published"])
def test_the_text_stands_while_others_read_it_whoever_writes(cast, state):
    minutes = IN_STATE[state](cast)
    remark = minutes.remarks.get()
    with pytest.raises(NotNow):
        services.edit_remark(remark, by=cast.secretary, text=AGAIN)
    for act in (
        lambda: Remark.objects.filter(pk=remark.pk).update(text=AGAIN),
        lambda: Remark.objects.filter(pk=remark.pk).delete(),
        lambda: Remark.objects.create(minutes=minutes, item=remark.item, position=2, text=AGAIN),
    ):
        with pytest.raises(DatabaseError, match="the text of these minutes stands"), transaction.atomic():
            act()


def test_while_comments_are_answered_the_text_is_written_anew(cast):
    remark = IN_STATE["answering"](cast).remarks.get()
    assert services.edit_remark(remark, by=cast.secretary, text=AGAIN).text.said("ru").text == "Написано заново"


def test_a_paragraph_with_a_comment_cannot_be_removed(cast):
    minutes = make_in_comment(cast)
    make_comment(minutes, cast.signer)
    Minutes.objects.filter(pk=minutes.pk).update(state="answering")
    remark = minutes.remarks.get()
    assert list(refusal_of(lambda: services.remove_remark(remark, by=cast.secretary))) == [None]


def test_circulating_names_the_items_without_a_paragraph(cast):
    minutes = make_begun(cast, items=3)
    make_remark(minutes, cast, item=minutes.meeting.items.get(position=2))
    said = refusal_of(lambda: services.circulate_minutes(minutes, by=cast.secretary))
    assert said == {None: ["Nothing is written yet on item: 1, 3."]}


def test_circulating_names_the_paragraphs_without_kazakh_or_russian(cast):
    minutes = make_drafted(cast)
    make_remark(minutes, cast, text=Words.of(ru="Только по-русски"))
    said = refusal_of(lambda: services.circulate_minutes(minutes, by=cast.secretary))
    sentence = "Comments begin when the text exists in Kazakh and in Russian. Paragraphs without: 1/2."
    assert said == {None: [sentence]}
    minutes.refresh_from_db()
    assert [minutes.state, minutes.comment_window] == ["drafted", None]


def test_circulating_waits_for_the_decision_sheet(cast):
    minutes = services.begin_minutes(make_held(cast), by=cast.secretary)
    make_remark(minutes, cast)
    [[said]] = refusal_of(lambda: services.circulate_minutes(minutes, by=cast.secretary)).values()
    assert said == "Publish the decision sheet first: the minutes read the decisions from it."


def test_circulating_opens_a_window_of_five_working_days(cast):
    window = make_in_comment(cast).comment_window
    assert [window.rule.code, window.working_days, window.is_window] == ["minutes_comments", 5, True]


def test_nothing_is_written_on_an_item_that_was_dropped(cast):
    meeting = make_over(cast)
    item = meeting.items.first()
    type(item).objects.filter(pk=item.pk).update(dropped_at=meeting.starts_at)
    minutes = make_begun(cast, meeting)
    item.refresh_from_db()
    assert list(refusal_of(lambda: make_remark(minutes, cast, item=item))) == [None]
