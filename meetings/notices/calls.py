"""Letters about calls for extraordinary meetings. A call is public, so its letters say what it is about."""

from meetings.querysets import MEMBERS
from notifications.outbox import tell
from participants.kinds import PostKind
from participants.models import User


def call_opened(line, call):
    """Whoever votes in the body may join; the secretariat knows what may come."""
    _tell("call_opened", line, call, User.objects.on_seats(call.body, *MEMBERS))
    _tell("call_opened", line, call, _secretariat(), key=f"call_opened:secretariat:{line.uid}", at_once=False)


def call_joined(line, call):
    """In the app: the seat that opened it."""
    _tell("call_joined", line, call, User.objects.on_holdings_of(call.seat), at_once=False)


def call_withdrawn(line, call):
    """In the app: nobody stands behind it any more."""
    _tell("call_withdrawn", line, call, User.objects.on_seats(call.body, *MEMBERS) | _secretariat(), at_once=False)


def call_reached(line, call):
    """The secretariat must act; the body hears in the app, and gets an invitation once the meeting is announced."""
    said = {"due": call.term.due_on}
    _tell("call_reached", line, call, _secretariat(), **said)
    _tell("call_reached", line, call, _body(call), key=f"call_reached:body:{line.uid}", at_once=False, **said)


def call_reminded(rung, call):
    """A rung of the ladder: the secretariat, at last those who preside as well."""
    readers = _secretariat()
    if rung.is_to_chair:
        readers = readers | User.objects.on_seats(call.body, *rung.seats)
    said = {"due": rung.term.due_on, "is_late": rung.is_late}
    said |= {"next_on": rung.next.on, "next_who": rung.next.who} if rung.next else {}
    _tell("call_reminded", None, call, readers, key=rung.key, **said)


def _secretariat():
    return User.objects.on_platform_posts(PostKind.SECRETARY)


def _body(call):
    return User.objects.on_seats(call.body)


def _tell(letter, line, call, readers, *, key="", at_once=True, **context):
    known = {"ref": call.ref, "body": call.body.name, "matter": call.matter, "on": call.proposed_on}
    key = key or f"{letter}:{line.uid}"
    tell(letter, line=line, key=key, about=call, readers=readers, at_once=at_once, context={**known, **context})
