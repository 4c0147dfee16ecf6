"""An item a member proposes for the agenda of a coming meeting. The secretariat takes it, or refuses it with a reason that
everybody who sees the agenda reads; the database itself knows no refusal without one (domain.md §5.1)."""

from django.db import models
from django.db.models import Q

from core.filing import Filing
from core.things import Thing
from core.words import WordsField
from meetings import kinds, states
from meetings.models.agenda import LENGTH, AgendaItem
from meetings.models.meeting import Meeting
from meetings.querysets.proposed import ProposedItemQuerySet
from participants.models import Seat


class ProposedItem(Thing):
    """What a member wants to speak about, and why. Its words are filed as they were sent."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="proposed_items")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    title = WordsField()
    standing_question = models.CharField(max_length=15, choices=kinds.StandingQuestion)
    why = WordsField(rich=True)
    rapporteurs = WordsField(blank=True, help_text="offices or organisations")
    minutes = models.PositiveSmallIntegerField(validators=LENGTH)
    state = models.CharField(max_length=12, choices=states.Proposed, default=states.Proposed.WAITING)
    is_late = models.BooleanField(default=False, help_text="after the last day for additions")
    filing = models.ForeignKey(Filing, null=True, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True, help_text="taken or refused")
    reason = WordsField(blank=True, help_text="why it was not taken")
    item = models.OneToOneField(AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="proposed")

    lifecycle = states.proposing
    never_deleted = True
    objects = ProposedItemQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["meeting", "state"], name="proposed_for_meeting")]
        constraints = [
            models.CheckConstraint(
                name="refused_with_a_reason",
                condition=~Q(state=states.Proposed.REFUSED) | ~Q(reason__texts={}),
            ),
            models.CheckConstraint(
                name="taken_is_an_item",
                condition=~Q(state=states.Proposed.TAKEN) | Q(item__isnull=False),
            ),
        ]
        triggers = [states.proposing.trigger()]

    def __str__(self):
        return str(self.title)

    def get_absolute_url(self):
        return f"{self.meeting.get_absolute_url()}#proposed-{self.uid}"

    @property
    def story(self):
        return self.meeting

    @property
    def proposer(self):
        """The organisation that proposed it; ``None`` for a person in their own right, whose name is not printed."""
        return self.seat.organisation
