"""The outbox: a letter to many waits there until somebody has read it, and goes off once.

Its notices are written when it is prepared, held back, in one statement. Sending it off frees them in one statement too, so there
is no half: a worker killed after that leaves waiting notices, which the courier carries as every other.
Who may do this is said by whoever writes the letter: this app knows no hats.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.follow import ring_once_after_commit
from core.lifecycle import NotNow
from core.things import lock, touch
from notifications.bell import ring
from notifications.kinds import Outboxed, State
from notifications.models import MassLetter, Notice
from notifications.outbox import tell

__all__ = ["hold_letter", "progress_of", "send_letter", "stop_letter"]


@transaction.atomic
def hold_letter(letter, *, about, readers, context, by):
    """Put a letter into the outbox; returns the ``MassLetter``, the one that waits or was sent when there is one already."""
    key = f"{letter}:{about.uid}"
    lock(about)
    if standing := MassLetter.objects.standing().filter(key=key).first():
        return standing
    before = MassLetter.objects.filter(key=key).count()
    news = tell(letter, line=None, key=f"{key}:{before + 1}", about=about, readers=readers, context=context)
    number = news.notices.update(state=State.HELD)
    return MassLetter.objects.create(key=key, news=news, number=number, prepared_by=by.signature())


@transaction.atomic
def send_letter(one, *, by):
    """Send it off, to all who stand on its list. Raises ``NotNow`` when it was sent or stopped already."""
    _end(one, Outboxed.SENT, by)
    one.news.notices.filter(state=State.HELD).update(state=State.WAITING, due_at=timezone.now())
    ring_once_after_commit(ring)
    return one


@transaction.atomic
def stop_letter(one, *, by):
    """Nobody gets it; another one may be prepared. Raises ``NotNow`` when it was sent or stopped already."""
    _end(one, Outboxed.STOPPED, by)
    one.news.notices.filter(state=State.HELD).delete()
    return one


def progress_of(one):
    """How many of its notices are sent, still to send, and could not be delivered."""
    found = Notice.objects.filter(news=one.news_id).in_numbers()
    return {name: found.get(state, 0) for name, state in (("sent", State.SENT), ("failed", State.FAILED))} | {
        "open": found.get(State.WAITING, 0) + found.get(State.CLAIMED, 0)
    }


def _end(one, state, by):
    lock(one)
    if one.state != Outboxed.WAITING:
        raise NotNow(_("This letter was sent or stopped already."))
    one.state, one.ended_by, one.ended_at = state, by.signature(), timezone.now()
    touch(one, "state", "ended_by", "ended_at")
