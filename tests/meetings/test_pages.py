"""What the pages of meetings say, and what they cost."""

import datetime as dt
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from core.words import Words
from meetings import services
from meetings.kinds import Answer, Presence
from meetings.models import Attendance, Meeting
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
    make_suggestion,
)
from tests.make.participants import client_of, make_body, make_seat
from tests.make.proposals import make_admitted
from tests.make.recommendations import a_wording, make_item_heard
from tests.make.recommendations import make_cast as make_story_cast

pytestmark = pytest.mark.django_db


def address(name, *args, language="en"):
    with translation.override(language):
        return reverse(name, args=args)


def html(hat, name, *args, language="en"):
    """The page as this hat gets it."""
    response = client_of(hat).get(address(name, *args, language=language))
    assert response.status_code == 200
    return response.content.decode()


def typed(thing=None, **said):
    """What a browser sends with a step's form."""
    return {"once": uuid.uuid4(), **({"version": thing.version} if thing else {}), **said}


def typed_meeting(body_, **changed):
    """A filled-in form for a new meeting."""
    on = timezone.localdate() + dt.timedelta(days=20)
    said = {"body": body_.pk, "title_ru": "О судах", "kind": "regular", "on": on.isoformat(), "starts": "10:00"}
    said |= {
        "ends": "12:30",
        "zone": "Asia/Almaty",
        "place_ru": "Астана",
        "regime": "on_record",
        "languages": ["kk", "ru"],
    }
    return typed(**{**said, **changed})


def queries(hat, name, *args):
    """How many queries the page takes."""
    client = client_of(hat)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address(name, *args)).status_code == 200
    return len(asked)


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
    assert [counts[0] == counts[1], counts[0] <= 10] == [True, True], counts


@pytest.mark.parametrize("number", [1, 3])
def test_the_editor_takes_the_same_queries_for_any_number_of_items(cast, number):
    meeting = make_meeting(cast)
    for _number in range(number):
        make_item(meeting, cast)
    assert queries(cast.secretary, "meetings:agenda", meeting.ref) == 7


def test_a_secretary_schedules_a_meeting_by_its_form(cast):
    client = client_of(cast.secretary)
    response = client.post(address("meetings:schedule"), typed_meeting(cast.body, chair_kk="Төраға"))
    meeting = Meeting.objects.get()
    assert [response.status_code, response["Location"]] == [302, address("page:meeting", meeting.ref)]
    assert [meeting.title, meeting.regime, meeting.languages] == [Words.of(ru="О судах"), "on_record", ["kk", "ru"]]
    assert [meeting.ends, meeting.chair] == [dt.time(12, 30), Words.of(kk="Төраға")]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title_ru": ""}, "title"),
        ({"on": "2020-01-01"}, "on"),
        ({"on": "tomorrow"}, "on"),
        ({"ends": "09:00"}, "ends"),
        ({"zone": "Asia/Nowhere"}, "zone"),
        ({"place_ru": ""}, "place"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"regime": "secret"}, "regime"),
        ({"languages": []}, "languages"),
        ({"body": 0}, "body"),
    ],
)
def test_bad_input_gets_a_message_beside_its_field_and_loses_nothing_typed(cast, changed, field):
    response = client_of(cast.secretary).post(address("meetings:schedule"), typed_meeting(cast.body, **changed))
    form = response.context["form"]
    assert [response.status_code, list(form.errors), Meeting.objects.count()] == [200, [field], 0]
    assert form["starts"].value() == "10:00"


def test_a_double_click_schedules_one_meeting_and_both_clicks_lead_to_it(cast):
    client, said = client_of(cast.secretary), typed_meeting(cast.body)
    places = [client.post(address("meetings:schedule"), said)["Location"] for _click in range(2)]
    assert [Meeting.objects.count(), places] == [1, [address("page:meeting", Meeting.objects.get().ref)] * 2]


def test_a_stale_page_is_told_and_changes_nothing(cast):
    meeting = make_announced(cast)
    said = typed(meeting, reason_en="No hall")
    services.amend_meeting(meeting, by=cast.secretary, title=Words.of(en="X"), languages=["kk"], chair=Words())
    response = client_of(cast.secretary).post(address("meetings:cancel", meeting.ref), said)
    meeting.refresh_from_db()
    assert [response.status_code, meeting.state] == [409, "announced"]


def test_a_reason_is_asked_for_before_a_meeting_is_cancelled(cast):
    meeting = make_announced(cast)
    response = client_of(cast.secretary).post(address("meetings:cancel", meeting.ref), typed(meeting))
    meeting.refresh_from_db()
    assert [list(response.context["form"].errors), meeting.state] == [["reason"], "announced"]


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


