"""What the author does: draft, edit, file, withdraw."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.filing import file
from core.refs import Ref
from core.rules import NotAllowed
from core.series import next_number
from core.things import lock, touch
from deadlines.terms import cancel_terms, start_term
from files.storage import replace_attachments
from law.services import cite_acts, cite_obligations
from meetings.services import rest_no_more, withdraw_suggestions
from participants.kinds import Audience
from proposals import notices
from proposals.content import TEXTS, missing_parts
from proposals.kinds import Publicity
from proposals.models import Proposal, ProposalAct, ProposalFile, ProposalObligation
from proposals.printed import printed_ref
from proposals.rules import can_begin
from proposals.states import lifecycle

COMPLETENESS, REPLY = "completeness", "reply"  # codes of the terms (deadlines.TermRule)


@transaction.atomic
def draft_proposal(*, by, **content):
    """A draft of the hat's organisation; only its people see it. ``content`` as ``edit_proposal``. Leaves no line."""
    if not can_begin.test(by, None):
        raise NotAllowed(_("Only a representative or editor of an organisation that proposes may begin a proposal."))
    proposal = Proposal.objects.create(organisation=by.organisation, drafted_by=by.user.uid)
    _set_content(proposal, by, **content)
    return proposal


@transaction.atomic
def edit_proposal(proposal, *, by, **content):
    """Change the draft, or what was returned for completion; anybody of the same organisation may.

    ``content``: title, summary, problem, change (``Words``), standing_question, addressees and themes (lists), acts
    (``CitedAct``), obligations (``CitedObligation``), files (stored files). What is not named stays.
    """
    lifecycle.take("edit", proposal, by=by)
    _set_content(proposal, by, **content)
    return proposal


@transaction.atomic
def file_proposal(proposal, *, by, publicity=Publicity.WITH_AGENDA):
    """File it: number, receipt and control code at once, the text frozen for ever; returns the proposal.

    ``publicity`` is the author's own choice and nobody else may widen it. The bodies addressed, the secretariat and the
    custodian see it now. The completeness check (3 working days, domain.md §5.2) begins. Raises ``ValidationError`` naming
    each mandatory part that is missing.
    """
    lock(proposal)
    lifecycle.check("file", proposal, by)
    missing = missing_of(proposal)
    if missing:
        said = ", ".join(str(part.label) for part in missing)
        raise ValidationError(_("Before it can be filed it still needs: %(parts)s.") % {"parts": said})
    today = timezone.localdate()
    if not proposal.ref:
        proposal.ref = f"{today:%Y}-{next_number(f'proposals/{today:%Y}'):03}"
    proposal.publicity, proposal.missing, proposal.filed_at = publicity, [], timezone.now()
    proposal.audience = Audience.PUBLIC if publicity == Publicity.AT_ONCE else Audience.NAMED
    proposal.filing = file(proposal, by=by, words=texts_of(proposal), facts=facts_of(proposal))
    touch(proposal, "ref", "publicity", "missing", "filed_at", "audience", "filing", *_index(proposal))
    facts = proposal.filing.named
    line = lifecycle.take("file", proposal, by=by, facts=facts, public=proposal.audience == Audience.PUBLIC)
    start_term(COMPLETENESS, about=proposal, by=by)
    notices.proposal_filed(line, proposal)
    return proposal


@transaction.atomic
def withdraw_proposal(proposal, *, by, reason):
    """The author takes it back before a meeting decides, with a reason; what was filed stays filed, and nobody is asked to
    reply any more. Raises ``ValidationError`` without a reason."""
    if not reason:
        raise ValidationError({"reason": _("Say why: everybody who sees the proposal reads the reason.")})
    line = lifecycle.take("withdraw", proposal, by=by, reason=reason, public=proposal.audience == Audience.PUBLIC)
    cancel_terms(proposal, COMPLETENESS)
    for request in proposal.requests.all():
        cancel_terms(request, REPLY)
    withdraw_suggestions(Ref.of(proposal))
    rest_no_more(Ref.of(proposal))
    notices.proposal_withdrawn(line, proposal)
    return proposal


@transaction.atomic
def discard_draft(proposal, *, by):
    """The organisation gives a draft up that was never filed; it leaves no line and stays its own to read."""
    lifecycle.take("discard", proposal, by=by)
    return proposal


def missing_of(proposal):
    """The mandatory parts it still needs before it can be filed."""
    return missing_parts(texts_of(proposal), proposal.addressees.exists())


def texts_of(proposal):
    """The texts by name, as they are filed."""
    return {name: getattr(proposal, name) for name in TEXTS}


def facts_of(proposal):
    """Everything else that is filed: by codes, so that a renamed body or act does not change what was said."""
    acts = [
        {"act": row.act.adilet_id if row.act else "", "as": row.citation.plain()} for row in proposal.act_rows.all()
    ]
    return {
        "ref": proposal.ref,
        "standing_question": proposal.standing_question,
        "addressees": sorted(proposal.addressees.values_list("code", flat=True)),
        "themes": sorted(proposal.themes.values_list("code", flat=True)),
        "acts": acts,
        "obligations": [row.citation.plain() for row in proposal.obligation_rows.all()],
        "files": [row.stored.facts() for row in proposal.file_rows.select_related("stored")],
    }


def _set_content(proposal, by, *, addressees=None, themes=None, acts=None, obligations=None, files=None, **fields):
    for name, value in fields.items():
        setattr(proposal, name, value)
    touch(proposal, *fields, *_index(proposal))
    if addressees is not None:
        proposal.addressees.set(addressees)
    if themes is not None:
        proposal.themes.set(themes)
    if acts is not None:
        cite_acts(ProposalAct, acts, by=by, proposal=proposal)
    if obligations is not None:
        cite_obligations(ProposalObligation, obligations, proposal=proposal)
    if files is not None:
        replace_attachments(ProposalFile, files, proposal=proposal)


def _index(proposal):
    refs = {printed_ref(proposal.ref, code) for code in ("kk", "ru", "en")} | {proposal.ref}
    texts = [getattr(proposal, name) for name in TEXTS]
    return proposal.index_words(*texts, refs=sorted(refs - {""}))
