"""An organisation asks to sit in a body; the body answers by a decision, and the secretariat carries it out.

Whoever carries a decision out adds no word: the reasons are the text of the decision.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.filing import file
from core.lines import write_line
from core.refs import Ref
from core.rules import NotAllowed
from core.series import next_number
from core.things import lock, touch
from meetings.kinds import OF_THE_BODY, Outcome, SuggestionReason
from meetings.models import AgendaItem, MembershipRequest
from meetings.notices import membership as notices
from meetings.rules import can_ask_membership
from meetings.seating import constituencies_for
from meetings.services.sitting import record_decision
from meetings.services.suggestions import suggest_item, withdraw_suggestions
from meetings.states import Asked
from meetings.states import asking as lifecycle
from participants.acting import in_all_languages
from participants.models import Seat
from participants.services import give_seat

SETTLES = (Outcome.ADOPTED, Outcome.NOT_ADOPTED, Outcome.DEFERRED)  # what a meeting can decide on a membership


@transaction.atomic
def ask_membership(body, *, by, constituency, statement):
    """The hat's organisation asks for a seat: number and receipt at once, public at once, suggested for the next agenda.

    Raises ``NotAllowed``, and ``ValidationError`` for an organisation that sits there or has asked already, for a constituency
    that is not open to it, and without a word why.
    """
    if not can_ask_membership.test(by, body):
        raise NotAllowed(_("Only a representative or signatory of an organisation may ask for membership."))
    lock(body)
    _check(body, by.organisation, constituency, statement)
    now = timezone.now()
    year = timezone.localdate().year
    request = MembershipRequest.objects.create(
        body=body,
        organisation=by.organisation,
        constituency=constituency,
        statement=statement,
        asked_at=now,
        ref=f"{year}-{next_number(f'membership/{year}'):03}",
    )
    facts = {"document": "membership request", "ref": request.ref, "body": body.code, "constituency": str(constituency)}
    request.filing = file(request, by=by, words={"statement": statement}, facts=facts)
    touch(request, "filing")
    line = write_line(request, "ask", by=by, target=str(request.state), facts=request.filing.named)
    suggest(request)
    notices.membership_asked(line, request)
    return request


@transaction.atomic
def withdraw_request(request, *, by):
    """The organisation takes its request back while no meeting has answered it."""
    line = lifecycle.take("withdraw", request, by=by)
    withdraw_suggestions(Ref.of(request))
    notices.membership_withdrawn(line, request)
    return request


@transaction.atomic
def admit_organisation(request, *, by, decision):
    """Carry out the decision of the body that admits it: the seat is made. Raises ``ValidationError`` for any other decision."""
    facts = _begin("admit", request, by, decision, Outcome.ADOPTED)
    who = {"organisation": request.organisation, "constituency": request.constituency, "role": request.role}
    sits = Seat.objects.current().filter(body=request.body_id, organisation=request.organisation).first()
    request.seat = sits or give_seat(request.body, by=by, facts=facts, **who)
    touch(request, "seat")
    return _answer("admit", request, by, facts)


@transaction.atomic
def decline_organisation(request, *, by, decision):
    """Carry out the decision of the body not to admit it. Raises ``ValidationError`` for any other decision."""
    return _answer("decline", request, by, _begin("decline", request, by, decision, Outcome.NOT_ADOPTED))


@transaction.atomic
def decide_membership(item, *, by, method, outcome, text, votes=None, there=None):
    """What the meeting decided on an item about the body's own order (a membership, its yearly plan): adopted, not adopted or
    deferred; its text holds the reasons.

    Raises ``ValidationError`` for an item about something else, for a text of one side or a summary of the chair, and as
    ``record_decision`` does.
    """
    if not AgendaItem.objects.on_own_affairs().filter(pk=item.pk).exists() or outcome not in SETTLES:
        raise ValidationError(_("This item is about neither a membership nor the plan of the body."))
    if method not in OF_THE_BODY:
        raise ValidationError({"method": _("The body decides on its own order by consensus or by vote.")})
    return record_decision(item, by=by, method=method, outcome=outcome, text=text, votes=votes, there=there)


def suggest(thing):
    """Put the request, or the raised end of a membership, before the next meeting of its body; again when it was put off."""
    asks = isinstance(thing, MembershipRequest)
    said = gettext_lazy("Request for membership") if asks else gettext_lazy("End of a membership")
    words = in_all_languages(format_lazy("{}: {}", said, thing.organisation if asks else thing.member))
    suggest_item(body=thing.body, about=Ref.of(thing), words=words, reason=SuggestionReason.MEMBERSHIP)


def name_decision(thing, decision, outcome):
    """Let the thing (locked) point to the decision that answers it so; returns how lines name it.

    Raises ``ValidationError`` unless it is a public decision of that body which may answer it.
    """
    if decision is None or not thing.decisions(outcome).filter(pk=decision.pk).exists():
        raise ValidationError({"decision": NOT_THIS_ONE})
    thing.decision = decision
    touch(thing, "decision")
    filed = decision.filing
    named = {"decision": filed.sha256, "control": filed.control_code}
    return {**named, "meeting": decision.meeting.ref, "item": decision.item.position}


NOT_THIS_ONE = gettext_lazy(
    "Name a decision that this body took on the question and that stands on a published decision sheet."
)


def _check(body, organisation, constituency, statement):
    if Seat.objects.current().filter(body=body, organisation=organisation).exists():
        raise ValidationError(_("Your organisation sits in this body already."))
    if MembershipRequest.objects.filter(body=body, organisation=organisation, state=Asked.ASKED).exists():
        raise ValidationError(_("Your organisation has asked already, and the body has not answered yet."))
    if constituency not in constituencies_for(organisation.kind):
        raise ValidationError({"constituency": _("This constituency is not open to organisations of your kind.")})
    if not statement:
        raise ValidationError({"statement": _("Say why your organisation wants to take part.")})


def _begin(verb, request, by, decision, outcome):
    lock(request)
    lifecycle.check(verb, request, by)
    return name_decision(request, decision, outcome)


def _answer(verb, request, by, facts):
    decision = request.decision
    line = lifecycle.take(verb, request, by=by, about=decision, reason=decision.text, facts=facts)
    withdraw_suggestions(Ref.of(request))
    notices.membership_answered(line, request)
    return request
