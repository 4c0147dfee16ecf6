"""One thing that waits, and how the desk tells it: until when first, then what, then who."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, F, Value, Window
from django.db.models.functions import RowNumber
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.templatetags.dates import short_day
from core.templatetags.said import said


@dataclass(frozen=True)
class Todo:
    """``due`` is the last day; without one, ``since`` is the day since which it waits. ``url`` tells more, ``step`` does it.

    ``left_out`` names its kind, and ends with how many more of the kind the desk does not list.
    """

    words: str
    url: str
    due: dt.date | None = None
    since: dt.date | None = None
    note: str = ""
    step: str = ""
    label: str = ""
    left_out: tuple = ()


def most_urgent(rows, by, most, *, side=None):
    """The ``most`` first of the rows (``None``: all of them) by the day ``by``, those without one last; each knows ``left_out``,
    how many more there are. With ``side``, the name of a column, so many of each side. One query, however many wait.
    """
    order = (F(by).asc(nulls_last=True), "pk")
    if most is None:
        return rows.annotate(left_out=Value(0)).order_by(*order)
    if side is None:  # no filter over a window, which Django writes down at three times the cost
        return rows.annotate(left_out=Window(Count("pk")) - most).order_by(*order)[:most]
    place, number = (
        Window(RowNumber(), order_by=order, partition_by=[F(side)]),
        Window(Count("pk"), partition_by=[F(side)]),
    )
    return rows.annotate(place=place, left_out=number - most).filter(place__lte=most).order_by(*order)


def left_out(todos):
    """How many more wait than these."""
    return sum(max(kind[-1], 0) for kind in {todo.left_out for todo in todos if todo.left_out})


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