def test_items_are_added_moved_edited_and_dropped_by_plain_forms(cast):
    meeting, client = make_meeting(cast), client_of(cast.secretary)

    def add(title):
        meeting.refresh_from_db()
        said = typed(meeting, title_en=title, standing_question="q1", minutes="15", rapporteurs_kk="Әділет министрлігі")
        return client.post(address("meetings:agenda", meeting.ref), said)

    def press(step, position, **said):
        item = meeting.items.get(position=position)
        return client.post(address(f"meetings:{step}", item.uid), typed(item, **said))

    places = [add("A"), add("B"), press("raise_item", 2), press("lower_item", 1)]
    places += [press("edit_item", 1, title_en="A2", standing_question="q2", minutes="5"), press("drop_item", 2)]
    assert {place["Location"] for place in places} == {address("meetings:agenda", meeting.ref)}
    assert [(i.position, i.title.said("en").text, i.minutes) for i in meeting.items.standing()] == [(1, "A2", 5)]


def test_a_button_pressed_twice_moves_an_item_once(cast):
    meeting, client = make_meeting(cast), client_of(cast.secretary)
    for title in "ABC":
        make_item(meeting, cast, title=title)
    last = meeting.items.get(position=3)
    said = typed(last)
    for _click in range(2):
        client.post(address("meetings:raise_item", last.uid), said)
    assert [i.title.said("en").text for i in meeting.items.standing()] == ["A", "C", "B"]


def test_a_suggestion_fills_the_form_and_leaves_the_column_once_it_is_an_item(cast):
    meeting, suggestion = make_meeting(cast), make_suggestion(cast.body, cast.body)
    client, editor = client_of(cast.secretary), address("meetings:agenda", meeting.ref)
    form = client.get(editor, {"suggestion": suggestion.uid}).context["form"]
    said = {"title_en": "Overdue", "standing_question": "q2", "minutes": 20, "suggestion": form["suggestion"].value()}
    response = client.post(editor, typed(meeting, **said))
    assert [form["title"].initial, response.status_code] == [suggestion.words, 302]
    assert list(client.get(editor).context["suggestions"]) == []


def test_a_suggestion_of_another_body_fills_no_form(cast):
    other = make_suggestion(make_body(), cast.body)
    editor = address("meetings:agenda", make_meeting(cast).ref)
    assert client_of(cast.secretary).get(editor, {"suggestion": other.uid}).status_code == 404


def test_a_member_answers_on_the_page_and_changes_their_mind(cast):
    meeting, client = make_announced(cast), client_of(cast.member)
    invitation = meeting.invitations.get(seat=cast.member.seat)
    for step, answer in (("accept", Answer.YES), ("decline", Answer.NO)):
        [own] = client.get(address("page:meeting", meeting.ref)).context["own"]
        said = typed(once=own.form["once"].value(), version=own.form["version"].value())
        response = client.post(address(f"meetings:{step}", invitation.uid), said)
        invitation.refresh_from_db()
        assert [response["Location"], invitation.answer] == [address("page:meeting", meeting.ref), answer]


def test_the_page_offers_each_hat_its_own_steps(cast):
    meeting = make_circulated(cast)
    offered = {}
    for who in ("secretary", "chair", "member", "custodian"):
        context = client_of(getattr(cast, who)).get(address("page:meeting", meeting.ref)).context
        offered[who] = [len(context["steps"]), [len(row.steps) for row in context["own"]]]
    assert offered == {"secretary": [4, []], "chair": [0, [2]], "member": [0, [2]], "custodian": [0, []]}


def test_that_it_was_held_is_offered_once_it_has_begun(cast):
    meeting, client = make_circulated(cast), client_of(cast.secretary)
    with after(meeting):
        client.force_login(cast.secretary.user)
        steps = client.get(address("page:meeting", meeting.ref)).context["steps"]
    assert [step["url"] for step in steps if step["is_primary"]] == [address("meetings:hold", meeting.ref)]


def test_attendance_is_taken_seat_by_seat(cast):
    meeting, client = make_circulated(cast), client_of(cast.secretary)
    said = {f"seat-{row.seat.uid}": "present" for row in meeting.invitations.by_seat()}
    said[f"seat-{cast.member.seat.uid}"] = "excused"
    with after(meeting):
        client.force_login(cast.secretary.user)
        response = client.post(address("meetings:hold", meeting.ref), typed(meeting, **said))
    assert response.status_code == 302
    assert Attendance.objects.get(seat=cast.member.seat).presence == Presence.EXCUSED


def test_without_attribution_the_form_asks_for_numbers_and_for_nothing_else(cast):
    meeting, client = make_circulated(cast, regime="chatham_house"), client_of(cast.secretary)
    fields = list(client.get(address("meetings:hold", meeting.ref)).context["form"].fields)
    groups = ["civil_society", "executive", "parliament", "observers"]
    assert fields == ["version", "once", *(f"number-{name}" for name in groups)]
    with after(meeting):
        client.force_login(cast.secretary.user)
        client.post(address("meetings:hold", meeting.ref), typed(meeting, **{f"number-{name}": "4" for name in groups}))
    meeting.refresh_from_db()
    assert [meeting.state, meeting.turnout] == ["held", dict.fromkeys(groups, 4)]


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


def test_a_sheet_with_an_open_item_is_refused_with_its_number(cast):
    meeting = make_held(cast)
    response = client_of(cast.secretary).post(address("meetings:publish_decisions", meeting.ref), typed(meeting))
    assert response.context["form"].non_field_errors() == ["No decision is recorded yet on item: 1."]


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
