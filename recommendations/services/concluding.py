"""What a meeting decides about follow-up: it returns a report, records a dispute, or ends it (domain.md §5.4)."""

from django.db import transaction
from django.utils.translation import gettext as _

from core.refs import Ref
from core.things import lock, touch
from deadlines.terms import cancel_terms
from meetings.services import withdraw_suggestions
from recommendations import notices
from recommendations.kinds import UNDECIDED, Finding
from recommendations.models import Objection
from recommendations.services.adopting import POSITION
from recommendations.services.papers import need
from recommendations.services.settling import settle
from recommendations.services.standing import current_claim, standing_objections
from recommendations.services.suggesting import suggest_dispute
from recommendations.states import lifecycle


@transaction.atomic
def conclude_dispute(recommendation, *, by, finding, decision, reason):
    """Record what a meeting found when it heard the sides: the report is returned to the body, or the dispute is recorded and
    stays. Nobody decides who is right. Every new claim begins afresh.

    Raises ``ValidationError`` without reason, without a public decision of a meeting, without a claim, and for a dispute
    where no objection stands.
    """
    lock(recommendation)
    lifecycle.check("conclude", recommendation, by)
    _check_decision(decision, reason)
    need(finding in Finding.values, "finding", _("Choose what the meeting found."))
    claim = current_claim(recommendation)
    need(claim, None, _("Nothing is reported as implemented, so there is nothing to conclude."))
    disputed = finding == Finding.DISPUTED
    need(not disputed or standing_objections(recommendation).exists(), "finding", _("No objection stands."))
    lock(claim)
    claim.finding, claim.found_by = finding, decision
    touch(claim, "finding", "found_by")
    facts = {"finding": str(finding)}
    line = lifecycle.take("conclude", recommendation, by=by, about=decision, reason=reason, facts=facts)
    settle(recommendation)
    suggest_dispute(recommendation)
    notices.dispute_concluded(line, claim)
    return recommendation


@transaction.atomic
def end_recommendation(recommendation, *, by, decision, reason):
    """A meeting ends the follow-up; what became of it is said from the axes. Nothing is deleted, and all of it stays public.

    Raises ``ValidationError`` without a reason or a public decision of a meeting, while a report is being assessed, and while
    an objection waits for its answer or its author (domain.md §13a.1).
    """
    lock(recommendation)
    lifecycle.check("end", recommendation, by)
    _check_decision(decision, reason)
    claim = current_claim(recommendation)
    in_window = claim and claim.window_closed_at is None
    undecided = standing_objections(recommendation).filter(state__in=[str(state) for state in UNDECIDED])
    need(not in_window, None, _("The report is still being assessed."))
    need(not undecided.exists(), None, _("An objection is still open: the body answers it, then its author decides."))
    line = lifecycle.take("end", recommendation, by=by, about=decision, reason=reason)
    settle(recommendation)
    cancel_terms(recommendation, POSITION)
    for objection in Objection.objects.filter(assessment__claim__recommendation=recommendation):
        cancel_terms(objection)
    withdraw_suggestions(Ref.of(recommendation))
    notices.recommendation_ended(line, recommendation)
    return recommendation


def _check_decision(decision, reason):
    is_public = decision and decision.item.meeting.decisions_published_at
    need(is_public, "decision", _("Name the decision of a meeting whose decision sheet is published."))
    need(reason, "reason", _("Say in a sentence what the meeting decided: everybody reads it."))
