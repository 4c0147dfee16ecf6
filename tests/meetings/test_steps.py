"""Steps of meetings as a browser takes them: forms, double clicks, stale pages."""

import datetime as dt

import pytest

from core.words import Words
from meetings import services
from meetings.kinds import Answer, Presence
from meetings.models import Attendance, Meeting
from tests.make.meetings import (
    after,
    make_announced,
    make_circulated,
    make_held,
    make_item,
    make_meeting,
    make_suggestion,
)
from tests.make.participants import client_of, make_body
from tests.meetings.browsing import address, typed, typed_meeting

pytestmark = pytest.mark.django_db


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


def test_a_sheet_with_an_open_item_is_refused_with_its_number(cast):
    meeting = make_held(cast)
    response = client_of(cast.secretary).post(address("meetings:publish_decisions", meeting.ref), typed(meeting))
    assert response.context["form"].non_field_errors() == ["No decision is recorded yet on item: 1."]
