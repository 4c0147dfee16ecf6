"""What NGOs and independent institutions say of a claim, and what the lead answers (design.md §5.2)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.filing import file
from core.things import lock_with_story, touch
from core.words import Words
from deadlines.terms import cancel_terms, meet_term, pass_term, start_term
from files.storage import attach
from participants import papers as official
from participants.kinds import PostKind
from recommendations import notices
from recommendations.kinds import ObjectionStand, Verdict
from recommendations.models import Assessment, AssessmentFile, Objection, ObjectionReply
from recommendations.models.claim import file_facts
from recommendations.services.papers import need, open_draft, ready, sign
from recommendations.services.settling import settle
from recommendations.services.standing import current_claim
from recommendations.services.suggesting import suggest_dispute, withdraw_if_in_time
from recommendations.states import lifecycle, objection_lifecycle

REPLY, STAND = "objection_reply", "objection_stand"  # codes of the terms (deadlines.TermRule)


@transaction.atomic
def assess_claim(claim, *, by, verdict, grounds, files=()):
    """Confirm, confirm in part, or say that one cannot assess; signed, with grounds. A later word supersedes an earlier one.

    Raises ``ValidationError`` without grounds, for a claim that was withdrawn or replaced, or while an objection of the
    organisation stands.
    """
    need(verdict in Verdict.values, "verdict", _("Choose your assessment."))
    need(verdict != Verdict.CONTEST, "verdict", _("Use the form for objections: it asks for a reason."))
    assessment, line = _say("assess", claim, by=by, verdict=verdict, grounds=grounds, files=files)
    _settle(claim.recommendation)
    notices.claim_assessed(line, assessment)
    return assessment


@transaction.atomic
def contest_claim(claim, *, by, reason, grounds, files=()):
    """File an objection to ``claim``, for ever, and start the lead's reply term (15 working days, rules of the body).

    One that was withdrawn can be filed again, on new evidence. It may come after the window: then the matter is open again.
    """
    assessment, line = _say(
        "contest", claim, by=by, verdict=Verdict.CONTEST, grounds=grounds, files=files, reason=reason
    )
    objection = _open_objection(assessment, by, reason)
    objection.reply_term = start_term(REPLY, about=objection, debtor=claim.organisation, by=by)
    touch(objection, "reply_term")
    _settle(claim.recommendation)
    notices.claim_contested(line, objection)
    return objection


def _open_objection(assessment, by, reason):
    """The objection of this assessment: a new one, or the one that was withdrawn, open once more."""
    withdrawn = Objection.objects.filter(assessment=assessment).first()
    if withdrawn is None:
        return Objection.objects.create(assessment=assessment, reason=reason)
    objection_lifecycle.take("renew", withdrawn, by=by)
    withdrawn.reason, withdrawn.narrowed_to, withdrawn.reply = reason, Words(), None
    return touch(withdrawn, "reason", "narrowed_to", "reply")


def _say(step, claim, *, by, verdict, grounds, files, reason=""):
    recommendation = lock_with_story(claim).recommendation
    lifecycle.check(step, recommendation, by)
    current = claim == current_claim(recommendation)
    need(current, None, _("This report was withdrawn or replaced; there is nothing to assess."))
    need(grounds, "grounds", _("Say why: everybody reads the grounds."))
    said = claim.assessments.filter(organisation=by.organisation).first()
    _refuse_while_objecting(said)
    assessment = said or Assessment(claim=claim, organisation=by.organisation)
    assessment.verdict, assessment.grounds, assessment.filed_at = verdict, grounds, timezone.now()
    assessment.is_of_author = recommendation.proposals.filter(organisation=by.organisation).exists()
    assessment.save()
    attach(AssessmentFile, files, assessment=assessment)
    facts = {"verdict": str(verdict), "claim": str(claim.uid), "files": [file_facts(stored) for stored in files]}
    facts |= {"reason": str(reason)} if reason else {}
    assessment.filing = file(assessment, by=by, words={"grounds": grounds}, facts=facts)
    touch(assessment, "filing")
    _release_earlier(recommendation, claim, by.organisation)
    filed = {**assessment.filing.named, "verdict": str(verdict)}
    return assessment, lifecycle.take(step, recommendation, by=by, about=assessment, facts=filed)


def _refuse_while_objecting(said):
    standing = said and Objection.objects.filter(assessment=said).exclude(state=ObjectionStand.WITHDRAWN).exists()
    if standing:
        raise ValidationError(
            _("Your organisation objects to this report already. Withdraw or narrow the objection instead.")
        )


def _release_earlier(recommendation, claim, organisation):
    """A word on this claim takes the place of one's objections to earlier claims: nobody owes an answer to them any more."""
    own = {"assessment__claim__recommendation": recommendation, "assessment__organisation": organisation}
    for objection in Objection.objects.filter(**own).exclude(assessment__claim=claim):
        cancel_terms(objection, REPLY, STAND)


