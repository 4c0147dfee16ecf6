"""The body approves its plan by a decision; whoever carries it out names the decision and adds no word."""

from django.db import transaction

from core.refs import Ref
from core.things import lock
from meetings.kinds import Outcome
from meetings.models import WorkPlan
from meetings.notices import plan as notices
from meetings.services.membership import name_decision
from meetings.services.suggestions import withdraw_suggestions
from meetings.states import planning as lifecycle


@transaction.atomic
def approve_plan(plan, *, by, decision):
    """Carry out the decision of the body that approves the plan: it is public with its comments and answers, and takes the place
    of the version in force. Raises ``ValidationError`` for any other decision."""
    lock(plan)
    lifecycle.check("approve", plan, by)
    facts = name_decision(plan, decision, Outcome.ADOPTED) | plan.filing.named
    facts["comments"] = list(plan.comments.order_by("id").values_list("filing__sha256", flat=True))
    earlier = WorkPlan.objects.of_year(plan.body, plan.year).in_force().first()
    if earlier:
        lifecycle.take("replace", earlier, by=by, about=plan, facts=plan.filing.named)
    line = lifecycle.take("approve", plan, by=by, about=plan.decision, reason=plan.decision.text, facts=facts)
    withdraw_suggestions(Ref.of(plan))
    notices.plan_approved(line, plan)
    return plan
