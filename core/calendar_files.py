"""Files that calendar programs take (RFC 5545, 5546, 7986), and the answer that carries one: a program asks for it again and
again, so it has an ETag, and what has not changed is not sent twice.

Zones travel with the file: Kazakhstan changed its clock in 2024, and a program older than that would show another hour.
"""

import datetime as dt
import hashlib
from functools import lru_cache

from django.conf import settings
from django.http import HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from icalendar import Calendar, Timezone, vText

from core.calendar_entries import plain

PRODUCT = "-//Dialogue Platform//calendar//EN"
ASK_AGAIN = dt.timedelta(hours=12)


def calendar_text(method, entries, language, *, name=""):
    """The file with these entries in this order. ``name`` is what programs call a calendar they follow."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    with translation.override(language):
        _name(calendar, _("DEMO: %(subject)s") % {"subject": name} if settings.DEMO and name else name)
        if settings.DEMO:
            about = _("DEMO: the bodies and acts exist, everything they say here is invented.")
            _twice(calendar, "description", "x-wr-caldesc", about)
    for part in [*_zones([event.start for event in entries]), *entries]:
        calendar.add_component(part)
    return calendar.to_ical(sorted=False).decode()


def _name(calendar, name):
    if name:
        _twice(calendar, "name", "x-wr-calname", name)
        calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT12H")


def _twice(calendar, name, older, text):
    """By the standard's name (RFC 7986), and by the one programs knew before."""
    calendar.add(name, vText(plain(text)))
    calendar.add(older, vText(plain(text)))


def calendar_answer(request, text, language, *, is_private=False):
    """The file as the answer to a program; 304 when it has this very text. A private one stays out of every shared cache."""
    etag = f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    response = HttpResponse(
        text, content_type="text/calendar; charset=utf-8", headers={"ETag": etag, "Content-Language": language}
    )
    patch_cache_control(response, **({"private": True, "no_cache": True} if is_private else {"max_age": 600}))
    return get_conditional_response(request, etag=etag, response=response)


def _zones(starts):
    """The zones of these moments; days and UTC have none."""
    named = [(str(start.tzinfo), start.year) for start in starts if getattr(start, "tzinfo", dt.UTC) is not dt.UTC]
    for zone in sorted({zone for zone, _year in named}):
        years = [year for name, year in named if name == zone]
        yield _zone(zone, min(years), max(years))


@lru_cache(maxsize=64)
def _zone(name, first_year, last_year):
    """The zone's rules for these years only: since 1970 they would fill a page."""
    return Timezone.from_tzid(name, first_date=dt.date(first_year, 1, 1), last_date=dt.date(last_year + 1, 1, 1))
