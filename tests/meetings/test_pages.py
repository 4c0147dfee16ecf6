"""What the pages of meetings say, and what they cost."""

import datetime as dt

import pytest

from core.words import Words
from meetings import services
from recommendations.services import adopt
from recommendations.services import work_off_meetings as transmit_all
from tests.make.meetings import (
    after,
    make_announced,
    make_cancelled,
    make_circulated,
    make_decision,
    make_held,
    make_item,
    make_meeting,
    make_published,
)
from tests.make.participants import client_of, make_body, make_seat
from tests.make.proposals import make_admitted
from tests.make.recommendations import a_wording, make_item_heard
from tests.make.recommendations import make_cast as make_story_cast
from tests.meetings.browsing import address, html, queries, typed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["secretary", "member", "nobody"])
def test_the_list_takes_as_many_queries_for_three_meetings_as_for_one(cast, who):
    cast.nobody = None
    counts = []
    for number in (1, 2):
        for _number in range(number):
            make_announced(cast)
            make_cancelled(cast)
        counts.append(queries(getattr(cast, who), "page:meetings"))
    assert [counts[0] == counts[1], counts[0] <= 10] == [True, True], counts


@pytest.mark.parametrize("who", ["secretary", "chair", "member", "nobody"])
def test_the_page_of_a_meeting_takes_as_many_queries_for_three_of_everything_as_for_one(db, who):
    """Items, seats, decisions, proposals and the recommendations made of them."""
    cast, counts = make_story_cast(), []
    cast.nobody = None
    for number in (1, 3):
        make_seat(cast.body)
        item = make_item_heard(cast, *(make_admitted(cast, publicity="at_once") for _number in range(number)))
        meeting, said = item.meeting, {"by": cast.secretary, "method": "consensus", "text": Words.of(en="Adopt")}
        adopt(decision_of=item, recommendations=[a_wording(cast) for _number in range(number)], **said)
        services.publish_decisions(meeting, by=cast.secretary)
        transmit_all()
        counts.append(queries(getattr(cast, who), "page:meeting", meeting.ref))
    assert [counts[0] == counts[1], counts[0] <= 12] == [True, True], counts


@pytest.mark.parametrize("number", [1, 3])
def test_the_editor_takes_the_same_queries_for_any_number_of_items(cast, number):
    meeting = make_meeting(cast)
    for _number in range(number):
        make_item(meeting, cast)
    assert queries(cast.secretary, "meetings:agenda", meeting.ref) == 8


def test_the_announcement_shows_beforehand_who_is_invited_and_where_nobody_sits(cast):
    page = html(cast.secretary, "meetings:announce", make_meeting(cast).ref)
    names = [cast.member.organisation, cast.observer.organisation, cast.empty_seat.organisation]
    assert [name.name.said("en").text in page for name in names] == [True] * 3
    assert page.count("nobody sits here yet") == 1


def test_the_secretariat_is_told_on_the_page_where_nobody_sits_and_a_member_is_not(cast):
    meeting = make_announced(cast)
    told = [
        html(hat, "page:meeting", meeting.ref).count("nobody sits here yet") for hat in (cast.secretary, cast.member)
    ]
    assert told == [1, 0]


def test_before_publishing_it_says_which_standing_questions_are_covered(cast):
    meeting = make_announced(cast)
    make_item(meeting, cast)
    page = " ".join(html(cast.secretary, "meetings:publish_agenda", meeting.ref).split())
    assert "Question 1: NGO proposals in law-making: <strong>2 items</strong>" in page
    assert "Question 2: national law and international obligations: <strong>none</strong>" in page


def test_items_show_when_they_begin(cast):
    meeting = make_circulated(cast)
    make_item(meeting, cast)
    page = html(None, "page:meeting", meeting.ref)
    assert [page.count(f"<time>{clock}</time>") for clock in ("10:00", "10:30", "11:00")] == [1, 1, 0]


def test_the_editor_says_by_how_much_the_items_are_too_long(cast):
    meeting = make_meeting(cast)
    make_item(meeting, cast, minutes=200)
    assert "20 minutes longer than the meeting" in html(cast.secretary, "meetings:agenda", meeting.ref)


