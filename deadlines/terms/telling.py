"""A term says in words how it stands and why it ends on that day."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.templatetags.dates import day
from core.texts import Words
from deadlines.kinds import Standing
from deadlines.models import CalendarVersion, Term
from deadlines.standing import standing_on
from deadlines.working_calendar import WalkedDay


@dataclass(frozen=True)
class Explanation:
    """Everything the last day follows from. ``days`` ends on ``due_on``, except while the term is paused."""

    term: Term
    started_on: dt.date
    due_on: dt.date
    days: list[WalkedDay]
    events: list
    source: Words
    calendar_version: CalendarVersion

    @property
    def skipped(self):
        """The days that do not count, each with its reason."""
        return [walked for walked in self.days if not walked.is_counted]


def explain(term):
    """The walk from the day of the event to the last day, by the version of the calendar the term was counted with."""
    events = list(term.events.all())
    days = term.working_calendar.walk(term.started_on, term.all_days, term.pauses)
    return Explanation(term, term.started_on, term.due_on, days, events, term.source, term.calendar)


def state_of(term, on=None):
    """How the term stands on the day (default today): ``TermState(standing, days)``, days in working days."""
    return standing_on(term, on or timezone.localdate(), term.working_calendar)


def bar(term, on=None):
    """What ``deadlines/partials/term.html`` prints: the inputs of the bar, with the sentence under it."""
    on = on or timezone.localdate()
    state = state_of(term, on)
    return {
        "title": str(term.rule),
        "started_on": term.started_on,
        "due_on": term.due_on,
        "today": term.met_on or on,
        "words": _sentence(term, state, on),
        "pauses": term.pauses,
        "is_late": state.is_late,
        "is_met": state.standing == Standing.MET,
        "why_url": term.get_absolute_url(),
    }


def _sentence(term, state, on):
    fixed = {
        Standing.CANCELLED: _("No longer runs"),
        Standing.OVER: _("Closed on %(day)s") % {"day": day(term.due_on)},
    }
    if state.standing in fixed:
        return fixed[state.standing]
    if state.standing == Standing.MET:
        return _("Done in time, on %(day)s") % {"day": day(term.met_on)}
    if state.is_late:
        late = ngettext("%(days)s working day late", "%(days)s working days late", state.days) % {"days": state.days}
        return _("Done on %(day)s, %(late)s") % {"day": day(term.met_on), "late": late} if term.met_on else late
    return _progress(term, state, on)


def _progress(term, state, on):
    """ "9 of 15 working days", with what was or is paused."""
    walked = term.working_calendar.walk(term.started_on, term.all_days, term.pauses)
    used = sum(step.is_counted and step.on <= on for step in walked)
    numbers = {"used": used, "all": term.all_days}
    said = ngettext("%(used)s of %(all)s working day", "%(used)s of %(all)s working days", term.all_days) % numbers
    if state.standing == Standing.PAUSED:
        return _("Paused since %(day)s, after %(said)s") % {"day": day(term.paused_on), "said": said}
    paused = sum(term.working_calendar.working_days_between(begun, ended) for begun, ended in term.pauses)
    if paused:
        sentence = ngettext(
            "%(said)s, paused for %(days)s working day", "%(said)s, paused for %(days)s working days", paused
        )
        said = sentence % {"said": said, "days": paused}
    return said
