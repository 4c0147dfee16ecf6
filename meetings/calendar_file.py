"""A meeting as an entry of a calendar (RFC 5545, 5546). Pure: what it says comes in, entries or text come out.

The link is in what goes to the invited and in nothing else. A closed meeting is "Busy" to whoever follows a calendar: its times,
no more. In the letter to its invited it has its words, and is private there: colleagues who see that calendar see "Busy" too.
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import vCalAddress, vText, vUri

from core.calendar_entries import entry, in_language, say
from core.calendar_files import calendar_text
from meetings.kinds import WITHOUT_ATTRIBUTION, Regime
from meetings.printed import no_day

# A postponed meeting has no day an entry could hold (DTSTART is required): the one of the old day is taken out, and comes back
# under the same UID with a higher SEQUENCE (docs/decisions/postponed-meetings.md).
STATUS = {"planned": "TENTATIVE", "cancelled": "CANCELLED", "postponed": "CANCELLED"}
FORM = uuid.UUID("5b6c6d0e-6f4a-4c0b-9a39-2b3a6d1c7e55")  # what the UIDs of closed meetings are made with


@dataclass(frozen=True)
class Organiser:
    """Who calls the meeting, as calendars show it."""

    name: str
    address: str


def invitation(meeting, language, *, organiser, stamp, url, link=""):
    """An entry to put or move into the calendar of somebody invited (METHOD REQUEST), without attendee.

    ``stamp`` is the moment it is made, ``url`` the meeting's page, ``link`` the way into the online room.
    """
    event = _told(meeting, language, stamp=stamp, url=url, link=link)
    return calendar_text("REQUEST", [_called_by(organiser, meeting, event)], language)


def cancellation(meeting, language, *, organiser, stamp, url):
    """An entry that takes the meeting out of the calendar again (METHOD CANCEL)."""
    event = _told(meeting, language, stamp=stamp, url=url)
    return calendar_text("CANCEL", [_called_by(organiser, meeting, event)], language)


def feed(meetings, language, *, name, url_of):
    """All meetings as the public may know them (METHOD PUBLISH): no attendees, no links.

    ``name`` is what calendars call the feed, ``url_of(meeting)`` gives each meeting's page.
    """
    entries = [public_entry(meeting, language, url=url_of(meeting)) for meeting in meetings]
    return calendar_text("PUBLISH", entries, language, name=name)


def public_entry(meeting, language, *, url):
    """The meeting for everybody. A closed one is busy time under a UID of its own, from which nobody gets to its page."""
    if meeting.regime == Regime.CLOSED:
        return _busy(meeting, language, uid=uuid.uuid5(FORM, str(meeting.uid)))
    return _told(meeting, language, stamp=meeting.updated_at, url=url)


def own_entry(meeting, language, *, url, is_free):
    """The meeting in the calendar of somebody who may see it: never the link. A closed one is busy time, and leads to its page.

    ``is_free``: they are not expected there.
    """
    if meeting.regime == Regime.CLOSED:
        return _busy(meeting, language, uid=meeting.uid, url=url, is_free=is_free)
    return _told(meeting, language, stamp=meeting.updated_at, url=url, is_free=is_free)


def _entry(meeting, uid, *, stamp, url, is_free):
    zone = dt.UTC if meeting.zone == "UTC" else ZoneInfo(meeting.zone)
    return entry(
        uid,
        stamp=stamp,
        sequence=meeting.calendar_sequence,
        begins=dt.datetime.combine(meeting.on, meeting.starts, tzinfo=zone),
        ends=dt.datetime.combine(meeting.on, meeting.ends, tzinfo=zone),
        status=STATUS.get(meeting.state, "CONFIRMED"),
        is_free=is_free or STATUS.get(meeting.state) == "CANCELLED",
        url=url,
    )


def _busy(meeting, language, *, uid, url="", is_free=False):
    event = _entry(meeting, uid, stamp=meeting.updated_at, url=url, is_free=is_free)
    with translation.override(language):
        say(event, "summary", _("Busy"), language)
    return event


def _told(meeting, language, *, stamp, url, link="", is_free=False):
    event = _entry(meeting, meeting.uid, stamp=stamp, url=url, is_free=is_free)
    with translation.override(language):
        theme = in_language(meeting.title, language)
        say(event, "summary", f"{in_language(meeting.body.name, language)}. {meeting.printed}. {theme}", language)
        where = [in_language(meeting.place, language), link or _online(meeting)]
        say(event, "location", "; ".join(part for part in where if part), language)
        say(event, "description", "\n".join(_description(meeting, theme, url, link)), language)
    if link:
        event.add("conference", vUri(link), parameters={"VALUE": "URI"})
    return event


def _description(meeting, theme, url, link):
    if meeting.state == "postponed":
        yield no_day()
    yield theme
    yield _("Rule of the meeting: %(regime)s") % {"regime": meeting.get_regime_display()}
    if link:
        yield _("Link for the invited, please do not pass it on: %(link)s") % {"link": link}
    yield url


def _online(meeting):
    return "" if meeting.place else _("Online")


def _called_by(organiser, meeting, event):
    """Names the organiser and nobody else; the courier adds the one reader. Who was there may not be told under some rules: then
    the entry is private, and a calendar that others may look into shows them busy time only (RFC 5545, CLASS)."""
    address = vCalAddress(f"mailto:{organiser.address}")
    address.params["CN"] = vText(organiser.name)
    event.add("organizer", address, encode=False)
    if meeting.regime in WITHOUT_ATTRIBUTION:
        event.add("class", "PRIVATE")
    return event