def test_the_page_offers_each_hat_its_own_steps(cast):
    meeting = make_circulated(cast)
    offered = {}
    for who in ("secretary", "chair", "member", "custodian"):
        context = client_of(getattr(cast, who)).get(address("page:meeting", meeting.ref)).context
        offered[who] = [len(context["steps"]), [len(row.steps) for row in context["own"]]]
    assert offered == {"secretary": [9, []], "chair": [1, [2]], "member": [0, [2]], "custodian": [0, []]}


def test_that_it_was_held_is_offered_once_it_has_begun(cast):
    meeting, client = make_circulated(cast), client_of(cast.secretary)
    with after(meeting):
        client.force_login(cast.secretary.user)
        steps = client.get(address("page:meeting", meeting.ref)).context["steps"]
    assert [step["url"] for step in steps if step["is_primary"]] == [address("meetings:hold", meeting.ref)]


def test_names_of_those_present_are_on_the_page_of_the_secretariat_and_the_chair_alone(cast):
    meeting = make_held(cast)
    pages = [html(hat, "page:meeting", meeting.ref) for hat in (cast.secretary, cast.chair, cast.member, None)]
    assert [page.count("<td>Present</td>") for page in pages] == [4, 4, 0, 0]


def test_without_attribution_no_page_shows_answers_or_presence_after_the_meeting(cast):
    meeting = make_held(cast, regime="closed")
    pages = [html(hat, "page:meeting", meeting.ref) for hat in (cast.secretary, cast.chair)]
    assert [("Present" in page, "No answer yet" in page) for page in pages] == [(False, False)] * 2


def test_small_groups_are_not_told_apart_in_public(cast):
    meeting = make_held(cast, regime="closed", attendance={"civil_society": 9, "executive": 3, "parliament": 2})
    page = html(None, "page:meeting", meeting.ref)
    assert ["Civil society: <strong>9</strong>" in page, "Executive, Parliament: <strong>5</strong>" in page] == [
        True
    ] * 2


def test_decisions_are_public_with_the_sheet(cast):
    meeting, client = make_held(cast), client_of(cast.secretary)
    item = meeting.items.get()
    make_decision(item, cast)
    meeting.refresh_from_db()
    hidden = html(None, "page:meeting", meeting.ref)
    client.post(address("meetings:publish_decisions", meeting.ref), typed(meeting))
    item.refresh_from_db()
    shown, sheet = html(None, "page:meeting", meeting.ref), html(None, "page:decision_sheet", meeting.ref)
    assert ["Adopt it" in page for page in (hidden, shown, sheet)] == [False, True, True]
    assert item.decision.filing.control_code in sheet


def test_the_list_has_what_is_coming_before_what_is_over_and_finds_by_word_and_body(cast):
    soon, later, gone = make_announced(cast), make_announced(cast, on=dt.date(2099, 1, 1)), make_cancelled(cast)
    other = make_announced(cast, body=make_body(), title=Words.of(en="Budget"))
    context = client_of(None).get(address("page:meetings")).context
    assert [m.pk for m in context["upcoming"]] == [soon.pk, other.pk, later.pk]
    assert [m.pk for m in context["past"]] == [gone.pk]
    for asked in ({"q": "budget"}, {"body": other.body.code}):
        found = client_of(None).get(address("page:meetings"), asked).context
        assert [m.pk for m in found["upcoming"]] == [other.pk]


def test_the_list_says_what_to_do_when_nothing_is_found(cast):
    assert "No meeting matches" in client_of(None).get(address("page:meetings"), {"q": "zzz"}).content.decode()


def test_lines_that_are_not_public_are_in_the_timeline_of_the_secretariat_alone(cast):
    meeting = make_held(cast)
    make_decision(meeting.items.get(), cast)
    seen = [
        client_of(hat).get(address("page:meeting", meeting.ref)).context["events"] for hat in (cast.secretary, None)
    ]
    assert [len(events) for events in seen] == [4, 3]


def test_a_cancelled_meeting_says_why(cast):
    assert "The hall is closed" in html(None, "page:meeting", make_cancelled(cast).ref)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_opens_in_every_language(cast, language):
    meeting = make_published(cast)
    for name in ("page:meeting", "page:decision_sheet"):
        assert f'<html lang="{language}">' in html(cast.secretary, name, meeting.ref, language=language)
