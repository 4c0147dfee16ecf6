"""The letter to seats that have not answered. What a seat says of needs and names is in no letter, ever."""

from meetings.notices import answer_link, known
from meetings.querysets import seated
from notifications.outbox import tell
from participants.models import User


def invitation_reminded(meeting, invitations, *, until, next_on, on):
    """Who sits on these seats must act; the link takes the answer."""
    seats = [invitation.seat_id for invitation in invitations]
    readers = User.objects.filter(is_active=True, pk__in=seated().filter(seat__in=seats).values("user"))
    tell(
        "invitation_reminded",
        line=None,
        key=f"invitation_reminded:{meeting.uid}:{meeting.calendar_sequence}:{on.isoformat()}",
        about=meeting,
        readers=readers,
        token=answer_link(meeting),
        context={**known(meeting), "until": until, "is_late": on > until, "next_on": next_on},
    )
