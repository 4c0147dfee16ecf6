"""One entry of a calendar file (RFC 5545): its time, its words. Files are made of them in ``core.calendar_files``.

An entry keeps its UID for ever and its SEQUENCE grows, so that calendar programs move it instead of keeping two.
"""

import datetime as dt
import re

from icalendar import Event, vText, vUri

from core.templatetags.said import MARKS
from core.texts import Words

CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f]"
)  # no text may carry them (RFC 5545, 3.1); word processors leave some behind


def plain(text):
    """The text without what no calendar file may carry."""
    return CONTROL.sub(" ", text)


def entry(uid, *, stamp, sequence, begins, ends, status="CONFIRMED", is_free=False, url=""):
    """An entry of a calendar; ``begins`` and ``ends`` are moments with their zone, or days (the last one included).

    ``is_free`` leaves the time of its reader free. ``stamp`` is the moment it was last changed: the same thing gives the same
    text, whenever it is asked for.
    """
    event = Event()
    event.add("uid", str(uid))
    event.add("dtstamp", stamp.astimezone(dt.UTC))
    event.add("last-modified", stamp.astimezone(dt.UTC))
    event.add("sequence", sequence)
    event.add("dtstart", begins)
    event.add(
        "dtend", ends if isinstance(ends, dt.datetime) else ends + dt.timedelta(days=1)
    )  # its end is no part of it
    event.add("status", status)
    event.add("transp", "TRANSPARENT" if is_free else "OPAQUE")
    if url:
        event.add("url", vUri(url))
    return event


def say(event, name, text, language):
    """Add words to an entry, with their language; nothing when there are none."""
    if text:
        event.add(name, vText(plain(text)), parameters={"LANGUAGE": language})


def in_language(words, language):
    """The words in the language; in another one only with its mark (design.md §5.11)."""
    said = (words or Words()).said(language)
    return said.text if said.is_asked or not said.text else f"{said.text} [{MARKS[said.language]}]"
