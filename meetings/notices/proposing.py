"""Letters about items that members propose. They are as public as the agenda: before it is published they carry a code and no
text."""

from notifications.outbox import tell
from participants.kinds import PostKind, SeatRole
from participants.models import User


def item_proposed(line, proposed):
    """Work for the secretariat; the chairs hear in the app."""
    _tell("item_proposed", line, proposed, User.objects.on_platform_posts(PostKind.SECRETARY))
    chairs = User.objects.on_seats(proposed.meeting.body, SeatRole.CHAIR, SeatRole.CO_CHAIR)
    _tell("item_proposed", line, proposed, chairs, key=f"item_proposed:chairs:{line.uid}", at_once=False)


def item_withdrawn(line, proposed):
    """In the app: the secretariat need not answer it any more."""
    _tell("item_withdrawn", line, proposed, User.objects.on_platform_posts(PostKind.SECRETARY), at_once=False)


def item_taken(line, proposed):
    """Its author hears on which agenda it stands."""
    meeting = proposed.item.meeting
    _tell("item_taken", line, proposed, _author(proposed), on=meeting.on, meeting=meeting)


def item_refused(line, proposed):
    """Its author hears why."""
    _tell("item_refused", line, proposed, _author(proposed), reason=proposed.reason)


def item_put_back(line, proposed):
    """Its author hears that it came off the agenda and waits again."""
    _tell("item_put_back", line, proposed, _author(proposed))


def _author(proposed):
    """Whoever sits on the seat today."""
    return User.objects.on_holdings_of(proposed.seat)


def _tell(letter, line, proposed, readers, *, key="", at_once=True, meeting=None, **context):
    meeting = meeting or proposed.meeting
    known = {"number": meeting.number, "body": meeting.body.name, "on": meeting.on, "title": proposed.title}
    tell(
        letter,
        line=line,
        key=key or f"{letter}:{line.uid}",
        about=proposed,
        readers=readers,
        at_once=at_once,
        neutral=meeting.agenda_published_at is None,
        code=meeting.ref,
        context={**known, **context},
    )
