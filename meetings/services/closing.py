"""A stricter rule for a meeting: one of those who preside asks, the other side agrees (issue "Regimes are enforced"). Until then
the meeting keeps its rule. Nobody loosens a rule that was announced."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core import second
from core.awaited import Awaited, awaited
from core.lifecycle import NotNow
from core.things import lock, touch
from deadlines.terms import calendar_now
from meetings.kinds import WITHOUT_ATTRIBUTION, Regime
from meetings.models import FloorRequest, Meeting
from meetings.notices import closing as notices
from meetings.services.attendance import forget_attendance
from meetings.states import lifecycle
from participants.acting import THE_HOUSE

STANDS = 5  # working days a request stands, never beyond the day before the meeting begins; default setting
FROM_LOOSE_TO_STRICT = list(Regime)


def stricter_than(regime):
    """The rules that protect more than this one, the mildest first."""
    return FROM_LOOSE_TO_STRICT[FROM_LOOSE_TO_STRICT.index(regime) + 1 :]


@transaction.atomic
def ask_closing(meeting, *, by, regime, reason):
    """Ask the other side for the stricter ``regime``. Returns the ``Meeting``; raises as ``core.second.ask`` does, and
    ``ValidationError`` for a rule that is not stricter and once the meeting has begun."""
    lock(meeting)
    lifecycle.check("close", meeting, by)
    _check_not_begun(meeting)
    if regime not in stricter_than(meeting.regime):
        raise ValidationError({"regime": _("Choose a stricter rule than the one that stands.")})
    today = timezone.localdate()
    until = min(calendar_now().add_working_days(today, STANDS), max(meeting.on - dt.timedelta(days=1), today))
    said = {"until": until, "said": {"was": str(meeting.regime), "regime": str(regime)}}
    line = second.ask(lifecycle, "close", meeting, by=by, reason=reason, public=_is_public(meeting), **said)
    notices.closing_asked(line, meeting, until=until)
    return meeting


@transaction.atomic
def agree_closing(meeting, *, by):
    """The other side agrees: the stricter rule stands at once, and what it forbids to keep is forgotten. Everybody invited hears,
    and the entry in their calendars follows."""
    lock(meeting)
    lifecycle.check("close", meeting, by)
    _check_not_begun(meeting)
    act = _open(meeting)
    line = lifecycle.take("close", meeting, by=by, reason=act.reason, public=_is_public(meeting))
    meeting.regime = act.said["regime"]
    meeting.calendar_sequence += 1
    if meeting.regime in WITHOUT_ATTRIBUTION:
        FloorRequest.objects.filter(item__meeting=meeting).delete()
        forget_attendance(meeting)
    touch(meeting, "regime", "calendar_sequence")
    notices.meeting_closed(line, meeting)
    return meeting


@transaction.atomic
def refuse_closing(meeting, *, by, reason):
    """The other side does not agree, and says why: the rule stays as it is."""
    line = second.refuse(lifecycle, "close", meeting, _open(meeting), by=by, reason=reason)
    notices.closing_ended(line, meeting)
    return meeting


@transaction.atomic
def withdraw_closing(meeting, *, by):
    """Who asked takes it back."""
    line = second.withdraw(lifecycle, "close", meeting, _open(meeting), by=by)
    notices.closing_ended(line, meeting)
    return meeting


def lapse_closings(on):
    """End what nobody answered in time, each in its own transaction: a line and a letter to those who preside. How many."""
    over = list(Awaited.objects.filter(thing_kind=Meeting._meta.label_lower, verb="close", ended="", until__lt=on))
    for act in over:
        with transaction.atomic():
            meeting = Meeting.objects.get(uid=act.thing_uid)
            notices.closing_ended(second.lapse(act, meeting, by=THE_HOUSE), meeting)
    return len(over)


def _open(meeting):
    act = awaited(meeting, "close")
    if act is None:
        raise NotNow("close", meeting.state)
    return act


def _check_not_begun(meeting):
    if meeting.starts_at <= timezone.now():
        raise ValidationError(_("The meeting has begun: its rule stays as it is."))


def _is_public(meeting):
    return meeting.announced_at is not None
