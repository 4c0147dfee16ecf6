"""Letters about the membership of a body. A request is public; the end of a membership is not before a meeting has decided, so
until then its letters carry a code and no text."""

from meetings.models import MembershipRequest
from meetings.states import Asked
from notifications.outbox import tell
from participants.kinds import Audience, PostKind, SeatRole
from participants.models import User

OFFICIAL = (PostKind.REPRESENTATIVE, PostKind.SIGNATORY)
CHAIRS = (SeatRole.CHAIR, SeatRole.CO_CHAIR)


def membership_asked(line, request):
    """The receipt of the organisation; work for the secretariat; the chairs hear in the app."""
    receipt = {"control": request.filing.control_code, "filed_at": request.filing.filed_at}
    _tell("membership_receipted", line, request, _organisation(request.organisation), **receipt)
    _tell("membership_asked", line, request, _secretariat())
    chairs = User.objects.on_seats(request.body, *CHAIRS)
    _tell("membership_asked", line, request, chairs, key=f"membership_asked:chairs:{line.uid}", at_once=False)


def membership_placed(line, thing, item):
    """Those concerned hear at which meeting they are spoken of: once for each item."""
    asks = isinstance(thing, MembershipRequest)
    said = {"on": item.meeting.on, "item": item.title, "key": f"membership_placed:{thing.uid}:{item.uid}"}
    readers = _organisation(thing.organisation) if asks else _concerned(thing)
    (_tell if asks else _tell_of_ending)("membership_placed", line, thing, readers, **said)


def membership_answered(line, request):
    """The organisation hears what the body decided, with its reasons."""
    admitted = request.state == Asked.ADMITTED
    _tell(
        "membership_answered",
        line,
        request,
        _organisation(request.organisation),
        admitted=admitted,
        reasons=request.decision.text,
    )


def membership_withdrawn(line, request):
    """In the app: the secretariat need not put it on an agenda any more."""
    _tell("membership_withdrawn", line, request, _secretariat(), at_once=False)


def ending_raised(line, ending):
    """Those concerned hear first, and what they can do until when; the secretariat puts it on an agenda."""
    _tell_of_ending("membership_end_raised", line, ending, _concerned(ending) | _secretariat())


def ending_answered(line, ending):
    """The secretariat and the chairs read the answer."""
    readers = _secretariat() | User.objects.on_seats(ending.body, *CHAIRS)
    _tell_of_ending("membership_end_answered", line, ending, readers)


def ending_reminded(rung, ending):
    """Those concerned may still answer."""
    _tell_of_ending("membership_end_reminded", None, ending, _concerned(ending), key=rung.key)


def ending_settled(line, ending):
    """Those concerned hear what the body decided, with its reasons."""
    people = list(_concerned(ending) | _sat_until(ending))
    _tell_of_ending("membership_end_settled", line, ending, people, reasons=ending.decision.text)


def _organisation(organisation):
    return User.objects.on_posts(organisation, *OFFICIAL)


def _secretariat():
    return User.objects.on_platform_posts(PostKind.SECRETARY)


def _concerned(ending):
    """Whoever sits on the seat today, and whoever speaks for its organisation."""
    sits = User.objects.on_holdings_of(ending.seat)
    return sits | _organisation(ending.seat.organisation) if ending.seat.organisation else sits


def _sat_until(ending):
    """Whoever sat on the seat when it ended."""
    return User.objects.filter(is_active=True, holdings__seat=ending.seat, holdings__to_on=ending.seat.to_on).distinct()


def _tell(letter, line, request, readers, *, key="", at_once=True, **context):
    known = {"ref": request.ref, "body": request.body.name, "organisation": request.organisation.name}
    tell(
        letter,
        line=line,
        key=key or f"{letter}:{line.uid}",
        about=request,
        readers=readers,
        at_once=at_once,
        context={**known, **context},
    )


def _tell_of_ending(letter, line, ending, readers, *, key="", **context):
    tell(
        letter,
        line=line,
        key=key or f"{letter}:{line.uid}",
        about=ending,
        readers=readers,
        neutral=ending.audience != Audience.PUBLIC,
        code=ending.ref,
        context={"ref": ending.ref, "body": ending.body.name, "stays": ending.state == "kept", **context},
    )
