"""Letters about participation."""

import datetime as dt
import uuid

from notifications import outbox

JOIN = "join"  # purpose of the link in an invitation
INVITATION_LASTS = dt.timedelta(days=14)
RESET = "reset"  # purpose of the link to a new password
RESET_LASTS = dt.timedelta(hours=2)


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


def password_forgotten(user):
    """To whoever asked for a new password: a link, made when the letter is sent, that sets one once."""
    outbox.tell(
        "password_forgotten",
        line=None,
        key=f"password_forgotten:{uuid.uuid4()}",
        about=user,
        readers=[user],
        token=outbox.TokenLink(RESET, "participants:reset", RESET_LASTS),
        context={"hours": RESET_LASTS // dt.timedelta(hours=1)},
    )


def account_changed(user, what):
    """To the owner of an account: what changed about the way in. ``what`` is a lazy sentence."""
    outbox.tell(
        "account_changed",
        line=None,
        key=f"account_changed:{uuid.uuid4()}",
        about=user,
        readers=[user],
        context={"what": what},
    )
