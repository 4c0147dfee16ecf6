"""Papers that come late drop an item, unless every constituency with a vote agrees to hear it (domain.md §6, papers day)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.things import lock, lock_with_story, touch
from core.words import Words
from meetings.kinds import TimetableRow
from meetings.models import LateAgreement
from meetings.services.agenda import drop_item
from meetings.services.timetable import days_of
from meetings.states import S, lifecycle
from participants.kinds import Constituency

CAME_LATE = Words.of("en", en="Papers came late", ru="Материалы поступили с опозданием", kk="Материалдар кешігіп түсті")


@transaction.atomic
def complete_papers(item, *, by):
    """Everything the item needs is there, from this moment on; leaves no line."""
    lock_with_story(item)
    lifecycle.take("complete_papers", item.meeting, by=by)
    item.papers_complete_at = item.papers_complete_at or timezone.now()
    return touch(item, "papers_complete_at")


def papers_are_late(item):
    """Whether the papers of a standing item of a published agenda were not complete by the end of the papers day."""
    if item.dropped_at or item.meeting.state != S.CIRCULATED:
        return False
    until = days_of(item.meeting)[2].get(TimetableRow.PAPERS)
    on = timezone.localdate(item.papers_complete_at) if item.papers_complete_at else timezone.localdate()
    return until is not None and on > until


@transaction.atomic
def drop_late(item, *, by):
    """Take it off the agenda; the reason is published. Raises ``ValidationError`` when its papers are not late, or every
    constituency has agreed."""
    lock_with_story(item)
    lifecycle.check("drop_late", item.meeting, by)
    _check(item)
    return drop_item(item, by=by, reason=CAME_LATE)


@transaction.atomic
def hear_late(item, *, by, seats):
    """Record that ``seats`` agreed, at least one of every constituency with a vote among the invited: a line everybody reads
    names them. Raises ``ValidationError`` when one is missing, for a seat without a vote, or when the papers are not late."""
    lock_with_story(item)
    lifecycle.check("hear_late", item.meeting, by)
    _check(item)
    seats, invited = list(seats), voting(item.meeting)
    if not {seat.pk for seat in seats} <= {seat.pk for seat in invited}:
        raise ValidationError({"seats": _("Only seats with a vote that were invited can agree.")})
    if missing := {seat.constituency for seat in invited} - {seat.constituency for seat in seats}:
        names = ", ".join(str(Constituency(name).label) for name in Constituency.values if name in missing)
        raise ValidationError({"seats": _("Nobody of these constituencies agreed: %(names)s.") % {"names": names}})
    LateAgreement.objects.bulk_create(LateAgreement(item=item, seat=seat, acting=by.signature()) for seat in seats)
    facts = {"agreed": sorted(str(seat.uid) for seat in seats)}
    lifecycle.take("hear_late", item.meeting, by=by, about=item, facts=facts)
    return lock(item)


def voting(meeting):
    """The invited seats with a vote, each with its organisation."""
    rows = meeting.invitations.with_a_vote().select_related("seat__organisation", "seat__person")
    return [row.seat for row in rows.order_by("seat__constituency", "seat_id")]


def _check(item):
    if not papers_are_late(item):
        raise ValidationError(_("The papers of this item are not late."))
    if item.late_agreements.exists():
        raise ValidationError(_("Every constituency has agreed to hear this item."))
