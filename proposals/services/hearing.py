"""What a meeting decides about a proposal; called by the app that owns the outcome (``recommendations.services.adopt``)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core.refs import Ref
from core.things import lock, touch
from meetings.kinds import SuggestionReason
from meetings.services import suggest_item, withdraw_suggestions
from participants.kinds import Audience
from proposals import notices
from proposals.kinds import Outcome
from proposals.states import lifecycle


@transaction.atomic
def adopt_proposal(proposal, *, by, decision):
    """A meeting made a recommendation of it."""
    return _conclude("adopt", proposal, Outcome.ADOPTED, by=by, decision=decision)


@transaction.atomic
def decline_proposal(proposal, *, by, decision):
    """A meeting did not adopt it; the reasons are those of the decision. Raises ``ValidationError`` without any."""
    if not decision.text:
        raise ValidationError(_("A proposal that is not adopted is owed the reasons."))
    return _conclude("decline", proposal, Outcome.DECLINED, by=by, decision=decision, reason=decision.text)


@transaction.atomic
def settle_proposal_in_parts(proposal, *, by, decision):
    """The parts of the item decided it, each by its own decision; a part that adopted something may name it."""
    return _conclude("settle_in_parts", proposal, Outcome.IN_PARTS, by=by, decision=decision)


@transaction.atomic
def refer_proposal(proposal, *, by, decision):
    """Its body referred the text to the parent: it stays admitted until a meeting of that body has decided."""
    return lifecycle.take("refer", proposal, by=by, about=decision, public=proposal.audience == Audience.PUBLIC)


def _conclude(verb, proposal, outcome, *, by, decision, reason=None):
    lock(proposal)
    line = lifecycle.take(
        verb, proposal, by=by, about=decision, reason=reason, public=proposal.audience == Audience.PUBLIC
    )
    proposal.outcome, proposal.decision = outcome, decision
    touch(proposal, "outcome", "decision")
    withdraw_suggestions(Ref.of(proposal))
    notices.proposal_concluded(line, proposal)
    return proposal


@transaction.atomic
def defer_proposal(proposal, *, by, decision, body=None):
    """A meeting put it off; it stays admitted, waits for another agenda and is suggested for the next one of the body (``body``:
    of another one, to which the text was returned)."""
    line = lifecycle.take("defer", proposal, by=by, about=decision, public=proposal.audience == Audience.PUBLIC)
    body = body or decision.item.meeting.body
    said = {"reason": SuggestionReason.DEFERRED, "standing_question": proposal.standing_question}
    suggest_item(body=body, about=Ref.of(proposal), words=proposal.title, **said)
    notices.proposal_deferred(line, proposal)
    return proposal
