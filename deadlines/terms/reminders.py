"""The clock rings: reminders that are due and terms that have ended, each once (design.md §5.6).

The app that owns a kind of term sends its own letter. Two ways, both once by a unique row:
``work_off_rungs`` gives each rung a transaction of its own, so that one letter that fails holds up no other;
``rungs_due`` yields them inside the caller's transaction.
"""

from dataclasses import dataclass

import structlog
from django.db import connection, transaction
from django.utils import timezone

from deadlines import ladder
from deadlines.kinds import RungName
from deadlines.ladder import PlannedRung
from deadlines.models import RungSent, Term
from deadlines.querysets import STILL_OPEN
from deadlines.terms.running import calendar_now

log = structlog.get_logger("deadlines.reminders")


@dataclass(frozen=True)
class Rung:
    """A letter that is due: about which term, to whom, and who gets the next one and when."""

    term: Term
    planned: PlannedRung
    next: PlannedRung | None  # has .on, .posts, .seats, .who; None: this was the last letter

    @property
    def rung(self):
        return self.planned.rung

    @property
    def posts(self):
        """Kinds of the debtor's posts to write to; of the secretariat's where the term has no debtor."""
        return self.planned.posts

    @property
    def seats(self):
        """Roles in the body to write to: the chair and co-chair, on the last rung."""
        return self.planned.seats

    @property
    def is_to_chair(self):
        """Also the moment to suggest the thing for the next agenda."""
        return self.planned.is_to_chair

    @property
    def is_late(self):
        return self.planned.rung in (RungName.AFTER_5, RungName.AFTER_10)

    @property
    def key(self):
        """For ``outbox.tell(key=…)``."""
        return f"term:{self.term.uid}:{self.term.round}:{self.rung}"


def rungs_due(kinds, on):
    """Yield each rung of these kinds (codes) that is due on the day and was not sent, and mark it as sent.

    Nothing on a day off. A term is never written about twice on one day. Call it in the transaction that writes the
    letters: when that rolls back they are due again. Raises ``RuntimeError`` outside one.
    """
    _refuse_outside_a_transaction()
    return (rung for rung in _rungs(kinds, on) if _claim(rung.term, rung.rung, on))


def work_off_rungs(kinds, on, act):
    """Call ``act(rung)`` for each rung that is due, each in its own transaction; returns how many went.

    A rung on which ``act`` fails is logged, holds up no other and is due again.
    """
    return sum(_in_its_own_transaction(rung, rung.term, rung.rung, on, act) for rung in _rungs(kinds, on))


def ended_terms(kinds, on):
    """Yield each open term of these kinds whose last day lies before the day, once, and mark it as over afterwards.

    For windows and for what the clock does when nobody did. In the caller's transaction, like ``rungs_due``.
    """
    _refuse_outside_a_transaction()
    return _ended(kinds, on)


def work_off_ended(kinds, on, act):
    """Call ``act(term)`` for each term that has ended, each in its own transaction, and mark it as over; returns how many."""

    def close(term):
        act(term)
        _mark_over(term, on)

    return sum(_in_its_own_transaction(term, term, RungName.END, on, close) for term in _past(kinds, on))


def next_rung(term, on=None):
    """The letter that goes next if nothing happens (``PlannedRung``: .on, .who, .posts, .seats); ``None`` when none does.

    ``on`` (default today) is the day after which to look.
    """
    if term.met_on or term.cancelled_at or term.over_on or term.paused_on:
        return None
    return ladder.rung_after(_ladder(term, term.working_calendar), on or timezone.localdate())


def _rungs(kinds, on):
    """The rungs whose day it is, without those known to be sent; two queries, whatever the number of terms."""
    calendar = calendar_now()
    if not calendar.is_working(on):
        return
    first, last = calendar.add_working_days(on, -20), calendar.add_working_days(on, 6)  # T+10 may wait 5 more
    terms = Term.objects.running(on).of_kinds(*kinds).filter(due_on__range=(first, last))
    terms = terms.select_related("rule", "debtor").prefetch_related("rungs").order_by("due_on", "id")
    for term in terms:
        planned = _ladder(term, calendar)
        current = ladder.rung_on(planned, on)
        if current and (term.round, current.rung) not in {(sent.round, sent.rung) for sent in term.rungs.all()}:
            yield Rung(term, current, ladder.rung_after(planned, current.on))


def _ladder(term, calendar):
    return ladder.ladder(
        started_on=term.started_on,
        due_on=term.due_on,
        post_kind=term.post_kind,
        has_debtor=term.debtor_id is not None,
        is_window=term.is_window,
        calendar=calendar,
    )


def _past(kinds, on):
    return Term.objects.filter(STILL_OPEN, paused_on=None, due_on__lt=on).of_kinds(*kinds).order_by("due_on", "id")


def _ended(kinds, on):
    for term in _past(kinds, on):
        if _claim(term, RungName.END, on):
            yield term
            _mark_over(term, on)


def _mark_over(term, on):
    Term.objects.filter(STILL_OPEN, pk=term.pk).update(over_on=on)


def _claim(term, rung, on):
    """Whether the row is ours: a second clock waits here for the first, and finds it taken unless that one rolled back."""
    if not Term.objects.filter(STILL_OPEN, pk=term.pk, paused_on=None, round=term.round).exists():
        return False  # answered, paused or extended since the list was made
    return RungSent.objects.get_or_create(term=term, round=term.round, rung=rung, defaults={"on": on})[1]


def _in_its_own_transaction(item, term, rung, on, act):
    try:
        with transaction.atomic():
            if not _claim(term, rung, on):
                return False
            act(item)
            return True
    except Exception:
        log.exception("reminder_failed", term=str(term.uid), rung=str(rung))
        return False


def _refuse_outside_a_transaction():
    if not connection.in_atomic_block:
        raise RuntimeError("letters are marked as sent in the transaction that writes them only")
