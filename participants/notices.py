"""Letters about participation."""

import datetime as dt

from notifications import outbox

JOIN = "join"  # purpose of the link in an invitation
INVITATION_LASTS = dt.timedelta(days=14)


def person_invited(line, user):
    """To the person invited: a link, made when the letter is sent, that sets the password once."""
    outbox.tell(
        "person_invited",
        line=line,
        key=f"person_invited:{line.uid}",
        about=user,
        readers=[user],
        token=outbox.TokenLink(JOIN, "participants:join", INVITATION_LASTS),
        context={"days": INVITATION_LASTS.days},
    )
