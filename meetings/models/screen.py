"""Where a sitting is: the current item, the wording on the screen, who speaks next. All of it is overwritten in place, has no
history and leaves no lines; nothing of it says what anybody said (design.md §5.8)."""

from django.db import models

from core.things import Thing, refusal_of_rows
from core.words import WordsField
from meetings.models.agenda import AgendaItem
from meetings.models.meeting import Meeting
from meetings.querysets.screen import OfItemQuerySet
from participants.models import Seat


class Sitting(Thing):
    """How far a meeting has come. ``version`` grows when the item moves, ``stamp`` with everything a screen shows."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="sitting")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    item_since = models.DateTimeField(
        null=True, blank=True, help_text="since when the item is heard: for the time left"
    )
    stamp = models.PositiveIntegerField(default=0)

    def __str__(self):
        return f"{self.meeting}: {self.item}"


_UNDECIDED = """
IF EXISTS (SELECT 1 FROM meetings_decision WHERE item_id = NEW.item_id) THEN
    RAISE EXCEPTION 'the decision on this item is recorded';
END IF;
RETURN NEW;
"""


class DraftWording(Thing):
    """What the screen shows as the draft of a decision; erased when the decision is recorded."""

    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="draft_wording")
    text = WordsField(rich=True)

    objects = OfItemQuerySet.as_manager()

    class Meta:
        triggers = [refusal_of_rows("undecided", _UNDECIDED)]

    def __str__(self):
        return str(self.text)


# Not by the services alone: whoever writes, the database takes no row for a speaker where nobody may be named.
_ONLY_ATTRIBUTED = """
IF EXISTS (
    SELECT 1 FROM meetings_agendaitem JOIN meetings_meeting ON meetings_meeting.id = meetings_agendaitem.meeting_id
    WHERE meetings_agendaitem.id = NEW.item_id AND meetings_meeting.regime IN ('chatham_house', 'closed')
) THEN
    RAISE EXCEPTION 'no list of speakers under this regime';
END IF;
RETURN NEW;
"""


class FloorRequest(models.Model):
    """A seat that asked to speak. The row goes when its turn comes: nothing can be counted afterwards (design.md §7)."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="floor_requests")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")

    objects = OfItemQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "seat"], name="asked_to_speak_once")]
        triggers = [refusal_of_rows("only_attributed", _ONLY_ATTRIBUTED)]

    def __str__(self):
        return str(self.seat)
