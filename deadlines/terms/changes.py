"""What moves the last day of a term: a pause, an extension, a new version of the calendar (design.md §5.5)."""

import calendar
import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from core.templatetags.dates import day
from core.things import touch
from core.words import Words
from deadlines.kinds import EventKind
from deadlines.models import Term, TermEvent
from deadlines.terms.counting import COUNTED, count
from deadlines.terms.running import locked, newest_version

TELL_WITHIN = 3  # working days from the decision to extend until the other side is told (domain.md §3.3)


@transaction.atomic
def pause_term(about, kind, *, by, reason, on=None, debtor=None):
    """Stop the clock of the open term from the day after ``on`` (default today); returns the term.

    While it is paused nothing is overdue and nobody is reminded. Raises ``ValidationError`` without a reason, when the
    term is paused already, over, or began later.
    """
    term, on = _open_term(about, kind, debtor), on or timezone.localdate()
    _refuse_unless(reason, _("A pause needs a reason."))
    _refuse_unless(not term.paused_on, _("The term is paused already."))
    _refuse_unless(on <= timezone.localdate(), _("A pause begins today or earlier."))
    _refuse_unless(on <= term.due_on, _("The term is over: it cannot be paused any more."))
    _refuse_unless(on >= _last_event_on(term), _("A pause cannot begin before what was decided earlier."))
    term.paused_on = on
    _keep(term, EventKind.PAUSED, on, by=by, reason=reason, due_before=term.due_on)
    return touch(term, "paused_on")


@transaction.atomic
def resume_term(about, kind, *, by, reason=None, on=None, debtor=None):
    """Let the clock run again from the day after ``on`` (default today) and count the last day anew; returns the term.

    Raises ``ValidationError`` when it is not paused or the day lies before the pause.
    """
    term, on = _open_term(about, kind, debtor), on or timezone.localdate()
    _refuse_unless(term.paused_on, _("The term is not paused."))
    _refuse_unless(term.paused_on <= on <= timezone.localdate(), _("A pause ends after it began, today at the latest."))
    event = _keep(term, EventKind.RESUMED, on, by=by, reason=reason, due_before=term.due_on)
    term.paused_on = None
    count(term, newest_version())
    event.due_after = term.due_on
    event.save(update_fields=["due_after"])
    return touch(term, "paused_on", *COUNTED)


@transaction.atomic
def extend_term(about, kind, *, until, by, reason, decided_on=None, debtor=None):
    """Move the last day of the open term to ``until``, or to the next working day when that is off; returns the term.

    ``decided_on`` (default today) is the day the debtor decided; entered more than 3 working days later it is kept as told
    late. The reminders begin a new round. Raises ``ValidationError`` without a reason, beyond the months its rule allows
    from the first last day, for a term that is over, paused or not extendable.
    """
    term, today = _open_term(about, kind, debtor), timezone.localdate()
    count(term, newest_version())
    _refuse_unless(reason, _("An extension needs a reason."))
    _refuse_unless(term.rule.extension_months, _("This term cannot be extended."))
    _refuse_unless(not term.paused_on, _("The term is paused: let it run again before you extend it."))
    _refuse_unless(today <= term.due_on, _("The term is over: it cannot be extended any more."))
    _refuse_unless(until > term.due_on, _("The new last day must be later than %(day)s.") % {"day": day(term.due_on)})
    limit = months_after(term.first_due_on, term.rule.extension_months)
    _refuse_unless(until <= limit, _("This term can be extended until %(day)s at most.") % {"day": day(limit)})
    _refuse_unless(not decided_on or decided_on <= today, _("A decision cannot lie in the future."))
    working, before = term.working_calendar, term.due_on
    last_day = working.first_working(until)
    days = working.working_days_between(before, last_day)
    term.extended_days, term.round = term.extended_days + days, term.round + 1
    count(term, term.calendar, told=last_day)
    is_told_late = working.working_days_between(decided_on or today, today) > TELL_WITHIN
    _keep(
        term, EventKind.EXTENDED, today, by=by, reason=reason, due_before=before, days=days, is_told_late=is_told_late
    )
    return touch(term, "extended_days", "round", *COUNTED)


def recount_terms():
    """Count every open term, and every one met late, by the newest calendar; returns how many last days moved.

    A told day never moves earlier, and an answer that was in time stays in time (design.md §5.5). Idempotent; each term in
    its own transaction. Paused terms are counted when they resume. The clock calls it too, for terms that began while the
    calendar changed.
    """
    version = newest_version()
    waiting = Term.objects.filter(Q(met_on=None) | Q(met_on__gt=F("due_on")))
    waiting = waiting.filter(paused_on=None, cancelled_at=None, over_on=None).exclude(calendar=version)
    return sum(_recount(waiting, pk, version) for pk in waiting.values_list("pk", flat=True))


@transaction.atomic
def _recount(waiting, pk, version):
    term = waiting.select_for_update(no_key=True).filter(pk=pk).first()
    if term is None:
        return False
    before, kept_before = term.due_on, term.kept_days
    count(term, version)
    if (term.due_on, term.kept_days) != (before, kept_before):
        TermEvent.objects.create(
            term=term,
            kind=EventKind.RECOUNTED,
            on=timezone.localdate(),
            due_before=before,
            due_after=term.due_on,
            reason=version.reason,
            acting=version.acting,
        )
    touch(term, *COUNTED)
    return term.due_on != before


def months_after(on, months):
    """The same day so many months later; the last day of the month where it has no such day."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return dt.date(year, month + 1, min(on.day, calendar.monthrange(year, month + 1)[1]))


def _open_term(about, kind, debtor):
    term = locked(about, kind, debtor)
    _refuse_unless(term, _("No such term is running."))
    return term


def _refuse_unless(condition, sentence):
    if not condition:
        raise ValidationError(sentence)


def _last_event_on(term):
    return max([term.started_on, *term.events.values_list("on", flat=True)])


def _keep(term, kind, on, *, by, reason, due_before, days=0, is_told_late=False):
    return TermEvent.objects.create(
        term=term,
        kind=kind,
        on=on,
        days=days,
        due_before=due_before,
        due_after=term.due_on,
        reason=reason or Words(),
        acting=by.signature(),
        is_told_late=is_told_late,
    )
