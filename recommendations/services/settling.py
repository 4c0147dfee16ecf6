"""The axes as indexed columns: written here alone, last in every verb and by the clock (design.md §5.2)."""

import structlog
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from core.things import lock, touch
from recommendations.kinds import UNDECIDED, Declared, PositionValue, Settlement, Verdict
from recommendations.models import Assessment, Claim, Measure, Position, Progress, Recommendation
from recommendations.outcome import outcome
from recommendations.services.standing import current_claim, standing_objections
from recommendations.settlement import Facts, declared, settlement
from recommendations.states import S

AXES = ("position", "declared", "settlement", "outcome")
POSITIONS = frozenset(PositionValue.values)
log = structlog.get_logger("recommendations.settling")


def facts_of(recommendation, claim):
    """The rows of the current claim as numbers and answers."""
    if claim is None:
        return Facts()
    verdicts = list(Assessment.objects.filter(claim=claim).values_list("verdict", flat=True))
    found = list(standing_objections(recommendation).select_related("assessment"))
    own = [objection for objection in found if objection.assessment.claim_id == claim.pk]
    late = [objection for objection in own if _is_late(objection, claim)]
    return Facts(
        has_claim=True,
        finding=claim.finding,
        is_window_open=claim.window_id is not None and claim.window_closed_at is None,
        confirmations=verdicts.count(Verdict.CONFIRM),
        partial_confirmations=verdicts.count(Verdict.PARTLY),
        standing=len(own) - len(late),
        late=len(late),
        carried=len(found) - len(own),
    )


def _is_late(objection, claim):
    """Filed after the window closed, and its author has not decided yet what the answer changes."""
    closed = claim.window_closed_at
    return bool(closed) and objection.state in UNDECIDED and objection.assessment.filed_at > closed


def position_of_source(said):
    """The first axis of one taken over from a source: what the State answered there; a pledge supports itself."""
    if said == "pledge":
        return PositionValue.SUPPORTED
    return PositionValue(said) if said in POSITIONS else PositionValue.NONE


def axes_of(recommendation):
    """What the four columns should say, from the rows."""
    claim = current_claim(recommendation)
    position = recommendation.positions.signed().filter(organisation=recommendation.lead_id).first()
    report = recommendation.reports.signed().filter(organisation=recommendation.lead_id).first()
    said_position = position.value if position else position_of_source(recommendation.source_position)
    said_declared = declared(
        claim.level if claim else "", report.declared if report else "", recommendation.measures.exists()
    )
    said_settlement = settlement(facts_of(recommendation, claim))
    ended = outcome(recommendation.state == S.ENDED, said_position, said_declared, said_settlement)
    return dict(zip(AXES, (said_position, said_declared, said_settlement, ended), strict=True))


@transaction.atomic
def settle(recommendation):
    """Write the axes from the rows; returns whether any of them moved. Idempotent."""
    lock(recommendation)
    axes = axes_of(recommendation)
    moved = [name for name, value in axes.items() if getattr(recommendation, name) != value]
    for name in moved:
        setattr(recommendation, name, axes[name])
    if moved:
        touch(recommendation, *moved)
    return bool(moved)


def check_axes():
    """Recompute the axes of everything, mend what differs and say so in the log; returns the refs of what was mended.

    Rows about which nobody has said anything follow from their own columns and are compared in one pass.
    """
    mended = []
    for recommendation in _to_recompute().iterator(chunk_size=500):
        before = {name: getattr(recommendation, name) for name in AXES}
        if settle(recommendation):
            mended.append(recommendation.ref or str(recommendation.uid))
            now = {name: str(getattr(recommendation, name)) for name in AXES}
            log.error("axes_differed", ref=mended[-1], before=before, now=now)
    return mended


def _to_recompute():
    """What somebody has said something about, and what does not say what its own columns make it say."""
    own = {"recommendation": OuterRef("pk")}
    said = Exists(Measure.recommendations.through.objects.filter(**own))
    for model in (Position, Progress, Claim):
        said |= Exists(model.objects.filter(**own))
    silent = Q(declared=Declared.NOT_STARTED, settlement=Settlement.NO_CLAIM, outcome="")
    answers = Recommendation.objects.order_by().values_list("source_position", flat=True).distinct()
    as_source = Q(pk__in=[])
    for answer in answers:
        as_source |= Q(source_position=answer, position=position_of_source(answer))
    return Recommendation.objects.filter(said | ~(silent & as_source) | Q(state=S.ENDED)).order_by("pk")
