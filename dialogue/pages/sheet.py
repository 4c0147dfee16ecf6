"""The decision sheet: its decisions, with which quorum each was taken, who has signed the sheet, who has not."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import DetailView

from core.grouping import grouped
from dialogue.pages.agreed_tasks import add_tasks
from dialogue.pages.dissents import add_opinions, add_unnamed, filed_on, may_dissent, who_may_still
from dialogue.pages.referral import sent, sent_on
from meetings.models import Decision, Meeting, QuorumSnapshot
from meetings.services import presiding_of
from recommendations.models import Recommendation


class DecisionSheet(DetailView):
    """The decisions of one meeting on one page, to print and to send; nobody finds it before it is published."""

    shown_to = "visible_to"
    template_name = "dialogue/decision_sheet.html"
    context_object_name = "meeting"

    def get_object(self):
        seen = (
            Meeting.objects.visible_to(self.request.acting.user)
            .for_list()
            .select_related("dissent_window", "signature_window")
        )
        return get_object_or_404(seen.filter(decisions_published_at__isnull=False), ref=self.kwargs["ref"])

    def get_context_data(self, **context):
        meeting, acting = self.object, self.request.acting
        decisions = Decision.objects.visible_to(acting.user).filter(item__meeting=meeting)
        decisions = decisions.annotate(dissents_filed=filed_on("pk", acting.user), sent=sent_on("item", acting.user))
        decisions = list(decisions.select_related("item__parent", "filing").order_by("item__position"))
        adopted, may = asked_by(meeting, acting.user), may_dissent(meeting, acting)
        quorums = QuorumSnapshot.objects.filter(meeting=meeting).shown_by_item()
        for decision in decisions:
            decision.quorum = quorums.get(decision.item_id)
            decision.referrals = sent(decision.sent, meeting)
            decision.item.meeting, decision.adopted = meeting, adopted.get(decision.pk, [])
            add_opinions(decision, decision.dissents_filed, acting=acting, may=may)
        add_tasks(decisions, acting)
        add_unnamed(decisions, meeting, may=may)
        return super().get_context_data(
            decisions=decisions,
            has_opinions=any(decision.opinions or decision.unnamed for decision in decisions),
            voters=who_may_still(meeting, decisions, acting.user),
            signed=signed_under(meeting, acting),
            **context,
        )


def asked_by(meeting, user):
    """The recommendations of the meeting this person may see with lead and last day, by the decision that adopted them."""
    seen = Recommendation.objects.visible_to(user).filter(decision__item__meeting=meeting)
    return grouped((one.decision_id, one) for one in seen.select_related("lead").order_by("ref"))


def signed_under(meeting, acting):
    """Who signed the sheet, each with the office and the moment; who has not; until when; where this hat signs, if it may."""
    seats, own = presiding_of(meeting), {seat.pk for seat in acting.seats}
    missing = [seat for seat in seats if seat.signed_at is None]
    may = any(seat.pk in own for seat in missing) and meeting.lifecycle.is_open_to("sign_sheet", meeting, acting)
    window = meeting.signature_window
    return {
        "signatures": [(seat.place, seat.organisation, seat.signed_at) for seat in seats if seat.signed_at],
        "unsigned": [(seat.place, seat.organisation) for seat in missing],
        "sign_until": window if window and window.over_on is None and timezone.localdate() <= window.due_on else None,
        "sign_url": reverse("meetings:sign_sheet", args=[meeting.ref]) if may else "",
    }
