"""Calls for extraordinary meetings on pages: who sees what, what is said before pressing, what the desk of the secretariat says."""

import pytest

from meetings import services
from meetings.models import Meeting, MeetingCall
from tests.make.calls import called_meeting, make_call, make_reached, make_scheduled, proposed_day
from tests.make.participants import client_of
from tests.meetings.browsing import address, html, queries, typed

ROLES = ("secretary", "chair", "member", "ministry", "observer", "outsider", "nobody")


def statuses(cast, name, *args):
    return {role: client_of(getattr(cast, role)).get(address(name, *args)).status_code for role in ROLES}


def test_everybody_reads_a_call_and_each_takes_only_its_own_step(cast):
    call = make_call(cast)
    assert set(statuses(cast, "page:call", call.ref).values()) == {200}
    refused = {role: 403 for role in ROLES} | {"nobody": 302}
    may = {"chair": 200, "ministry": 200}
    assert statuses(cast, "meetings:join_call", call.ref) == refused | may
    assert statuses(cast, "meetings:leave_call", call.ref) == refused | {"member": 200}
    assert statuses(cast, "meetings:schedule_called", call.ref) == refused | {"secretary": 302}
    assert statuses(cast, "meetings:open_call", cast.body.code) == refused | may | {"member": 200}
    assert statuses(cast, "meetings:set_procedure_days", cast.body.code) == refused | {"secretary": 200}


def test_calling_joining_with_one_press_and_scheduling_by_forms(cast):
    said = {"matter_en": "Detentions", "grounds_en": "The trials begin", "proposed_on": proposed_day().isoformat()}
    form = html(cast.member, "meetings:open_call", cast.body.code)
    assert "Calling is a signed public act" in form
    client = client_of(cast.member)
    response = client.post(address("meetings:open_call", cast.body.code), typed(cast.body, **said))
    call = MeetingCall.objects.get()
    assert response.headers["location"] == address("page:call", call.ref)
    for hat in cast.ngos[1:3]:
        page = html(hat, "page:call", call.ref)
        assert "Joining is a signed public act" in page
        assert address("meetings:join_call", call.ref) in page
        client_of(hat).post(address("meetings:join_call", call.ref), typed(call))  # a stale version overwrites nothing
    call.refresh_from_db()
    assert call.state == "reached"
    assert "Why this date?" in html(None, "page:call", call.ref)
    given = called_meeting()
    sent = {
        "on": given["on"].isoformat(),
        "starts": "10:00",
        "ends": "13:00",
        "zone": "Asia/Almaty",
        "place_ru": "Астана",
    }
    sent |= {"regime": "public", "languages": ["ru"], "standing_question": "q1"}
    client_of(cast.secretary).post(address("meetings:schedule_called", call.ref), typed(call, **sent))
    assert Meeting.objects.get().items.get().called_by == call


def test_a_mistake_stands_beside_its_field_and_loses_nothing(cast):
    said = {"matter_en": "Detentions", "grounds_en": "The trials begin", "proposed_on": "2020-01-06"}
    response = client_of(cast.member).post(address("meetings:open_call", cast.body.code), typed(cast.body, **said))
    page = response.content.decode()
    assert ("Propose a day that is still ahead." in page, "The trials begin" in page) == (True, True)


def test_the_desk_of_the_secretariat_says_until_when_and_the_meeting_names_the_call(cast):
    call = make_reached(cast)
    assert "Schedule the meeting that was called for:" in html(cast.secretary, "page:desk")
    services.schedule_called(call, by=cast.secretary, **called_meeting())
    assert "Schedule the meeting that was called for:" not in html(cast.secretary, "page:desk")
    assert address("page:call", call.ref) in html(None, "page:meeting", call.item.meeting.ref)


def test_the_page_of_a_body_lists_its_calls_and_says_who_can_call(cast):
    assert "Nobody has called yet." in html(None, "page:body", cast.body.code)
    call = make_call(cast)
    page = html(cast.member, "page:body", cast.body.code)
    assert (address("page:call", call.ref) in page, address("meetings:open_call", cast.body.code) in page) == (
        True,
        True,
    )
    assert address("meetings:open_call", cast.body.code) not in html(cast.observer, "page:body", cast.body.code)


def test_the_days_of_procedures_stand_with_the_timetables(cast):
    assert "Procedures between meetings, in working days" in html(None, "page:timetables", cast.body.code)
    sent = typed(cast.body, called_meeting=4, short_notice=3, silence=9, article_en="Article 12")
    client_of(cast.secretary).post(address("meetings:set_procedure_days", cast.body.code), sent)
    own, days = services.procedure_days_of(cast.body.pk)
    assert (own.number, days) == (1, {"called_meeting": 4, "short_notice": 3, "silence": 9})


@pytest.mark.parametrize("who", ["nobody", "ministry", "secretary"])
def test_a_call_joined_by_two_costs_the_queries_of_one(cast, who):
    hat, counts = getattr(cast, who), []
    call = make_call(cast)
    counts.append(queries(hat, "page:call", call.ref))
    services.join_call(call, by=cast.ngos[1])
    counts.append(queries(hat, "page:call", call.ref))
    assert counts[0] == counts[1]
    assert counts[0] <= 12


def test_a_scheduled_call_leads_to_its_meeting(cast):
    call = make_scheduled(cast)
    assert address("page:meeting", call.item.meeting.ref) in html(None, "page:call", call.ref)
