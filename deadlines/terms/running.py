"""A term begins, is met or is cancelled. Everything is counted in working days of the newest calendar, Asia/Almaty."""

from django.db import transaction
from django.utils import timezone

from core.refs import Ref
from core.things import touch
from deadlines.kazakhstan import days_of_kazakhstan
from deadlines.models import CalendarVersion, Term, TermRule
from deadlines.querysets import STILL_OPEN
from deadlines.terms.counting import COUNTED, count
from deadlines.working_calendar import Calendar


def newest_version():
    """The calendar in force. Raises ``LookupError`` when reference data were never loaded: no date can be promised then."""
    version = CalendarVersion.objects.order_by("-number").first()
    if version is None:
        raise LookupError("there is no working calendar yet: run manage.py seed_reference")
    return version


def calendar_now():
    """The working calendar in force: ``working_calendar.Calendar``. One query, two in a process that has not read it yet."""
    return newest_version().calendar


def shipped_calendar():
    """The calendar before anybody changed it: what ``seed_reference`` loads. Asks no database."""
    return Calendar.of(days_of_kazakhstan())


def start_term(kind, *, about, by, debtor=None, started_on=None, post_kind="", until=None, days=None, source=None):
    """Start the term of ``kind`` (the code of a ``TermRule``) of ``about``, a thing or a ref; returns the ``Term``.

    ``debtor`` is the organisation that owes, ``started_on`` the day of the event (default today; counting begins on the
    next day), ``post_kind`` whose step is first when it is not what the rule says. ``until``, a day somebody agreed on, counts
    instead of the rule's days; the next working day when that is off. ``days`` and ``source`` (``Words``) are what a body's own
    rules say instead. Raises ``IntegrityError`` while one of
    the same kind and debtor is open, ``TermRule.DoesNotExist`` or ``LookupError`` without reference data, ``ValueError``
    without a hat.
    """
    if by is None:
        raise ValueError("somebody must act: a hat, NOBODY or THE_HOUSE")
    rule, version = TermRule.objects.get(code=kind), newest_version()
    ref = about if isinstance(about, Ref) else Ref.of(about)
    started_on = started_on or timezone.localdate()
    days = days or rule.working_days
    if until is not None:
        days = version.calendar.working_days_between(started_on, version.calendar.first_working(until))
    due_on = version.calendar.add_working_days(started_on, days)
    return Term.objects.create(
        rule=rule,
        about_kind=ref.kind,
        about_uid=ref.uid,
        debtor=debtor,
        post_kind=post_kind or rule.post_kind,
        started_on=started_on,
        working_days=days,
        first_due_on=due_on,
        due_on=due_on,
        calendar=version,
        source=source or rule.source,
        is_window=rule.is_window,
    )


@transaction.atomic
def meet_term(about, kind, *, on=None, debtor=None):
    """Say that the open term was met on the day (default today); returns it, or ``None`` when none was open.

    Name the ``debtor`` where several organisations owe the same about the same thing. Met late is kept as it is.
    """
    term = locked(about, kind, debtor)
    if term is None:
        return None
    term.met_on, term.paused_on, was_paused = on or timezone.localdate(), None, bool(term.paused_on)
    if was_paused:
        count(term, newest_version())  # the pause ended with the answer: it is not late because of it
    return touch(term, "met_on", "paused_on", *COUNTED)


@transaction.atomic
def cancel_terms(about, *kinds):
    """End the open terms of these kinds (all of them when none is named) because nothing is owed any more; returns how many."""
    still_open = _lockable().about_things([about])
    cancelled = list(still_open.of_kinds(*kinds) if kinds else still_open)
    for term in cancelled:
        term.cancelled_at, term.paused_on = timezone.now(), None
        touch(term, "cancelled_at", "paused_on")
    return len(cancelled)


@transaction.atomic
def pass_term(about, kind, *, post_kind, debtor=None):
    """Say whose step is next, so that reminders and desks turn to them: the signatory once the draft waits for signature,
    the focal point again when it is handed back. Returns the term, ``None`` when none is open."""
    term = locked(about, kind, debtor)
    if term is None:
        return None
    term.post_kind = post_kind
    return touch(term, "post_kind")


def terms_of(about):
    """All terms of a thing or ref, ready to print, in the order in which they began."""
    return Term.objects.about_things([about]).for_list().order_by("started_on", "id")


def locked(about, kind, debtor=None):
    """The open term, locked until the transaction ends; ``None`` when none is. Raises ``ValueError`` when the debtor must
    be named. Lock the thing first and its terms after it, as every step does: then nobody waits in a ring."""
    found = _lockable().about_things([about]).of_kinds(kind)
    found = list(found.owed_by([debtor]) if debtor else found)
    if len(found) > 1:
        raise ValueError(f"several organisations owe {kind}: name the debtor")
    return found[0] if found else None


def _lockable():
    """Open terms under a lock that a reminder's row (a key to the term) does not wait for."""
    return Term.objects.select_for_update(no_key=True).filter(STILL_OPEN)
