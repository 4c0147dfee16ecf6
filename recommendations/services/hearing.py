"""What a decision without a recommendation means for the proposals it was taken on, and which proposals an item decides."""

from django.db import transaction
from django.utils.translation import gettext as _

from meetings.kinds import ADOPTS
from meetings.kinds import Outcome as ItemOutcome
from meetings.models import Referral
from meetings.services import agree_tasks, record_decision
from proposals.models import Placement, Proposal
from proposals.services import decline_proposal, defer_proposal, refer_proposal, settle_proposal_in_parts
from proposals.states import S as ProposalState
from recommendations.services.papers import need

# What a decision that adopts nothing means for the proposals on its item; any other one puts them off.
CONCLUDES = {
    ItemOutcome.NOT_ADOPTED: decline_proposal,
    ItemOutcome.IN_PARTS: settle_proposal_in_parts,
    ItemOutcome.REFERRED: refer_proposal,
}


@transaction.atomic
def decide_without_recommendation(*, decision_of, by, method, outcome, text, tasks=(), **vote):
    """The meeting takes note, defers or does not adopt, leaves it to the parts, refers or returns; the proposals on the item
    follow. Returns the decision.

    Taking note answers no proposal: they are put off, and their authors hear that they wait for another agenda. ``tasks`` may be
    agreed all the same; ``vote``: what else ``record_decision`` takes.
    """
    need(outcome not in ADOPTS, "outcome", _("An adopted item has at least one recommendation."))
    decision = record_decision(decision_of, by=by, method=method, outcome=outcome, text=text, **vote)
    agree_tasks(decision, by=by, tasks=tasks)
    conclude = CONCLUDES.get(outcome, defer_proposal)
    for proposal in proposals_standing_on(decision_of):
        conclude(proposal, by=by, decision=decision)
    if outcome == ItemOutcome.RETURNED:
        referred = Referral.objects.heard_on(decision_of).decision.item
        for proposal in proposals_standing_on(referred):
            defer_proposal(proposal, by=by, decision=decision, body=referred.meeting.body)
    return decision


def proposals_on(item):
    """The admitted proposals that this item decides: those that stand on it, and those on the item whose text was referred to
    it."""
    referral = Referral.objects.heard_on(item)
    return proposals_standing_on(item, *([referral.decision.item] if referral else []))


def proposals_known_to(item):
    """Those a recommendation of the item may name: also those on the item it is part of, which that one decides."""
    whole = proposals_standing_on(item.parent) if item.parent_id else []
    return [*proposals_on(item), *whole]


def proposals_standing_on(*items):
    """The admitted proposals that stand on these items."""
    placed = Placement.objects.filter(item__in=items, removed_at=None)
    return list(Proposal.objects.filter(pk__in=placed.values("proposal"), state=ProposalState.ADMITTED).order_by("pk"))
