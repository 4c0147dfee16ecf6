"""What happens to a reply's term in these tests, on a day that is named."""

import datetime as dt

import time_machine

from core.words import Words
from deadlines.terms import extend_term, pause_term, resume_term
from participants.acting import THE_HOUSE

DUE = dt.date(2026, 12, 15)  # of a reply whose term began on make.START
WHY = Words.of(en="A question was asked")


def day(text):
    return dt.date.fromisoformat(text)


def at(text):
    return time_machine.travel(f"{text} 12:00+05:00", tick=False)


def pause(term, on, until=None):
    with at(on):
        pause_term(term.about, "reply", by=THE_HOUSE, reason=WHY)
    if until:
        with at(until):
            resume_term(term.about, "reply", by=THE_HOUSE)
    term.refresh_from_db()
    return term


def extend(term, until, *, on="2026-12-10", **said):
    with at(on):
        extended = extend_term(term.about, "reply", until=day(until), by=THE_HOUSE, **{"reason": WHY, **said})
    term.refresh_from_db()
    return extended
