"""What a decision sheet shows besides its decisions: with which quorum each was taken, who has signed the sheet, who has not."""

from django.urls import reverse
from django.utils import timezone

from core.grouping import grouped
from meetings.models import QuorumSnapshot
from meetings.services import missing_signatures, signatures_of
from participants.kinds import SeatRole
from recommendations.models import Recommendation


def asked_by(meeting, user):
    """The recommendations of the meeting this person may see with lead and last day, by the decision that adopted them."""
    seen = Recommendation.objects.visible_to(user).filter(decision__item__meeting=meeting)
    return grouped((one.decision_id, one) for one in seen.select_related("lead").order_by("ref"))


def add_quorums(decisions, meeting):
    """Give each decision its ``quorum`` as it may be printed to anybody; ``None`` where none was recorded. One query."""
    taken = {
        one.item_id: one for one in QuorumSnapshot.objects.filter(meeting=meeting).exclude(item=None)
    }  # the last one stays
    for decision in decisions:
        found = taken.get(decision.item_id)
        decision.quorum = found.shown if found else None


def signed_under(meeting, acting):
    """Who signed the sheet, each with the office and the moment; who has not; until when; where this hat signs, if it may."""
    signed = signatures_of(meeting)
    missing = missing_signatures(meeting, signed)
    own = {seat.pk for seat in acting.seats}
    may = any(seat.pk in own for seat in missing) and meeting.lifecycle.is_open_to("sign_sheet", meeting, acting)
    window = meeting.signature_window
    return {
        "signatures": [(_office(one.seat), one.seat.organisation, one.created_at) for one in signed],
        "unsigned": [(_office(seat), seat.organisation) for seat in missing],
        "sign_until": window if window and window.over_on is None and timezone.localdate() <= window.due_on else None,
        "sign_url": reverse("meetings:sign_sheet", args=[meeting.ref]) if may else "",
    }


def _office(seat):
    return f"{SeatRole(seat.role).label}, {seat.get_constituency_display()}"
