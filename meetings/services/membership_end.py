"""The end of a membership: raised by those who preside, answered by those concerned, decided by a meeting, carried out by the
secretariat. Nobody ends one alone, and nobody before those concerned were told and could answer."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.filing import file
from core.lines import write_line
from core.refs import Ref
from core.rules import NotAllowed
from core.series import next_number
from core.things import lock, touch
from deadlines.terms import cancel_terms, meet_term, start_term, work_off_ended, work_off_rungs
from meetings.kinds import Outcome
from meetings.models import MembershipAnswer, MembershipEnding
from meetings.notices import membership as notices
from meetings.rules import can_raise_ending
from meetings.services.membership import name_decision, suggest
from meetings.services.suggestions import withdraw_suggestions
from meetings.states import Ending
from meetings.states import ending as lifecycle
from participants.kinds import Audience
from participants.models import Seat
from participants.services import end_seat

ANSWER = "membership_answer"  # code of the term (deadlines.TermRule)


@transaction.atomic
def raise_ending(body, *, by, seat, grounds):
    """Tell those who hold the seat that its end will be put before a meeting: they have 15 working days to answer, and it is
    suggested for the next agenda. Until a meeting decides, only the body and those concerned see it.

    Raises ``NotAllowed``, and ``ValidationError`` for a seat of another body or one no longer in force, while one is raised
    already, and without grounds.
    """
    if not can_raise_ending.test(by, body):
        raise NotAllowed(_("Only the chair or a co-chair of the body may raise the end of a membership."))
    lock(seat)
    if not Seat.objects.current().filter(pk=seat.pk, body=body).exists():
        raise ValidationError({"seat": _("Choose a seat of this body that is in force.")})
    if MembershipEnding.objects.filter(seat=seat, state=Ending.RAISED).exists():
        raise ValidationError({"seat": _("The end of this membership is raised already.")})
    if not grounds:
        raise ValidationError({"grounds": _("Say on what grounds: those concerned answer to them.")})
    year = timezone.localdate().year
    ref = f"{year}-{next_number(f'membership-ends/{year}'):03}"
    ending = MembershipEnding.objects.create(seat=seat, ref=ref, grounds=grounds, raised_at=timezone.now())
    facts = {"document": "end of a membership", "ref": ref, "body": body.code, "seat": str(seat.uid)}
    ending.filing = file(ending, by=by, words={"grounds": grounds}, facts=facts)
    ending.term = start_term(ANSWER, about=ending, debtor=seat.organisation, by=by)
    touch(ending, "filing", "term")
    said = {"about": seat, "facts": ending.filing.named, "public": False}
    line = write_line(ending, "raise", by=by, target=str(ending.state), **said)
    suggest(ending)
    notices.ending_raised(line, ending)
    return ending


@transaction.atomic
def answer_ending(ending, *, by, text):
    """Those concerned answer, until a meeting decides; said again it is one more filing beside the first."""
    lock(ending)
    lifecycle.check("answer", ending, by)
    if not text:
        raise ValidationError({"text": _("Write your answer.")})
    answer, is_first = MembershipAnswer.objects.get_or_create(
        ending=ending, defaults={"text": text, "filed_at": timezone.now()}
    )
    answer.text = text
    facts = {"document": "answer to the end of a membership", "ref": ending.ref}
    answer.filing = file(answer, by=by, words={"text": text}, facts=facts, author=ending.seat.organisation)
    touch(answer, "text", "filing")
    said = {"about": answer, "facts": {**answer.filing.named, "again": not is_first}, "public": False}
    line = lifecycle.take("answer", ending, by=by, **said)
    meet_term(ending, ANSWER)
    notices.ending_answered(line, ending)
    return ending


@transaction.atomic
def end_membership(ending, *, by, decision):
    """Carry out the decision of the body: the seat ends, the grounds, the answer and the decision are public.

    Raises ``ValidationError`` for a decision of another body or question, or of a meeting before those concerned were heard.
    """
    facts = _begin("end", ending, by, decision, Outcome.ADOPTED)
    end_seat(ending.seat, by=by, facts=facts)
    return _settle("end", ending, by, facts)


@transaction.atomic
def keep_membership(ending, *, by, decision):
    """Carry out the decision of the body that the membership stays; grounds and answer are public with it."""
    return _settle("keep", ending, by, _begin("keep", ending, by, decision, Outcome.NOT_ADOPTED))


def remind_of_answers(on):
    """Who may still answer hears before the window closes; a window that has passed is closed. Returns how many letters went."""

    def act(rung):
        notices.ending_reminded(rung, MembershipEnding.objects.get(uid=rung.term.about_uid))

    work_off_ended((ANSWER,), on, lambda term: None)
    return work_off_rungs((ANSWER,), on, act)


def _begin(verb, ending, by, decision, outcome):
    lock(ending)
    lifecycle.check(verb, ending, by)
    said = ending.answered
    answer = {"answer": said.filing.sha256} if said else {}
    return {**name_decision(ending, decision, outcome), **answer}


def _settle(verb, ending, by, facts):
    ending.audience = Audience.PUBLIC
    touch(ending, "audience")
    decision = ending.decision
    line = lifecycle.take(verb, ending, by=by, about=decision, reason=decision.text, facts=facts)
    cancel_terms(ending, ANSWER)
    withdraw_suggestions(Ref.of(ending))
    notices.ending_settled(line, ending)
    return ending
