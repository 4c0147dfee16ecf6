"""Which letter goes to whom about a proposal. While it is not public its letters carry a code and no text."""

from notifications import outbox
from participants.kinds import Audience, PostKind
from participants.models import User

AUTHORS = (PostKind.REPRESENTATIVE, PostKind.EDITOR)


def _authors(proposal):
    return User.objects.on_posts(proposal.organisation, *AUTHORS)


def _secretariat():
    return User.objects.on_platform_posts(PostKind.SECRETARY)


def _tell(letter, line, proposal, readers, *, about=None, at_once=True, key="", **context):
    outbox.tell(
        letter,
        line=line,
        key=key or f"{letter}:{line.uid}",
        about=about or proposal,
        readers=readers,
        at_once=at_once,
        neutral=proposal.audience != Audience.PUBLIC,
        code=proposal.ref,
        context={"ref": proposal.ref, "title": proposal.title, "author": proposal.organisation.name, **context},
    )


def proposal_filed(line, proposal):
    """The author's receipt, and work for the secretariat."""
    filing = proposal.filing
    receipt = {"control": filing.control_code, "filed_at": filing.filed_at}
    _tell("proposal_receipted", line, proposal, _authors(proposal), **receipt)
    _tell("proposal_filed", line, proposal, _secretariat(), **receipt)


def proposal_admitted(line, proposal):
    """The author hears that nothing is missing."""
    _tell("proposal_admitted", line, proposal, _authors(proposal))


def proposal_returned(line, proposal, reason):
    """The author must complete it."""
    _tell("proposal_returned", line, proposal, _authors(proposal), reason=reason)


def proposal_placed(line, proposal, item):
    """The author hears when it will be heard."""
    meeting = item.meeting
    _tell("proposal_placed", line, proposal, _authors(proposal), meeting=meeting.title, on=meeting.on, item=item.title)


def proposal_opened(line, proposal):
    """In the app: it is public now."""
    _tell("proposal_opened", line, proposal, _authors(proposal), at_once=False)


def proposal_withdrawn(line, proposal):
    """The bodies asked need not reply any more."""
    asked = [request.organisation for request in proposal.requests.waiting().select_related("organisation")]
    readers = _secretariat()
    for organisation in asked:
        readers = readers | User.objects.on_posts(organisation, PostKind.FOCAL_POINT, PostKind.SIGNATORY)
    _tell("proposal_withdrawn", line, proposal, readers)


def proposal_concluded(line, proposal):
    """The author hears what the meeting decided."""
    _tell("proposal_concluded", line, proposal, _authors(proposal), outcome=proposal.get_outcome_display)


def proposal_deferred(line, proposal):
    """The author hears that the meeting put it off."""
    _tell("proposal_deferred", line, proposal, _authors(proposal))


def reply_asked(line, request):
    """The focal point of the body must prepare a reply."""
    readers = User.objects.on_posts(request.organisation, PostKind.FOCAL_POINT)
    key = f"reply_asked:{request.uid}"
    _tell("reply_asked", line, request.proposal, readers, about=request.proposal, key=key, due=request.term.due_on)


def reply_for_signature(reply):
    """Inside the body: the signatory has something to sign."""
    proposal, key = reply.request.proposal, f"reply_for_signature:{reply.uid}:{reply.version}"
    readers = User.objects.on_posts(reply.organisation, PostKind.SIGNATORY)
    _tell("reply_for_signature", None, proposal, readers, key=key, due=reply.request.term.due_on)


def reply_handed_back(reply):
    """Inside the body: the drafter has something to change."""
    proposal, key = reply.request.proposal, f"reply_handed_back:{reply.uid}:{reply.version}"
    readers = User.objects.on_posts(reply.organisation, PostKind.FOCAL_POINT)
    _tell("reply_handed_back", None, proposal, readers, key=key, due=reply.request.term.due_on)


def reply_signed(line, reply):
    """The author was answered; the signatory is told of a letter entered for them."""
    proposal = reply.request.proposal
    said = {"body": reply.organisation.name, "position": reply.get_position_display}
    _tell("reply_signed", line, proposal, _authors(proposal), **said)
    if reply.is_signed_outside:
        signatories = User.objects.on_posts(reply.organisation, PostKind.SIGNATORY)
        _tell("reply_entered", line, proposal, signatories, number=reply.outgoing_number, **said)


def reply_reminded(rung, request, body):
    """A rung of the ladder: who must act, who hears next and when. The last goes to the chairs of ``body`` (``None``: it was
    on no agenda yet) and to the secretariat."""
    readers = User.objects.on_posts(request.organisation, *rung.posts) if rung.posts else User.objects.none()
    if rung.is_to_chair:
        readers = readers | _secretariat()
    if rung.seats and body:
        readers = readers | User.objects.on_seats(body, *rung.seats)
    following = rung.next
    said = {"due": rung.term.due_on, "is_late": rung.is_late, "body": request.organisation.name}
    after = {"next_on": following.on, "next_who": following.who} if following else {}
    _tell("reply_reminded", None, request.proposal, readers, key=rung.key, **said, **after)
