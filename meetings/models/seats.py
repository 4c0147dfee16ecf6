"""Who was invited and who came. Both belong to the seat, whoever sits there."""

from django.db import models

from core.things import Thing, refusal_of_rows
from meetings import kinds
from meetings.models.meeting import Meeting
from meetings.querysets import InvitationQuerySet, OfSeatQuerySet
from meetings.states import answering
from participants.models import Seat


class Invitation(Thing):
    """A seat is invited, whoever sits there; the answer is the seat's. Leaves no lines (design.md §5.7)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="invitations")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=5, choices=kinds.Answer, default=kinds.Answer.NONE)
    answered_at = models.DateTimeField(null=True, blank=True)
    substitute = models.CharField(
        max_length=200, blank=True, help_text="who comes in place of who sits there, for this meeting"
    )

    lifecycle = answering
    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "seat"], name="invited_once")]
        triggers = [answering.trigger()]

    def __str__(self):
        return f"{self.meeting} → {self.seat}"

    @property
    def story(self):
        return self.meeting

    def get_presence_display(self):
        """How the seat took part, of a row that ``InvitationQuerySet.for_page`` gave; empty where that is not kept."""
        return kinds.Presence(self.presence).label if self.presence else ""


# Not by the services alone: whoever writes, a row of attendance without attribution is refused by the database.
_ONLY_ATTRIBUTED = """
IF EXISTS (SELECT 1 FROM meetings_meeting WHERE id = NEW.meeting_id AND regime IN ('chatham_house', 'closed')) THEN
    RAISE EXCEPTION 'no attendance by seat under this regime';
END IF;
RETURN NEW;
"""


class Attendance(models.Model):
    """How a seat took part: only where the regime allows it to be written at all (design.md §5.8)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    presence = models.CharField(max_length=10, choices=kinds.Presence)
    excuse = models.CharField(max_length=500, blank=True, help_text="why it is excused; for the secretariat alone")
    arrived = models.TimeField(null=True, blank=True)
    left = models.TimeField(null=True, blank=True)

    objects = OfSeatQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "seat"], name="attended_once")]
        triggers = [refusal_of_rows("only_attributed", _ONLY_ATTRIBUTED)]

    def __str__(self):
        return f"{self.seat}: {self.get_presence_display()}"
