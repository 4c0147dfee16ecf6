"""Letters about a stricter rule of a meeting: whoever presides must act, everybody invited hears once it stands."""

from meetings.notices import invited_again
from meetings.querysets import CHAIRS
from notifications.outbox import tell
from participants.models import User


def closing_asked(line, meeting, *, until):
    """Those who preside hear at once; the other side agrees or refuses."""
    _to_chairs("closing_asked", line, meeting, until=until, reason=line.reason)


def closing_ended(line, meeting):
    """Refused, taken back or over: nothing changed."""
    _to_chairs("closing_ended", line, meeting, reason=line.reason)


def meeting_closed(line, meeting):
    """Everybody invited hears, and their calendar entry follows. A meeting nobody knows of tells nobody."""
    if meeting.announced_at:
        invited_again("meeting_closed", line, meeting, reason=line.reason)


def _to_chairs(letter, line, meeting, **context):
    known = {"body": meeting.body.name, "number": meeting.number, "on": meeting.on}
    tell(
        letter,
        line=line,
        key=f"{letter}:{line.uid}",
        about=meeting,
        readers=User.objects.on_seats(meeting.body, *CHAIRS),
        at_once=True,
        neutral=not meeting.announced_at,
        code=meeting.ref,
        context={**known, **context},
    )
