"""A meeting as an iCalendar file (RFC 5545, 5546). Pure: what it says comes in, text comes out.

The same UID for ever and a SEQUENCE that grows with every change of time or place, so that calendars move their entry
instead of keeping two. The zone travels with the file. The link is in what goes to the invited and in nothing else.
"""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, vCalAddress, vText, vUri

from core.templatetags.said import MARKS

PRODUCT = "-//Dialogue Platform//meetings//EN"


@dataclass(frozen=True)
class Organiser:
    """Who calls the meeting, as calendars show it."""

    name: str
    address: str


def invitation(meeting, language, *, organiser, stamp, url, link=""):
    """An entry to put or move into the calendar of somebody invited (METHOD REQUEST), without attendee.

    ``stamp`` is the moment it is made, ``url`` the meeting's page, ``link`` the way into the online room.
    """
    return _file("REQUEST", [_event(meeting, language, organiser=organiser, stamp=stamp, url=url, link=link)])


def cancellation(meeting, language, *, organiser, stamp, url):
    """An entry that takes the meeting out of the calendar again (METHOD CANCEL)."""
    return _file("CANCEL", [_event(meeting, language, organiser=organiser, stamp=stamp, url=url)])


def feed(meetings, language, *, name, url_of):
    """All meetings as the public may know them (METHOD PUBLISH): no attendees, no links.

    ``name`` is what calendars call the feed, ``url_of(meeting)`` gives each meeting's page.
    """
    events = [_event(m, language, stamp=m.updated_at, url=url_of(m)) for m in meetings]
    return _file("PUBLISH", events, name=name)


def _file(method, events, name=""):
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", dt.timedelta(hours=12), parameters={"VALUE": "DURATION"})
    for zone in sorted({str(event.start.tzinfo) for event in events} - {"UTC"}):
        years = [event.start.year for event in events if str(event.start.tzinfo) == zone]
        calendar.add_component(_zone(zone, min(years), max(years)))
    for event in events:
        calendar.add_component(event)
    return calendar.to_ical().decode()


def _event(meeting, language, *, stamp, url, organiser=None, link=""):
    event = Event()
    event.add("uid", str(meeting.uid))
    event.add("dtstamp", stamp.astimezone(dt.UTC))
    event.add("sequence", meeting.calendar_sequence)
    zone = dt.UTC if meeting.zone == "UTC" else ZoneInfo(meeting.zone)
    event.add("dtstart", dt.datetime.combine(meeting.on, meeting.starts, tzinfo=zone))
    event.add("dtend", dt.datetime.combine(meeting.on, meeting.ends, tzinfo=zone))
    event.add("status", "CANCELLED" if meeting.state == "cancelled" else "CONFIRMED")
    event.add("url", vUri(url))
    with translation.override(language):
        theme = _said(meeting.title, language)
        _add_words(event, "summary", f"{_said(meeting.body.name, language)}. {meeting.printed}. {theme}", language)
        where = [_said(meeting.place, language), link or _online(meeting)]
        _add_words(event, "location", "; ".join(part for part in where if part), language)
        _add_words(event, "description", "\n".join(_description(meeting, theme, url, link)), language)
    if organiser:
        event.add("organizer", _address(organiser), encode=False)
    if link:
        event.add("conference", vUri(link), parameters={"VALUE": "URI"})
    return event


def _description(meeting, theme, url, link):
    yield theme
    yield _("Rule of the meeting: %(regime)s") % {"regime": meeting.get_regime_display()}
    if link:
        yield _("Link for the invited, please do not pass it on: %(link)s") % {"link": link}
    yield url


def _online(meeting):
    return "" if meeting.place else _("Online")


def _said(words, language):
    """The words in the language; in another one only with its mark (design.md §5.11)."""
    said = words.said(language)
    return said.text if said.is_asked or not said.text else f"{said.text} [{MARKS[said.language]}]"


def _add_words(event, name, text, language):
    if text:
        event.add(name, vText(text), parameters={"LANGUAGE": language})


def _address(organiser):
    address = vCalAddress(f"mailto:{organiser.address}")
    address.params["CN"] = vText(organiser.name)
    return address


@lru_cache(maxsize=64)
def _zone(name, first_year, last_year):
    """The zone's rules for these years only: since 1970 they would fill a page."""
    return Timezone.from_tzid(name, first_date=dt.date(first_year, 1, 1), last_date=dt.date(last_year + 1, 1, 1))
