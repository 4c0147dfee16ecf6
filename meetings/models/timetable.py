"""How the days around a meeting are counted: the profiles of a body by kind of meeting, and what one meeting was announced with."""

from django.db import models
from django.db.models import Q

from core.things import APPEND_ONLY, Thing
from core.words import WordsField
from meetings.kinds import MeetingKind
from meetings.models.agenda import AgendaItem
from meetings.models.meeting import Meeting
from meetings.querysets.timetable import TimetableProfileQuerySet
from participants.models import Body, Seat


class TimetableProfile(Thing):
    """One version of a profile. Never edited: meetings keep the one they were announced with."""

    append_only = True

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=15, choices=MeetingKind)
    number = models.PositiveIntegerField(help_text="version: the highest is in force")
    days = models.JSONField(help_text="working days by row; negative: before the meeting")
    article = WordsField(blank=True, help_text="of the body's rules; empty: nobody has adopted it")
    acting = models.JSONField(help_text="uids and words under which one acted that day")

    objects = TimetableProfileQuerySet.as_manager()

    class Meta:
        ordering = ["body", "kind", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["body", "kind", "number"], name="timetable_version_of_kind"),
            models.CheckConstraint(name="timetable_versions_from_1", condition=Q(number__gte=1)),
        ]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.body_id} {self.kind} {self.number}"


class Timetable(Thing):
    """What a meeting was announced with, and the days that were told. ``profile`` is empty for the default of the platform,
    whose days are copied: a later release may have others."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="timetable")
    profile = models.ForeignKey(TimetableProfile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    days = models.JSONField()
    told = models.JSONField(help_text="days by row, as told; a calendar never moves one earlier")

    def __str__(self):
        return f"{self.meeting_id}"


class LateAgreement(Thing):
    """A seat agreed that an item is heard though its papers came late: a public act of that seat, never taken back."""

    append_only = True

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="late_agreements")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    acting = models.JSONField(help_text="uids and words under which the secretariat recorded it")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "seat"], name="agreed_once_to_late_papers")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.seat_id} → {self.item_id}"
