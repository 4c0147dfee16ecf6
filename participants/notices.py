"""Letters about participation."""

from core.refs import Ref
from notifications import outbox


def person_invited(line, user):
    """To the person invited: a link that sets the password, made when the letter is sent."""
    outbox.tell(
        "person_invited",
        line=line,
        key=f"person_invited:{line.uid}",
        about=Ref.of(user),
        readers=[user],
        token=("join", user.uid),
        context={"organisation": line.acting["words"].get("organisation")},
    )
