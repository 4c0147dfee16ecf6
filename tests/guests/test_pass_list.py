"""Names for the guards: given for one meeting, printed, kept nowhere else, and gone five working days later."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.urls import get_resolver

import meetings
from deadlines.terms import calendar_now
from meetings import services
from meetings.models import GuestPass
from tests.make.guests import NAME, make_answer, make_told, seat_of
from tests.make.meetings import after, full_house, make_announced, make_cast, make_circulated, make_held
from tests.make.participants import client_of
from tests.meetings.browsing import address, html, typed
from tests.minutes.test_the_link import dumped

MARKER = "TULPAROV ZHANIBEK"  # as in the identity document; fictional
NEED = "zhaima rug by the window"


@pytest.mark.django_db
def test_a_name_is_taken_only_where_the_place_asks_for_it(cast):
    meeting = make_announced(cast)
    make_answer(meeting, cast.member, pass_name=NAME)
    form = (
        client_of(cast.member).get(address("meetings:answer_seat", seat_of(meeting, cast.member).uid)).context["form"]
    )
    assert [GuestPass.objects.count(), "pass_name" in form.fields] == [0, False]


@pytest.mark.django_db
def test_the_form_says_what_becomes_of_the_name(cast):
    meeting = make_announced(cast)
    services.ask_passes(meeting, by=cast.secretary, asks_passes=True)
    shown = html(cast.member, "meetings:answer_seat", seat_of(meeting, cast.member).uid)
    assert ["never exported" in shown, "erased 5 working days after the meeting" in shown] == [True, True]


@pytest.mark.django_db
def test_the_secretariat_asks_for_names_and_stops_asking_which_erases_them(cast):
    meeting, client = make_announced(cast), client_of(cast.secretary)
    page = address("meetings:guests", meeting.ref)
    client.post(page, typed(meeting, asks_passes="on"))
    make_answer(meeting, cast.member, pass_name=NAME)
    meeting.refresh_from_db()
    assert [meeting.asks_passes, GuestPass.objects.count()] == [True, 1]
    client.post(page, typed(meeting))
    assert GuestPass.objects.count() == 0


@pytest.mark.django_db
def test_of_a_meeting_that_was_held_no_names_are_asked(cast):
    with pytest.raises(ValidationError):
        services.ask_passes(make_held(cast), by=cast.secretary, asks_passes=True)


@pytest.mark.django_db
def test_the_list_prints_names_in_order_without_who_sent_them_and_is_kept_by_no_browser(cast):
    meeting = make_told(make_announced(cast), cast)
    make_answer(meeting, cast.chair, pass_name="AKHMETOV DAUREN")
    response = client_of(cast.secretary).get(address("meetings:pass_list", meeting.ref))
    assert [response.context["names"], response["Cache-Control"]] == [["AKHMETOV DAUREN", NAME], "private, no-store"]
    assert str(cast.member.organisation.name) not in response.content.decode()


def test_the_list_has_one_address_and_none_of_them_makes_a_file():
    names = [key for key in get_resolver().reverse_dict if "pass" in str(key) and "password" not in str(key)]
    assert names == []  # none at the front door: it is a page of meetings
    of_meetings = get_resolver("meetings.urls").reverse_dict
    assert [key for key in of_meetings if isinstance(key, str) and "pass" in key] == ["pass_list"]


def test_no_other_app_reads_names_or_needs_so_no_document_feed_or_export_holds_them():
    house, said = (
        Path(meetings.__file__).parents[1],
        re.compile(r"GuestPass|guest_pass|import .*\bNeeds\b|\.needs\b|\bNeeds\.objects"),
    )
    others = [
        path for app in ("reports", "proposals", "recommendations", "dialogue") for path in (house / app).rglob("*.py")
    ]
    sheets = list((house / "templates" / "reports").rglob("*")) + list(
        (house / "templates" / "notifications").rglob("*")
    )
    files = [path for path in [*others, *sheets] if path.is_file()]
    assert len(files) > 100
    assert [path.name for path in files if said.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.django_db
def test_names_go_after_five_working_days_and_needs_on_the_next_day(cast):
    meeting = make_told(make_announced(cast), cast)
    fifth = calendar_now().add_working_days(meeting.on, 5)
    before = calendar_now().add_working_days(meeting.on, 4)
    found = []
    for day in (meeting.on, before, fifth):
        services.erase_guests(day)
        found.append([GuestPass.objects.count(), meeting.invitations.exclude(needs=None).count()])
    assert found == [[1, 1], [1, 0], [0, 0]]


@pytest.fixture
def committed_cast(committed_db):
    return make_cast()


def test_after_erasure_no_table_no_file_no_cache_and_no_log_holds_the_name(
    servers, committed_db, committed_cast, caplog
):
    cast = committed_cast
    meeting = make_circulated(cast)
    services.ask_passes(meeting, by=cast.secretary, asks_passes=True)
    invitation = seat_of(meeting, cast.member)
    said = typed(invitation, coming="holder", interpretation="kk", access=NEED, pass_name=MARKER)
    assert client_of(cast.member).post(address("meetings:answer_seat", invitation.uid), said).status_code == 302
    assert MARKER in html(cast.secretary, "meetings:pass_list", meeting.ref)
    before = [line.split()[2] for line in dumped(servers, committed_db) if MARKER in line]
    assert before == ["public.meetings_guestpass"]
    with after(meeting):
        services.hold_meeting(meeting, by=cast.secretary, attendance=full_house(meeting))
    services.erase_guests(calendar_now().add_working_days(meeting.on, 5))
    lines = dumped(servers, committed_db)
    assert [line for line in lines if MARKER in line or NEED in line] == []
    client = cache._cache.get_client()
    cached = b" ".join(client.get(key) or b"" for key in client.keys("*") if client.type(key) == b"string")
    assert [one for one in (MARKER, NEED) if one.encode() in cached] == []
    stored = [path for path in settings.FILES_ROOT.rglob("*") if path.is_file()] if settings.FILES_ROOT.exists() else []
    assert [path for path in stored if MARKER.encode() in path.read_bytes()] == []
    assert [record for record in caplog.records if MARKER in record.getMessage() or NEED in record.getMessage()] == []
