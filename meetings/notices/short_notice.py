"""Letters about short notice. That it can be refused stands in the letter that announces or moves the meeting."""

from notifications.outbox import tell
from participants.kinds import PostKind
from participants.models import User


def notice_refused(line, notice):
    """The secretariat must move the meeting; whoever was invited hears at once: their meeting changes."""
    meeting = notice.meeting
    readers = User.objects.on_platform_posts(PostKind.SECRETARY) | User.objects.on_seats(meeting.body)
    known = {"body": meeting.body.name, "number": meeting.number, "title": meeting.title, "on": notice.on}
    known |= {"asked": notice.asked, "given": notice.given}
    tell(
        "notice_refused",
        line=line,
        key=f"notice_refused:{line.uid}",
        about=notice,
        readers=readers,
        at_once=True,
        context=known,
    )
