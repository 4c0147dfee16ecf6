"""What everybody reads of a postponed meeting, and how the secretariat sets its new day."""

import datetime as dt

import pytest
from django.utils import timezone
from icalendar import Calendar

from meetings.states import S
from tests.make.meetings import after, make_announced, make_circulated, make_postponed
from tests.make.participants import client_of
from tests.meetings.browsing import address, html, typed

pytestmark = pytest.mark.django_db
SAYS = {
    "en": "Postponed, new day not yet set",
}


def test_the_page_says_that_the_new_day_is_not_yet_set_and_prints_no_time(cast):
    meeting = make_postponed(cast, of=make_circulated)
    shown = html(None, "page:meeting", meeting.ref)
    assert [SAYS["en"] in shown, meeting.hours in shown, "It was called for" in shown] == [True, False, True]
    assert "its days are counted again" in html(None, "page:timetable", meeting.ref).lower()


def test_in_the_list_it_stands_with_the_coming_ones_behind_those_with_a_day(cast):
    postponed, coming = make_postponed(cast), make_announced(cast)
    with after(postponed):
        postponed_day_is_over = client_of(None).get(address("page:meetings"))
    listed = client_of(None).get(address("page:meetings")).context["upcoming"]
    assert [listed, SAYS["en"] in postponed_day_is_over.content.decode()] == [[coming, postponed], True]
    assert postponed in postponed_day_is_over.context["upcoming"]


def test_in_feeds_the_entry_of_the_old_day_is_cancelled_and_says_that_it_is_postponed(cast):
    meeting = make_postponed(cast)
    [event] = Calendar.from_ical(client_of(None).get("/calendar.ics?language=en").content).walk("VEVENT")
    assert [str(event["UID"]), event["STATUS"], event["TRANSP"], event["SEQUENCE"]] == [
        str(meeting.uid),
        "CANCELLED",
        "TRANSPARENT",
        1,
    ]
    assert SAYS["en"] in str(event["DESCRIPTION"])


def test_the_secretariat_postpones_and_sets_a_new_day_on_pages(cast):
    meeting, client = make_circulated(cast), client_of(cast.secretary)
    page = address("page:meeting", meeting.ref)
    assert address("meetings:postpone", meeting.ref) in client.get(page).content.decode()
    nothing = client.post(address("meetings:postpone", meeting.ref), typed(meeting))
    assert [nothing.status_code, list(nothing.context["form"].errors)] == [200, ["reason"]]
    client.post(address("meetings:postpone", meeting.ref), typed(meeting, reason_en="The hall burnt"))
    meeting.refresh_from_db()
    shown = client.get(page).content.decode()
    assert [meeting.state, "The hall burnt" in shown] == [S.POSTPONED, True]
    form = client.get(address("meetings:set_day", meeting.ref)).context["form"]
    assert [form["on"].value(), form["starts"].value()] == [None, meeting.starts]
    said = {"starts": "09:30", "ends": "12:00", "zone": "Asia/Almaty", "place_ru": "Астана"}
    missing = client.post(address("meetings:set_day", meeting.ref), typed(meeting, on="", **said))
    assert list(missing.context["form"].errors) == ["on"]
    on = timezone.localdate() + dt.timedelta(days=60)
    client.post(address("meetings:set_day", meeting.ref), typed(meeting, on=on.isoformat(), **said))
    meeting.refresh_from_db()
    assert [meeting.state, meeting.on] == [S.CIRCULATED, on]


def test_the_desk_asks_the_secretariat_for_the_new_day_and_shows_nobody_the_old_one(cast):
    meeting = make_postponed(cast)
    assert "Set a new day" in html(cast.secretary, "page:desk")
    member = client_of(cast.member).get(address("page:desk"))
    assert [member.context["next_meeting"], meeting.hours in member.content.decode()] == [None, False]


@pytest.mark.parametrize("name", ["meetings:postpone", "meetings:set_day"])
def test_nobody_else_finds_the_steps_open(cast, name):
    meeting = make_announced(cast) if name == "meetings:postpone" else make_postponed(cast)
    hats = (cast.secretary, cast.chair, cast.member, cast.observer, cast.outsider, None)
    found = [client_of(hat).get(address(name, meeting.ref)).status_code for hat in hats]
    assert found == [200, 403, 403, 403, 403, 302]
