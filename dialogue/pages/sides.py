"""What each side said of one recommendation: as many queries as there are kinds of papers, whatever their number.

The lines say what has happened at all; what never happened is not asked for.
"""

import datetime as dt

from django.db.models import Prefetch, prefetch_related_objects

from core.words import from_plain
from deadlines.models import Term
from dialogue.pages.recommendations import POSITION_TONES
from meetings.models import Decision
from recommendations.kinds import ObjectionStand, Verdict
from recommendations.models import Assessment, ObjectionReply
from recommendations.models.claim import listed

VERDICTS = {
    Verdict.CONFIRM: ("ok", "check"),
    Verdict.PARTLY: ("wait", "partly"),
    Verdict.CONTEST: ("stop", "object"),
    Verdict.CANNOT_ASSESS: ("", "question"),
}
UNREAD = ("filing__words", "filing__author", "filing__acting")  # a page prints codes and what the rows say


def papers_of(recommendation, relation):
    """The signed papers of a kind (``positions``, ``reports``), those of the lead first, the latest of each body marked."""
    found = list(getattr(recommendation, relation).signed().select_related("organisation"))
    seen = set()
    for paper in found:
        paper.recommendation = recommendation
        paper.tone = POSITION_TONES.get(getattr(paper, "value", ""), "info")
        paper.is_latest = paper.organisation_id not in seen
        seen.add(paper.organisation_id)
    return sorted(found, key=lambda paper: paper.organisation_id != recommendation.lead_id)  # stable: else by date


def claims_of(recommendation):
    """The signed claims, the latest first, each with its evidence and with everything said of it; an assessment with its
    objection, and that with the answers it got."""
    assessments = Assessment.objects.select_related("organisation", "filing", "objection").defer(*UNREAD)
    signed = recommendation.claims.signed().select_related("organisation", "filing").defer(*UNREAD)
    claims = list(signed.prefetch_related(Prefetch("assessments", assessments)))
    if any(claim.finding for claim in claims):
        prefetch_related_objects(claims, Prefetch("found_by", Decision.objects.select_related("item__meeting")))
    for place, claim in enumerate(claims):
        claim.recommendation = recommendation
        claim.replaced_by = claims[place - 1] if place else None
        claim.is_in_force = place == 0 and claim.withdrawn_at is None
        for assessment in claim.assessments.all():
            _dress(assessment, claim)
    _add_answers(recommendation, claims)
    return claims


def _dress(assessment, claim):
    """What its badge says: an objection that was withdrawn does not shout any more."""
    assessment.claim = claim
    assessment.said = getattr(assessment, "objection", None) if assessment.verdict == Verdict.CONTEST else None
    assessment.listed_files, assessment.answers = listed(assessment.filing.facts["files"]), []
    assessment.tone, assessment.icon = VERDICTS[assessment.verdict]
    assessment.badge = assessment.get_verdict_display()
    if assessment.said and assessment.said.state == ObjectionStand.WITHDRAWN:
        assessment.tone, assessment.icon, assessment.badge = "", "back", assessment.said.get_state_display()


def _add_answers(recommendation, claims):
    by_objection = {a.said.pk: a for claim in claims for a in claim.assessments.all() if a.said}
    if by_objection:
        signed = ObjectionReply.objects.signed().filter(objection__in=by_objection)
        for reply in signed.select_related("organisation").order_by("signed_at", "id"):
            by_objection[reply.objection_id].answers.append(reply)


def terms_of_all(recommendation, claims):
    """The terms that run about it, its claims and the objections to them, the soonest first."""
    objections = [a.said for claim in claims for a in claim.assessments.all() if a.said]
    return Term.objects.open().about_things([recommendation, *claims, *objections]).for_list()


def measure(facts):
    """A planned measure as its line keeps it, ready for the table."""
    days = {name: dt.date.fromisoformat(facts[name]) for name in ("starts_on", "ends_on") if name in facts}
    said = {name: from_plain(facts[name]) for name in ("measure", "completion") if name in facts}
    return {**said, **days}
