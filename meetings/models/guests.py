"""What a seat tells for one meeting and what is told to it until it has answered. Leaves no lines, is in no letter and no export,
and is erased: when, ``services.forgetting`` says (docs/decisions/guests-of-a-meeting.md)."""

from django.db import models

from core.things import refusal_of_rows
from files.models import Attachment
from meetings import kinds
from meetings.models.seats import Invitation
from meetings.querysets.guests import NeedsQuerySet, OfSeatAndSecretariatQuerySet, SecretQuerySet


class Reminder(models.Model):
    """That a seat was reminded of its invitation: each rung once."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="reminders")
    rung = models.PositiveSmallIntegerField(help_text="working days before the last day for answers")
    on = models.DateField()

    objects = SecretQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["invitation", "rung"], name="reminded_once_a_rung")]

    def __str__(self):
        return f"{self.invitation}: {self.on}"


class Needs(models.Model):
    """What who comes for the seat needs: interpretation, access to the room."""

    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="needs")
    interpretation = models.CharField(max_length=5, choices=kinds.Interpretation, blank=True)
    access = models.CharField(max_length=500, blank=True)

    objects = NeedsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "needs"

    def __str__(self):
        return str(self.invitation)  # never what it says: this may stand in a log


class GuestPass(models.Model):
    """The name of who comes for the seat, as in the identity document; for the guards of the building."""

    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="guest_pass")
    name = models.CharField(max_length=200)

    objects = SecretQuerySet.as_manager()

    def __str__(self):
        return str(self.invitation)  # never the name


# As of a row of attendance: whoever writes, none is kept where nobody may know who was there.
_ONLY_ATTRIBUTED = """
IF EXISTS (SELECT 1 FROM meetings_invitation i JOIN meetings_meeting m ON m.id = i.meeting_id
           WHERE i.id = NEW.invitation_id AND m.regime IN ('chatham_house', 'closed')) THEN
    RAISE EXCEPTION 'nobody says who is there under this regime';
END IF;
RETURN NEW;
"""


class ExcuseFile(Attachment):
    """A paper that excuses the seat, for the secretariat and the seat itself."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="excuse_files")

    objects = OfSeatAndSecretariatQuerySet.as_manager()

    class Meta(Attachment.Meta):
        triggers = [refusal_of_rows("only_attributed", _ONLY_ATTRIBUTED)]


class CheckIn(models.Model):
    """Somebody on the seat says "I am here"; attendance is what the secretariat confirms."""

    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="check_in")
    presence = models.CharField(max_length=10, choices=kinds.Presence)

    objects = OfSeatAndSecretariatQuerySet.as_manager()

    class Meta:
        triggers = [refusal_of_rows("only_attributed", _ONLY_ATTRIBUTED)]

    def __str__(self):
        return f"{self.invitation}: {self.get_presence_display()}"
