"""Acts of two people (design.md §5.1). A ``Step`` with ``second=Second(…)`` is never taken alone: ``ask`` opens a request and
changes nothing else, and ``Lifecycle.take`` by somebody of the other side completes it. Who asked takes it back, the other
refuses it, the clock ends what nobody answered: each leaves a line, ``ask_`` ``refuse_`` ``withdraw_`` ``lapse_`` and the verb.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.awaited import Awaited, awaited
from core.lines import write_line
from core.rules import NotAllowed
from core.things import lock, touch
from core.words import Words

How = Awaited.How


@transaction.atomic
def ask(lifecycle, verb, thing, *, by, until, said=None, reason=None, public=True):
    """Open the request, to be completed until the end of the day ``until``. Returns the line.

    Raises as ``Lifecycle.check`` does, ``NotAllowed`` for a hat of no side, and ``ValidationError`` while one is open: two who
    ask at once have not agreed, for neither has read what the other asked.
    """
    second = _checked(lifecycle, verb, thing, by)
    side = second.side(by, thing)
    if by.user is None or not side:
        raise NotAllowed(second.says)
    if awaited(thing, verb):
        raise ValidationError(_("This is asked for already. The other person agrees to it or refuses it."))
    what = {"thing_kind": thing._meta.label_lower, "thing_uid": thing.uid, "verb": verb, "said": said or {}}
    who = {"acting": by.signature(), "first": by.user.uid, "side": side}
    act = Awaited.objects.create(**what, **who, reason=reason or Words(), until=until, is_public=public)
    return _tell("ask", act, thing, by, reason)


@transaction.atomic
def refuse(lifecycle, verb, thing, act, *, by, reason):
    """The other does not agree, and says why. Raises as ``ask`` does, and ``ValidationError`` when it is no longer open."""
    second = _checked(lifecycle, verb, thing, by)
    if not second.may(act, thing, by):
        raise NotAllowed(second.says)
    return _end("refuse", How.REFUSED, act, thing, by, reason)


@transaction.atomic
def withdraw(lifecycle, verb, thing, act, *, by, reason=None):
    """Who asked, or who sits there now, takes it back."""
    _checked(lifecycle, verb, thing, by)
    if not act.is_of(by):
        raise NotAllowed(_("Only who asked for it takes it back."))
    return _end("withdraw", How.WITHDRAWN, act, thing, by, reason)


@transaction.atomic
def lapse(act, thing, *, by):
    """Its last day is over: the clock (``by``) ends it, whatever became of the thing meanwhile. Raises ``ValueError`` before."""
    if not by.is_house or act.until >= timezone.localdate():
        raise ValueError("only the clock ends a request, after its last day")
    lock(thing)
    return _end("lapse", How.LAPSED, act, thing, by, None)


def _checked(lifecycle, verb, thing, by):
    lock(thing)
    lifecycle.check(verb, thing, by)
    return lifecycle.steps[verb].second


def _end(word, how, act, thing, by, reason):
    act.refresh_from_db()
    if act.ended or act.thing_uid != thing.uid:
        raise ValidationError(_("This request is no longer open: somebody was quicker."))
    act.end(how)
    return _tell(word, act, thing, by, reason)


def _tell(word, act, thing, by, reason):
    facts = {"said": act.said, "until": act.until.isoformat(), "request": str(act.uid)}
    line = write_line(thing, f"{word}_{act.verb}", by=by, reason=reason, facts=facts, public=act.is_public)
    touch(thing)
    return line
