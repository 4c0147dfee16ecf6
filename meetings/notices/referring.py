"""Letters about texts that one body refers to another. They go out with a decision sheet and say what it says."""

from meetings.states.referring import Referred
from notifications.outbox import tell
from participants.kinds import PostKind, SeatRole
from participants.models import User


def text_referred(line, referral):
    """Those who run and preside over the parent body hear in the app: it is suggested for its next agenda."""
    _tell("text_referred", line, referral, _who_runs(referral.body))


def referral_answered(line, referral):
    """Those who run and preside over the body that referred it hear in the app what came of it."""
    _tell("referral_answered", line, referral, _who_runs(referral.sender), answer=Referred(referral.state).label)


def _who_runs(body):
    return User.objects.on_platform_posts(PostKind.SECRETARY) | User.objects.on_seats(
        body, SeatRole.CHAIR, SeatRole.CO_CHAIR
    )


def _tell(letter, line, referral, people, **context):
    known = {"title": referral.decision.item.title, "sender": referral.sender.name, "parent": referral.body.name}
    key = f"{letter}:{line.uid}"
    tell(letter, line=line, key=key, about=referral, readers=people, at_once=False, context={**known, **context})
