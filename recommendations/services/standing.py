"""Which claim is in force, and which objections count against it."""

from django.db.models import Q

from recommendations.kinds import STANDING, Verdict
from recommendations.models import Assessment, Objection


def current_claim(recommendation):
    """The lead's last signed claim, ``None`` once it was withdrawn: an earlier one does not come back."""
    last = recommendation.claims.signed().first()
    return last if last and last.withdrawn_at is None else None


def standing_objections(recommendation):
    """Objections nobody withdrew, to the current claim or to an earlier one it replaced.

    One to an earlier claim stands until its author withdraws it or says something of the current claim: a body does not get
    rid of an objection by reporting once more. What was said of a claim that was taken back concerns nobody any more.
    """
    claim = current_claim(recommendation)
    if claim is None:
        return Objection.objects.none()
    said = Assessment.objects.filter(claim=claim).values("organisation")
    carried = Q(assessment__claim__withdrawn_at=None) & ~Q(assessment__organisation__in=said)
    counted = Q(assessment__claim=claim) | carried
    found = Objection.objects.filter(counted, assessment__claim__recommendation=recommendation)
    return found.filter(assessment__verdict=Verdict.CONTEST, state__in=[str(state) for state in STANDING])
