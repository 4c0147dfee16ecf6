"""Letters between two sides and their go-between: neutral, with a code and no text (design.md §5.13)."""

from notifications.outbox import tell
from participants.kinds import PostKind
from participants.models import User

SPEAKS = (PostKind.REPRESENTATIVE, PostKind.SIGNATORY, PostKind.FOCAL_POINT)


def between_proposed(between, by):
    """The other side must answer."""
    other = between.addressed if by == between.author else between.author
    _tell("between_proposed", between, User.objects.on_posts(other, *SPEAKS), key=f"between_proposed:{between.uid}")


def between_agreed(between):
    """The person hears that both sides agreed on them."""
    people = User.objects.filter(pk=between.person_id, is_active=True)
    _tell("between_agreed", between, people, key=f"between_agreed:{between.uid}")


def wording_recorded(worded):
    """Both sides say whether they can live with it."""
    between = worded.between
    people = User.objects.on_posts_of((between.author, between.addressed), *SPEAKS)
    _tell("wording_recorded", between, people, key=f"wording_recorded:{worded.uid}")


def _tell(letter, between, people, *, key):
    meeting = between.item.meeting
    known = {"number": meeting.number, "body": meeting.body.name, "on": meeting.on}
    tell(letter, line=None, key=key, about=between, readers=people, neutral=True, code=meeting.ref, context=known)
