"""Letters about the signatures of a decision sheet."""

from meetings.querysets import seated
from notifications.outbox import tell
from participants.models import User


def sheet_to_sign(line, meeting, seats):
    """Who sits on one of the seats must act: sign the sheet."""
    people = User.objects.filter(is_active=True, pk__in=seated().filter(seat__in=seats).values("user"))
    said = {"body": meeting.body.name, "number": meeting.number, "on": meeting.on}
    tell(
        "sheet_to_sign",
        line=line,
        key=f"sheet_to_sign:{line.uid}",
        about=meeting,
        readers=people,
        at_once=True,
        context={**said, "until": meeting.signature_window.due_on},
    )
