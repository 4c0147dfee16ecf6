"""The lead reports it as implemented, with evidence; the window for assessment opens (domain.md §5.4)."""

from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.things import lock, lock_with_story, touch
from deadlines.terms import cancel_terms, start_term
from files.storage import attach
from law.citation import Pinpoint, cite_unit
from law.services import register_act
from participants import papers as official
from recommendations import notices
from recommendations.kinds import EvidenceKind
from recommendations.models import Claim, Evidence, EvidenceFile, Objection
from recommendations.services.judging import REPLY, STAND
from recommendations.services.papers import need, open_draft, ready, sign
from recommendations.services.settling import settle
from recommendations.services.standing import current_claim
from recommendations.services.suggesting import suggest_dispute, withdraw_if_in_time
from recommendations.states import lifecycle

WINDOW = "assessment_window"  # code of the term (deadlines.TermRule)


@transaction.atomic
def draft_claim(recommendation, *, by, level, text, evidence=(), internal_note=""):
    """Save the one open draft of the claim with its pieces of evidence; returns it.

    ``evidence`` are dicts of kind, act or adilet_id, pinpoint, address, words, files: all pieces of the draft, in order.
    """
    said = {"level": level, "text": text, "internal_note": internal_note}
    claim = open_draft(Claim, "claim", recommendation, by=by, about={"recommendation": recommendation}, **said)
    claim.evidence.all().delete()
    for piece in evidence:
        _add_evidence(claim, by, **piece)
    return claim


def _add_evidence(claim, by, *, kind, act=None, adilet_id="", pinpoint=None, address="", words=None, files=()):
    if kind == EvidenceKind.ACT and not (act or adilet_id):
        raise ValidationError(_("Name the act by its adilet number, for example K1400000226."))
    if kind == EvidenceKind.DOCUMENT and not (files or address):
        raise ValidationError(_("A document needs its file or its address."))
    if kind == EvidenceKind.FIGURE and not words:
        raise ValidationError(_("Say the figure and what it counts."))
    act = act or (register_act(adilet_id, by=by) if adilet_id else None)
    words = cite_unit(act, pinpoint or Pinpoint()) if act else words
    said = {"words": words} if words else {}
    piece = Evidence.objects.create(
        claim=claim, kind=kind, act=act, address=address, place=asdict(pinpoint) if pinpoint else {}, **said
    )
    attach(EvidenceFile, files, evidence=piece)


@transaction.atomic
def send_claim_for_signature(claim, *, by):
    """Hand the draft to the signatory. Raises ``ValidationError`` without evidence."""
    _check_evidence(claim)
    official.send_for_signature(claim, by=by)
    notices.paper_for_signature(claim)
    return claim


@transaction.atomic
def claim_implementation(claim, *, by, letter=None):
    """Sign the claim; members see the evidence now, so the window of 20 working days opens and everybody concerned hears.

    It takes the place of an earlier claim, whose assessments stay beside it for ever; an objection to that one counts again
    after the window unless its author says something of this one. Raises ``ValidationError`` without evidence.
    """
    recommendation = ready("claim", claim, by=by)
    _check_evidence(claim)
    earlier = current_claim(recommendation)
    line = sign("claim", claim, by=by, letter=letter, facts={"level": claim.level})
    if earlier:
        _close_window(lock(earlier))
    claim.window = start_term(WINDOW, about=claim, by=by)
    touch(claim, "window")
    _settle(claim.recommendation)
    notices.implementation_claimed(line, claim)
    return claim


def enter_claim(claim, *, by, letter):
    """Enter a claim signed outside the platform."""
    return claim_implementation(claim, by=by, letter=letter)


@transaction.atomic
def withdraw_claim(claim, *, by, reason):
    """The lead takes its current claim back, with a reason everybody reads; what others said of it stays, and nobody owes an
    answer to an objection to it any more."""
    recommendation = lock_with_story(claim).recommendation
    lifecycle.check("withdraw_claim", recommendation, by)
    need(reason, "reason", _("Say why: everybody reads the reason."))
    need(claim == current_claim(recommendation), None, _("This report was withdrawn or replaced already."))
    line = lifecycle.take("withdraw_claim", recommendation, by=by, about=claim, reason=reason)
    claim.withdrawn_at, claim.withdrawal = timezone.now(), reason
    touch(claim, "withdrawn_at", "withdrawal")
    _close_window(claim)
    for objection in Objection.objects.filter(assessment__claim__recommendation=recommendation):
        cancel_terms(objection, REPLY, STAND)
    _settle(recommendation)
    notices.claim_withdrawn(line, claim)
    return claim


def _settle(recommendation):
    settle(recommendation)
    suggest_dispute(recommendation)
    withdraw_if_in_time(recommendation)


def _close_window(claim):
    cancel_terms(claim, WINDOW)
    if claim.window_closed_at is None:
        claim.window_closed_at = timezone.now()
        touch(claim, "window_closed_at")


def _check_evidence(claim):
    need(claim.evidence.exists(), None, _("A report of implementation needs at least one piece of evidence."))
    need(claim.text, "text", _("Say in words what was done."))
