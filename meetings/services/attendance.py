"""Attendance, taken while people come: seat by seat, or as numbers where no list may be kept (design.md §5.8)."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.things import lock, touch
from meetings.kinds import TOOK_PART, Presence
from meetings.models import Attendance, Meeting
from meetings.services.stamp import screens_changed
from meetings.states import S, lifecycle
from participants.kinds import Constituency

KEEP = object()


@transaction.atomic
def record_presence(invitation, *, by, presence, substitute=KEEP, excuse=KEEP, arrived=KEEP, left=KEEP):
    """How the invited seat takes part; an empty ``presence`` takes it back. What is not named stays as it stands. Each seat is
    its own row: nobody who takes another one waits or loses anything. Returns the invitation.

    Raises ``ValidationError`` where no list may be kept, and for somebody present before the meeting begins.
    """
    meeting = lock(invitation.meeting)
    lifecycle.check("attend", meeting, by)
    lock(invitation)
    if meeting.is_without_attribution:
        raise ValidationError(_("Under this rule only numbers by constituency are recorded."))
    if presence in TOOK_PART and meeting.starts_at > timezone.now():
        raise ValidationError({"presence": _("The meeting has not begun yet.")})
    if not presence and meeting.state == S.HELD:
        raise ValidationError({"presence": _("The meeting was held: say how the seat took part.")})
    if substitute is not KEEP:
        invitation.substitute = substitute
    touch(invitation, "substitute")
    _keep(invitation, presence, {"excuse": excuse, "arrived": arrived, "left": left})
    screens_changed(meeting)
    if meeting.state == S.HELD:
        meeting.turnout = count_by_seat(meeting)
        touch(meeting, "turnout")
    return invitation


@transaction.atomic
def record_numbers(meeting, *, by, attendance):
    """How many are there by ``Constituency``, where nothing else may be kept. Raises ``ValidationError`` under the other
    rules and before the meeting begins."""
    lock(meeting)
    lifecycle.check("attend", meeting, by)
    if not meeting.is_without_attribution:
        raise ValidationError(_("Attendance is recorded for the seats of this body."))
    if meeting.starts_at > timezone.now():
        raise ValidationError(_("The meeting has not begun yet."))
    meeting.turnout = counted(attendance)
    screens_changed(meeting)
    return touch(meeting, "turnout")


def count_by_seat(meeting):
    """How many took part, by constituency, of the rows that stand."""
    rows = Attendance.objects.filter(meeting=meeting, presence__in=TOOK_PART)
    return dict(Counter(str(name) for name in rows.values_list("seat__constituency", flat=True)))


def counted(attendance):
    """Numbers by constituency as they are stored; raises ``ValidationError`` for those that cannot be."""
    if not all(name in Constituency.values and number >= 0 for name, number in attendance.items()):
        raise ValidationError(_("Under this rule only numbers by constituency are recorded."))
    return {str(Constituency(name).value): int(number) for name, number in attendance.items()}


def forget_attendance(meeting: Meeting):
    """Of a sitting that did not take place on its day: who came then says nothing of another day."""
    meeting.attendances.all().delete()
    if meeting.turnout:
        meeting.turnout = {}
        touch(meeting, "turnout")


def _keep(invitation, presence, details):
    rows = Attendance.objects.filter(meeting=invitation.meeting, seat=invitation.seat)
    if not presence:
        rows.delete()
        return
    said = {name: value for name, value in details.items() if value is not KEEP}
    if presence != Presence.EXCUSED:
        said["excuse"] = ""
    if presence not in TOOK_PART:
        said["arrived"] = said["left"] = None
    arrived, left = said.get("arrived"), said.get("left")
    if arrived and left and left < arrived:
        raise ValidationError({"left": _("Nobody leaves before they arrive.")})
    Attendance.objects.update_or_create(
        meeting=invitation.meeting, seat=invitation.seat, defaults={"presence": presence, **said}
    )
