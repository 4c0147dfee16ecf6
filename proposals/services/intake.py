"""What the secretariat does: admit or return on form alone, ask the bodies, put on an agenda."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.refs import Ref
from core.things import lock
from deadlines.terms import meet_term, start_term, work_off_ended
from meetings.kinds import SuggestionReason
from meetings.services import rest_no_more, rest_on, withdraw_suggestions
from meetings.states import S as MeetingState
from participants.acting import THE_HOUSE
from participants.kinds import Audience
from proposals import notices
from proposals.models import Placement, Proposal, ReplyRequest
from proposals.services.drafting import COMPLETENESS, REPLY
from proposals.services.opening import PUBLIC_AFTER, open_proposal
from proposals.states import S, lifecycle

HEARD = (MeetingState.HELD, MeetingState.PUBLISHED, MeetingState.CANCELLED)


def _is_public(proposal):
    return proposal.audience == Audience.PUBLIC


@transaction.atomic
def admit_proposal(proposal, *, by):
    """It has all mandatory parts. Its author hears."""
    line = lifecycle.take("admit", proposal, by=by, public=_is_public(proposal))
    meet_term(proposal, COMPLETENESS)
    notices.proposal_admitted(line, proposal)
    return proposal


@transaction.atomic
def return_proposal(proposal, *, by, missing, reason):
    """Return it for completion: ``missing`` names mandatory parts, nothing else may be asked for, never merit.

    Raises ``ValidationError`` without a part or without a word of explanation (domain.md §13a.9).
    """
    lock(proposal)
    lifecycle.check("hand_back", proposal, by)
    if not missing or not reason:
        raise ValidationError(_("Name at least one missing part, and say in a sentence what is wrong with it."))
    facts = {"missing": sorted(str(part) for part in missing)}
    line = lifecycle.take("hand_back", proposal, by=by, reason=reason, facts=facts, public=_is_public(proposal))
    Proposal.objects.filter(pk=proposal.pk).update(missing=facts["missing"])
    meet_term(proposal, COMPLETENESS)
    notices.proposal_returned(line, proposal, reason)
    return proposal


def admit_untouched(on):
    """The clock admits what nobody touched for 3 working days (issue of the platform's rules, domain.md §5.2)."""

    def admit(term):
        proposal = Proposal.objects.get(uid=term.about_uid)
        if proposal.state == S.FILED:
            admit_proposal(proposal, by=THE_HOUSE)

    return work_off_ended((COMPLETENESS,), on, admit)


@transaction.atomic
def send_proposal(proposal, *, by, organisations):
    """Ask these bodies to reply within 15 working days; those asked already are left alone. Returns the new requests."""
    lock(proposal)
    lifecycle.check("send", proposal, by)
    asked = set(proposal.requests.values_list("organisation", flat=True))
    new = [organisation for organisation in organisations if organisation.pk not in asked]
    if not new:
        raise ValidationError(_("Every body you chose was asked already."))
    facts = {"organisations": [organisation.code for organisation in new]}
    line = lifecycle.take("send", proposal, by=by, facts=facts, public=_is_public(proposal))
    return [_ask(proposal, organisation, line, by) for organisation in new]


def _ask(proposal, organisation, line, by):
    request = ReplyRequest.objects.create(proposal=proposal, organisation=organisation, asked_on=timezone.localdate())
    request.term = start_term(REPLY, about=request, debtor=organisation, by=by)
    request.save(update_fields=["term", "updated_at"])
    notices.reply_asked(line, request)
    return request


@transaction.atomic
def place_on_agenda(proposal, *, by, item):
    """Put it on an agenda item; with a published agenda it becomes public now if its author chose so."""
    lock(proposal)
    lifecycle.check("place", proposal, by)
    if item.dropped_at or item.meeting.state in HEARD:
        raise ValidationError({"item": _("This item is off the agenda or was heard already. Choose another one.")})
    if proposal.placements.filter(item=item, removed_at=None).exists():
        raise ValidationError({"item": _("The proposal stands on this item already.")})
    placement = Placement.objects.create(proposal=proposal, item=item)
    rest_on(item, about=Ref.of(proposal), author=proposal.organisation, addressed=proposal.addressees.all())
    line = lifecycle.take("place", proposal, by=by, about=item, public=_is_public(proposal))
    withdraw_suggestions(Ref.of(proposal), SuggestionReason.DEFERRED, SuggestionReason.WAITING)
    notices.proposal_placed(line, proposal, item)
    if item.meeting.agenda_published_at:
        open_proposal(proposal, by=by, widest=PUBLIC_AFTER["publish_agenda"])
    return placement


@transaction.atomic
def take_off_agenda(placement, *, by):
    """Take it off again; it waits for another agenda."""
    lock(placement.proposal)
    lifecycle.check("place", placement.proposal, by)
    placement.removed_at = timezone.now()
    placement.save(update_fields=["removed_at"])
    rest_no_more(Ref.of(placement.proposal), placement.item)
    facts = {"removed": True}
    lifecycle.take(
        "place", placement.proposal, by=by, about=placement.item, facts=facts, public=_is_public(placement.proposal)
    )
    return placement