@transaction.atomic
def draft_objection_reply(objection, *, by, text, internal_note=""):
    """Save the lead's one open draft of its answer; returns it."""
    recommendation = lock_with_story(objection).recommendation
    _check_answerable(objection, by)
    said = {"text": text, "internal_note": internal_note}
    return open_draft(ObjectionReply, "answer_objection", recommendation, by=by, about={"objection": objection}, **said)


@transaction.atomic
def send_objection_reply_for_signature(reply, *, by):
    """Hand the draft to the signatory; from now on the reminders go to them."""
    official.send_for_signature(reply, by=by)
    pass_term(reply.objection, REPLY, post_kind=PostKind.SIGNATORY)
    notices.paper_for_signature(reply)
    return reply


@transaction.atomic
def answer_objection(reply, *, by, letter=None):
    """Sign the answer; the objector has 10 working days to withdraw, narrow or keep the objection, and silence keeps it."""
    recommendation = ready("answer_objection", reply, by=by)
    objection = lock_with_story(reply.objection)
    _check_answerable(objection, by)
    need(reply.text, "text", _("Write the answer."))
    line = sign("answer_objection", reply, by=by, letter=letter)
    objection_lifecycle.take("answer", objection, by=by)
    meet_term(objection, REPLY)
    objection.reply, reply.objection = reply, objection  # signing re-read the paper and with it an older objection
    objection.stand_term = start_term(STAND, about=objection, debtor=objection.assessment.organisation, by=by)
    touch(objection, "reply", "stand_term")
    settle(recommendation)
    withdraw_if_in_time(recommendation)
    notices.objection_answered(line, reply)
    return reply


def _check_answerable(objection, by):
    objection_lifecycle.check("answer", objection, by)
    taken_back = objection.assessment.claim.withdrawn_at is not None
    need(not taken_back, None, _("Your report was withdrawn: nobody waits for an answer any more."))


def enter_objection_reply(reply, *, by, letter):
    """Enter an answer signed outside the platform."""
    return answer_objection(reply, by=by, letter=letter)


@transaction.atomic
def withdraw_objection(objection, *, by, reason):
    """The objector takes it back, with a reason; it stays to be read."""
    need(reason, "reason", _("Say why: everybody reads the reason."))
    return _stand("withdraw", objection, by=by, reason=reason)


@transaction.atomic
def narrow_objection(objection, *, by, narrowed_to):
    """The objector keeps a part of it."""
    need(narrowed_to, "narrowed_to", _("Say what remains of the objection."))
    return _stand("narrow", objection, by=by, reason=narrowed_to, narrowed_to=narrowed_to)


@transaction.atomic
def keep_objection(objection, *, by, reason=None):
    """The objector, or the clock after 10 working days of silence, keeps it: it is suggested for the next agenda."""
    return _stand("keep", objection, by=by, reason=reason)


def _stand(verb, objection, *, by, reason, narrowed_to=None):
    recommendation = lock_with_story(objection).recommendation
    line = objection_lifecycle.take(verb, objection, by=by, reason=reason)
    if narrowed_to:
        objection.narrowed_to = narrowed_to
        touch(objection, "narrowed_to")
    meet_term(objection, STAND)
    cancel_terms(objection, REPLY)
    _settle(recommendation)
    notices.objection_stands(line, objection)
    return objection


def _settle(recommendation):
    settle(recommendation)
    suggest_dispute(recommendation)
    withdraw_if_in_time(recommendation)
