"""Who presides signs the decision sheet (domain.md §6); a missing signature is stated and stops nothing."""

from django.db import models

from core.things import APPEND_ONLY, Thing
from meetings.models.meeting import Meeting
from meetings.querysets.signatures import SheetSignatureQuerySet
from participants.models import Seat


class SheetSignature(Thing):
    """One of those who preside signed the sheet as it stood: ``text`` is its digest. A decision that is corrected afterwards
    leaves the signature under the old text, and it counts no more."""

    append_only = True

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="signatures")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=64)

    objects = SheetSignatureQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "seat", "text"], name="signed_once_a_text")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.seat}: {self.meeting}"

    @property
    def story(self):
        return self.meeting
