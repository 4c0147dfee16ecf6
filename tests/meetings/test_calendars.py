"""The calendars everybody may follow: of all bodies, of one body, of one meeting."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from icalendar import Calendar

from core.words import Words
from meetings import services
from meetings.kinds import Regime
from meetings.models import Meeting
from tests.make.meetings import IN_STATE, LINK, REASON, make_announced, make_cancelled, make_meeting
from tests.make.participants import client_of, make_body

pytestmark = pytest.mark.django_db
ROLES = ["nobody", "secretary", "custodian", "chair", "member", "observer", "outsider"]
MARKED = {"title": Words.of(en="Marker theme", ru="Тема-метка"), "place": Words.of(en="Marker hall", ru="Зал-метка")}


def feed_of(body, language="en"):
    return f"/feeds/bodies/{body.code}.ics?language={language}"


def file_of(meeting, language="en"):
    with translation.override(language):
        return reverse("meetings:file", args=[meeting.ref])


def read(address):
    response = Client().get(address)
    assert [response.status_code, response["Content-Type"]] == [200, "text/calendar; charset=utf-8"]
    return Calendar.from_ical(response.content)


def uids(address):
    return [str(event["UID"]) for event in read(address).walk("VEVENT")]


def test_a_body_has_a_calendar_of_its_own_meetings_in_the_order_of_time(cast):
    later, sooner = make_announced(cast), make_announced(cast, on=timezone.localdate() + dt.timedelta(days=3))
    elsewhere = make_announced(cast, body=make_body())
    assert uids(feed_of(cast.body)) == [str(sooner.uid), str(later.uid)]
    assert sorted(uids("/calendar.ics")) == sorted([str(one.uid) for one in (later, sooner, elsewhere)])


@pytest.mark.parametrize(
    ("language", "name", "theme"),
    [
        ("kk", "КӨРСЕТІЛІМ: {} (қаз)", "Бейбіт жиналыстар"),
        ("ru", "ДЕМОНСТРАЦИЯ: {} (рус)", "Мирные собрания"),
        ("en", "DEMO: {}", "Peaceful assemblies"),
    ],
)
def test_it_speaks_the_language_its_address_names(cast, language, name, theme):
    make_announced(cast)
    calendar = read(feed_of(cast.body, language))
    [event] = calendar.walk("VEVENT")
    body = str(cast.body.name.said("en").text)
    assert [str(calendar["NAME"]), str(event["SUMMARY"]).endswith(theme)] == [name.format(body), True]


def test_without_a_language_and_in_one_nobody_knows_it_is_kazakh(cast):
    make_announced(cast)
    kazakh = Client().get(feed_of(cast.body, "kk")).content
    assert [Client().get(feed_of(cast.body, code)).content == kazakh for code in ("", "de", "en")] == [
        True,
        True,
        False,
    ]


def test_an_unknown_body_is_404():
    assert Client().get("/feeds/bodies/nobody.ics").status_code == 404


def test_a_body_without_meetings_has_an_empty_calendar(cast):
    assert [uids(feed_of(cast.body)), read(feed_of(cast.body))["METHOD"]] == [[], "PUBLISH"]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", IN_STATE)
def test_it_says_the_same_to_everybody_and_nothing_of_a_plan(cast, role, state):
    cast.nobody = None
    meeting = IN_STATE[state](cast)
    text = client_of(getattr(cast, role)).get(feed_of(cast.body)).content.decode()
    assert text == Client().get(feed_of(cast.body)).content.decode()
    assert (str(meeting.uid) in text) == (state != "planned")


def test_a_postponed_meeting_moves_under_its_uid_and_a_cancelled_one_says_so(cast):
    moved, gone = make_announced(cast), make_cancelled(cast)
    on = moved.on + dt.timedelta(days=7)
    when = {"on": on, "starts": dt.time(11), "ends": dt.time(12), "zone": "Asia/Almaty"}
    services.move_meeting(moved, by=cast.secretary, reason=REASON, place=moved.place, link=LINK, **when)
    events = {str(event["UID"]): event for event in read(feed_of(cast.body)).walk("VEVENT")}
    assert events.keys() == {str(moved.uid), str(gone.uid)}
    event = events[str(moved.uid)]
    assert [event.start.date(), event["SEQUENCE"], event["STATUS"]] == [on, 1, "CONFIRMED"]
    assert [events[str(gone.uid)][name] for name in ("SEQUENCE", "STATUS")] == [1, "CANCELLED"]


def test_a_hybrid_meeting_gives_its_place_and_no_link(cast):
    make_announced(cast)
    text = Client().get(feed_of(cast.body)).content.decode()
    [event] = Calendar.from_ical(text).walk("VEVENT")
    assert [str(event["LOCATION"]), LINK in text] == ["Астана, Мәңгілік Ел 8 [ҚАЗ]", False]


def test_an_online_meeting_is_online_and_gives_no_link(cast):
    make_announced(cast, place=Words())
    text = Client().get(feed_of(cast.body)).content.decode()
    [event] = Calendar.from_ical(text).walk("VEVENT")
    assert [str(event["LOCATION"]), LINK in text] == ["Online", False]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_closed_meeting_leaks_nothing_but_its_times(cast, language):
    closed = make_announced(cast, regime=Regime.CLOSED, **MARKED)
    words = ("Marker", "метка", LINK, str(closed.uid), closed.ref, "Vice-minister", "Closed", "Жабық", "Закрыт")
    addresses = [f"/calendar.ics?language={language}", feed_of(cast.body, language), file_of(closed, language)]
    texts = [Client().get(address).content.decode() for address in addresses]
    assert [word for text in texts for word in words if word in text] == []
    events = [event for text in texts for event in Calendar.from_ical(text).walk("VEVENT")]
    assert [[event.start, event.end] for event in events] == [[closed.starts_at, closed.ends_at]] * 3


def test_a_program_that_has_the_calendar_is_told_that_nothing_changed(cast):
    meeting = make_announced(cast)
    has = {"HTTP_IF_NONE_MATCH": Client().get(feed_of(cast.body))["ETag"]}
    assert Client().get(feed_of(cast.body), **has).status_code == 304
    services.cancel_meeting(meeting, by=cast.secretary, reason=REASON)
    assert Client().get(feed_of(cast.body), **has).status_code == 200


def test_the_same_meetings_make_the_same_calendar_on_another_day(cast):
    make_announced(cast)
    today = Client().get(feed_of(cast.body))["ETag"]
    with time_machine.travel(timezone.now() + dt.timedelta(days=1)):
        assert Client().get(feed_of(cast.body))["ETag"] == today


def make_many(cast, number):
    """So many announced meetings, a day apart, from long ago to far ahead."""
    first = make_announced(cast)
    days = range(-number // 2, number // 2)
    copied = {field.attname: getattr(first, field.attname) for field in Meeting._meta.concrete_fields}
    copied = {name: value for name, value in copied.items() if name not in ("id", "uid", "vector", "filing_id")}
    moved = [
        copied
        | {"ref": f"many-{day}", "number": 10000 + day, "on": first.on + dt.timedelta(days=day)}
        | {name: getattr(first, name) + dt.timedelta(days=day) for name in ("starts_at", "ends_at")}
        for day in days
    ]
    Meeting.objects.bulk_create(Meeting(**said) for said in moved)


def asked_for(address):
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(address).status_code == 200
    return len(queries)


def test_a_thousand_meetings_cost_no_more_queries_and_the_nearest_are_shown(cast):
    make_announced(cast)
    addresses = [feed_of(cast.body), "/calendar.ics"]
    few = [asked_for(address) for address in addresses]
    make_many(cast, 1000)
    assert [asked_for(address) for address in addresses] == few == [2, 1]
    shown = [event.start.date() - timezone.localdate() for event in read(feed_of(cast.body)).walk("VEVENT")]
    assert [len(shown), min(shown).days >= -101, max(shown).days <= 101] == [200, True, True]


# where the pages say so -----------------------------------------------------------------------------------------------------


def test_the_pages_of_meeting_body_and_list_lead_to_the_calendar(cast):
    meeting = make_announced(cast)
    pages = [meeting.get_absolute_url(), cast.body.get_absolute_url(), f"/en/meetings/?body={cast.body.code}"]
    found = [f'href="{feed_of(cast.body)}"' in Client().get(page).content.decode() for page in pages]
    assert found == [True, True, True]
    assert 'href="/calendar.ics?language=en"' in Client().get("/en/meetings/").content.decode()


def test_the_page_of_a_plan_offers_no_file_of_it(cast):
    page = client_of(cast.secretary).get(make_meeting(cast).get_absolute_url()).content.decode()
    assert "meeting.ics" not in page


@pytest.mark.parametrize(("role", "is_offered"), [("nobody", False), ("member", True), ("secretary", True)])
def test_ones_own_calendar_is_offered_to_the_signed_in(cast, role, is_offered):
    cast.nobody = None
    page = client_of(getattr(cast, role)).get(make_announced(cast).get_absolute_url()).content.decode()
    assert ('href="/en/account/calendar/"' in page) == is_offered
