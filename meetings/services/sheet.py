"""Both co-chairs sign the decision sheet: at the end of the meeting, or within two working days of its publication. What is
missing is stated and stops nothing (domain.md §6); the recommendations are transmitted from the published sheet in any case."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from core.canonical import digest
from core.lines import Line
from core.things import lock, touch
from deadlines.terms import meet_term, start_term, work_off_ended
from meetings.models import Meeting, SheetSignature
from meetings.notices import sheet as notices
from meetings.querysets import CHAIRS
from meetings.states import S, lifecycle
from participants.acting import THE_HOUSE
from participants.models import Seat

SIGNATURE = "sheet_signature"  # code of the term (deadlines.TermRule)


@transaction.atomic
def sign_sheet(meeting, *, by, publish):
    """The chair or a co-chair signs the sheet as it stands; returns the ``Meeting``. ``publish``: the verb that makes a sheet
    public which everybody has signed before it was; later the last signature meets the term.

    Raises ``ValidationError`` as ``check_signing`` does.
    """
    lock(meeting)
    lifecycle.check("sign_sheet", meeting, by)
    seat = check_signing(meeting, by=by)
    text = sheet_digest(meeting)
    SheetSignature.objects.create(meeting=meeting, seat=seat, text=text)
    is_public = meeting.state == S.PUBLISHED
    lifecycle.take("sign_sheet", meeting, by=by, about=seat, facts={"text": text}, public=is_public)
    if not missing_signatures(meeting):
        if is_public:
            meet_term(meeting, SIGNATURE)
        else:
            publish(meeting, by=THE_HOUSE)
    return meeting


def check_signing(meeting, *, by):
    """The seat of the hat that has not signed yet. Raises ``ValidationError`` while an item has no decision, and the second
    time."""
    if open_items := [item.number for item in meeting.items.standing().filter(decision=None)]:
        raise ValidationError(_("No decision is recorded yet on item: %(items)s.") % {"items": ", ".join(open_items)})
    own = {seat.pk for seat in by.seats}
    seat = next((seat for seat in missing_signatures(meeting) if seat.pk in own), None)
    if seat is None or _has_signed(meeting, by):
        raise ValidationError(_("You have signed this decision sheet already."))
    return seat


def _has_signed(meeting, by):
    """Whether the person signed this text already, from whatever seat: two signatures are of two people."""
    said = {"facts__text": sheet_digest(meeting), "acting__user": str(by.user.uid)}
    return Line.objects.filter(thing_uid=meeting.uid, step="sign_sheet", **said).exists()


def ask_to_sign(meeting, line, *, by):
    """The sheet is public: two working days begin for whoever has not signed it; they hear at once. Without any who preside, or
    when all have signed, nothing begins."""
    missing = missing_signatures(meeting)
    if missing:
        meeting.signature_window = start_term(SIGNATURE, about=meeting, by=by)
        touch(meeting, "signature_window")
        notices.sheet_to_sign(line, meeting, missing)


def close_signatures(on):
    """End the terms whose last day has passed: a line states who has not signed. Returns how many ended."""

    def close(term):
        meeting = lock(Meeting.objects.get(uid=term.about_uid))
        missing = [
            [str(seat.role), seat.organisation.code if seat.organisation else ""]
            for seat in missing_signatures(meeting)
        ]
        lifecycle.take("close_signatures", meeting, by=THE_HOUSE, facts={"missing": missing})

    return work_off_ended((SIGNATURE,), on, close)


def sheet_digest(meeting):
    """The digest of the sheet as it stands: its decisions by the hash of their filings; empty while an item has none."""
    items = list(meeting.items.standing().select_related("decision__filing"))
    if not all(hasattr(item, "decision") for item in items):
        return ""
    return digest({"sheet": meeting.ref, "decisions": [[item.position, item.decision.filing.sha256] for item in items]})


def presiding_of(meeting):
    """The seats of the chair and the co-chairs on the day the sheet was published (today before that), and any from which the
    text that stands is signed; each with ``signed_at``, ``None`` where it is not. Two queries."""
    on = timezone.localdate(meeting.decisions_published_at) if meeting.decisions_published_at else None
    signed = SheetSignature.objects.filter(meeting=meeting, text=sheet_digest(meeting))
    presiding = Seat.objects.current(on).filter(body=meeting.body_id, role__in=CHAIRS)
    known = Seat.objects.filter(Q(pk__in=presiding.values("pk")) | Q(pk__in=signed.values("seat")))
    own = signed.filter(seat=OuterRef("pk")).order_by("id")
    seats = known.annotate(signed_at=Subquery(own.values("created_at")[:1]))
    return list(seats.select_related("organisation").order_by("signed_at", "role", "id"))


def missing_signatures(meeting):
    """The seats of those who preside from which the text that stands is not signed yet."""
    return [seat for seat in presiding_of(meeting) if seat.signed_at is None]
