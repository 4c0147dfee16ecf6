"""The axes as indexed columns: written here alone, last in every verb and by the clock (design.md §5.2)."""

from django.db import transaction

from core.things import lock, touch
from recommendations.kinds import STANDING, PositionValue, Verdict
from recommendations.models import Assessment, Objection
from recommendations.outcome import outcome
from recommendations.settlement import Facts, declared, settlement
from recommendations.states import S

AXES = ("position", "declared", "settlement", "outcome")


def current_claim(recommendation):
    """The lead's last signed claim, unless it was withdrawn."""
    last = recommendation.claims.signed().first()
    return last if last and last.is_current else None


def facts_of(recommendation, claim):
    """The rows of the current claim as numbers and answers."""
    if claim is None:
        return Facts()
    verdicts = list(Assessment.objects.filter(claim=claim).values_list("verdict", flat=True))
    standing = Objection.objects.filter(
        assessment__claim=claim, assessment__verdict=Verdict.CONTEST, state__in=[str(state) for state in STANDING]
    )
    return Facts(
        has_claim=True,
        is_window_open=claim.window_id is not None and claim.window_closed_at is None,
        confirmations=verdicts.count(Verdict.CONFIRM),
        partial_confirmations=verdicts.count(Verdict.PARTLY),
        standing_objections=standing.count(),
    )


def position_of_source(said):
    """The first axis of one taken over from a source: what the State answered there; a pledge supports itself."""
    if said == "pledge":
        return PositionValue.SUPPORTED
    return PositionValue(said) if said in PositionValue.values else PositionValue.NONE


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
