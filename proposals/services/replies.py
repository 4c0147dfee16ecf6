"""What the bodies that were asked do: draft, hand to the signatory, sign in the app or enter a letter signed outside."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core.refs import Ref
from core.things import lock, touch
from deadlines.terms import meet_term, pass_term, work_off_rungs
from files.storage import replace_attachments
from meetings.kinds import SuggestionReason
from meetings.services import suggest_item, withdraw_suggestions
from participants import papers
from participants.kinds import Audience, PostKind
from proposals import notices
from proposals.kinds import ReplyPosition
from proposals.models import Reply, ReplyFile, ReplyRequest
from proposals.services.drafting import REPLY
from proposals.states import lifecycle


@transaction.atomic
def draft_reply(request, *, by, position, text, internal_note="", files=()):
    """Save the one draft of this request, seen inside the organisation only; returns it."""
    lock(request)
    lifecycle.check("reply", request.proposal, by)
    draft = request.drafts.exclude(state=papers.PaperState.SIGNED).first()
    draft = draft or Reply(request=request, organisation=request.organisation, drafted_by=by.user.uid)
    draft.lifecycle.check("draft", draft, by)
    draft.position, draft.text, draft.internal_note = position, text, internal_note
    draft.version += 1 if draft.pk else 0
    draft.save()
    replace_attachments(ReplyFile, files, reply=draft)
    return draft


@transaction.atomic
def send_reply_for_signature(reply, *, by):
    """Hand the draft to the signatory: from now on the reminders go to them."""
    papers.send_for_signature(reply, by=by)
    pass_term(reply.request, REPLY, post_kind=PostKind.SIGNATORY)
    notices.reply_for_signature(reply)
    return reply


@transaction.atomic
def hand_back_reply(reply, *, by, note=""):
    """The signatory hands it back with a note."""
    papers.hand_back(reply, by=by, note=note)
    pass_term(reply.request, REPLY, post_kind=PostKind.FOCAL_POINT)
    notices.reply_handed_back(reply)
    return reply


@transaction.atomic
def sign_reply(reply, *, by):
    """Sign in the app: filed for ever, the author hears, the term is met. Raises ``ValidationError`` without reasons."""
    return _file_reply(reply, by=by)


@transaction.atomic
def enter_reply(reply, *, by, letter):
    """Enter a reply signed outside; the signatory is told. Counts as answered today, whatever day the letter bears."""
    _file_reply(reply, by=by, letter=letter)
    return reply


def _file_reply(reply, *, by, letter=None):
    request, proposal = reply.request, reply.request.proposal
    lock(proposal)
    lock(request)
    lifecycle.check("reply", proposal, by)
    _check_reasons(reply)
    filing = papers.sign(reply, by=by, letter=letter)
    request.reply = reply
    touch(request, "reply")
    facts = {**filing.named, "position": reply.position}
    line = lifecycle.take(
        "reply", proposal, by=by, about=reply, facts=facts, public=proposal.audience == Audience.PUBLIC
    )
    meet_term(request, REPLY)
    if not proposal.requests.waiting().exists():
        withdraw_suggestions(Ref.of(proposal), SuggestionReason.OVERDUE)
    notices.reply_signed(line, reply)
    return reply


def _check_reasons(reply):
    """A position is needed, and reasons unless it supports (domain.md §13a.11)."""
    if not reply.position:
        raise ValidationError({"position": _("Choose a position.")})
    if reply.position != ReplyPosition.SUPPORTED and not reply.text:
        raise ValidationError({"text": _("A position other than support needs its reasons.")})


def remind_of_replies(on):
    """The ladder of the reply term; its last rung suggests the proposal for the next agenda. Returns how many went."""

    def act(rung):
        request = ReplyRequest.objects.select_related("proposal", "organisation").get(uid=rung.term.about_uid)
        notices.reply_reminded(rung, request, body_of(request.proposal))
        if rung.is_to_chair:
            suggest_overdue(request)

    return work_off_rungs((REPLY,), on, act)


def forget_notes(on):
    """Erase internal notes of replies signed more than 30 days ago (design.md §5.4); returns how many."""
    return papers.forget_notes((Reply,), on=on)


def suggest_overdue(request):
    """Put the unanswered proposal before the next meeting of the body whose agenda it stands or stood on."""
    if body := body_of(request.proposal):
        proposal, reason = request.proposal, SuggestionReason.OVERDUE
        said = {"words": proposal.title, "reason": reason, "standing_question": proposal.standing_question}
        suggest_item(body=body, about=Ref.of(proposal), **said)


def body_of(proposal):
    """The body on whose agenda it stands or stood last; ``None`` when it was on none."""
    placement = proposal.placements.order_by("-id").select_related("item__meeting__body").first()
    return placement.item.meeting.body if placement else None
