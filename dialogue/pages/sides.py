"""What each side said of one recommendation: as many queries as there are kinds of papers, whatever their number.

The lines say what has happened at all; what never happened is not asked for.
"""

import datetime as dt

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch
from django.db.models.functions import JSONObject

from deadlines.models import Term
from files.models import StoredFile
from recommendations.kinds import ObjectionStand, PositionValue, Verdict
from recommendations.models import Assessment, AssessmentFile, Evidence, EvidenceFile, ObjectionReply

VERDICTS = {
    Verdict.CONFIRM: ("ok", "check"),
    Verdict.PARTLY: ("wait", "partly"),
    Verdict.CONTEST: ("stop", "object"),
    Verdict.CANNOT_ASSESS: ("", "question"),
}
POSITIONS = {
    PositionValue.SUPPORTED: "ok",
    PositionValue.IN_PART: "wait",
    PositionValue.NOTED: "",
    PositionValue.NOT_SUPPORTED: "stop",
}


def _files(model, owner):
    """The files of each row, as one column."""
    said = {name: f"stored__{name}" for name in ("uid", "name", "mime", "size", "sha256")}
    rows = model.objects.filter(**{owner: OuterRef("pk")}).order_by("position", "id")
    return ArraySubquery(rows.values(json=JSONObject(**said)))


def _listed(files):
    """Rows of ``core/partials/files.html``."""
    stored = [StoredFile(**file) for file in files]
    return [
        {
            "name": str(one),
            "url": one.get_absolute_url(),
            "kind": one.format.name,
            "size": one.size,
            "digest": one.control_code,
        }
        for one in stored
    ]


def papers_of(recommendation, relation):
    """The signed papers of a kind (``positions``, ``reports``), those of the lead first, the latest of each body marked."""
    found = list(getattr(recommendation, relation).signed().select_related("organisation", "filing"))
    seen = set()
    for paper in found:
        paper.recommendation = recommendation
        paper.tone = POSITIONS.get(getattr(paper, "value", ""), "info")
        paper.is_latest = paper.organisation_id not in seen
        seen.add(paper.organisation_id)
    return sorted(found, key=lambda paper: paper.organisation_id != recommendation.lead_id)  # stable: else by date


def claims_of(recommendation):
    """The signed claims, the latest first, each with its evidence and with everything said of it; an assessment with its
    objection, and that with the answers it got."""
    assessments = Assessment.objects.select_related("organisation", "filing", "objection")
    evidence = Evidence.objects.select_related("act").annotate(filed=_files(EvidenceFile, "evidence"))
    claims = list(
        recommendation.claims.signed()
        .select_related("organisation", "filing", "found_by__item__meeting")
        .prefetch_related(
            Prefetch("assessments", assessments.annotate(filed=_files(AssessmentFile, "assessment"))),
            Prefetch("evidence", evidence),
        )
    )
    for place, claim in enumerate(claims):
        claim.recommendation = recommendation
        claim.replaced_by = claims[place - 1] if place else None
        claim.is_in_force = place == 0 and claim.withdrawn_at is None
        for piece in claim.evidence.all():
            piece.listed_files = _listed(piece.filed)
        for assessment in claim.assessments.all():
            _dress(assessment, claim)
    _add_answers(recommendation, claims)
    return claims


def _dress(assessment, claim):
    """What its badge says: an objection that was withdrawn does not shout any more."""
    assessment.claim = claim
    assessment.said = getattr(assessment, "objection", None) if assessment.verdict == Verdict.CONTEST else None
    assessment.listed_files, assessment.answers = _listed(assessment.filed), []
    assessment.tone, assessment.icon = VERDICTS[assessment.verdict]
    assessment.badge = assessment.get_verdict_display()
    if assessment.said and assessment.said.state == ObjectionStand.WITHDRAWN:
        assessment.tone, assessment.icon, assessment.badge = "", "back", assessment.said.get_state_display()


def _add_answers(recommendation, claims):
    by_objection = {a.said.pk: a for claim in claims for a in claim.assessments.all() if a.said}
    if by_objection:
        signed = ObjectionReply.objects.signed().filter(objection__in=by_objection)
        for reply in signed.select_related("organisation", "filing").order_by("signed_at", "id"):
            by_objection[reply.objection_id].answers.append(reply)


def terms_of_all(recommendation, claims):
    """The terms that run about it, its claims and the objections to them, the soonest first."""
    objections = [a.said for claim in claims for a in claim.assessments.all() if a.said]
    return Term.objects.open().about_things([recommendation, *claims, *objections]).for_list()


def measure(said):
    """A planned measure, as the table prints it."""
    days = {name: dt.date.fromisoformat(said[name]) if said[name] else None for name in ("starts_on", "ends_on")}
    return {**said, **days}
