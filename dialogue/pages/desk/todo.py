"""One thing that waits, and how the desk tells it: until when first, then what, then who."""

import datetime as dt
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.templatetags.dates import short_day
from core.templatetags.said import said


@dataclass(frozen=True)
class Todo:
    """``due`` is the last day; without one, ``since`` is the day since which it waits. ``url`` tells more, ``step`` does it."""

    words: str
    url: str
    due: dt.date | None = None
    since: dt.date | None = None
    note: str = ""
    step: str = ""
    label: str = ""


def about(sentence, ref, title):
    """``"Reply to P-2026-014: title"``, the title marked with its language."""
    return format_html("{} {}: {}", sentence, ref, said(title)) if ref else format_html("{}: {}", sentence, said(title))


def short(body):
    """What people call the body."""
    return body.short_name or body.name


def told(todos, calendar, today):
    """The things as ``core/partials/todo.html`` draws them: the most urgent first, those without a day last."""
    in_order = sorted(todos, key=lambda todo: (todo.due is None, todo.due or todo.since or today))
    return [_row(todo, calendar, today) for todo in in_order]


def _row(todo, calendar, today):
    when, note = _when(todo, calendar, today)
    row = {"words": todo.words, "url": todo.url, "note": todo.note, "when": when, "when_note": note}
    is_late = todo.due is not None and todo.due < today
    return row | {"is_late": is_late, "action_url": todo.step, "label": todo.label}


def _when(todo, calendar, today):
    if todo.due is None:
        return (short_day(todo.since), _("waiting since")) if todo.since else ("–", "")
    if todo.due == today:
        return _("Today"), ""
    if todo.due > today:
        left = calendar.working_days_between(today, todo.due)
        return short_day(todo.due), ngettext("%(n)s working day", "%(n)s working days", left) % {"n": left}
    late = calendar.working_days_between(todo.due, today)
    words = ngettext("%(n)s day late", "%(n)s days late", late) % {"n": late}
    return words, _("was %(day)s") % {"day": short_day(todo.due)}
