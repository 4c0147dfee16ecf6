"""The annex of attendance in the minutes: who was there by organisation where the rule lets it be told, else numbers alone."""

from django.utils.translation import gettext_lazy as _

from meetings.kinds import TOOK_PART, Presence
from meetings.models import Attendance
from participants.kinds import Constituency

PARTS = (
    (_("Took part"), TOOK_PART),
    (Presence.EXCUSED.label, {Presence.EXCUSED}),
    (Presence.ABSENT.label, {Presence.ABSENT}),
)


def attendance_annex(meeting, user):
    """``(words, [(constituency, [organisations])])`` for whoever may see every seat's row: the secretariat and who presides
    (domain.md §11). Empty for everybody else and where no list is kept: they read ``meeting.turnout_rows``. A person in their
    own right is not named."""
    if meeting.is_without_attribution:
        return []
    rows = list(Attendance.objects.visible_to(user).filter(meeting=meeting).by_seat())
    if not rows or len(rows) != meeting.attendances.count():
        return []
    parts = [(words, _by_constituency(row for row in rows if row.presence in which)) for words, which in PARTS]
    return [part for part in parts if part[1]]


def _by_constituency(rows):
    found = {}
    for row in rows:
        found.setdefault(Constituency(row.seat.constituency), []).append(row.seat.organisation)
    return [(one.label, found[one]) for one in Constituency if one in found]
