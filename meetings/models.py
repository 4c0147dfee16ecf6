"""A meeting of a body: its agenda, who was invited, who came, what was decided, and what is suggested for the next one."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from core.filing import Filing
from core.refs import Ref
from core.search import Searchable, search_indexes
from core.things import Thing
from core.words import WordsField
from meetings import kinds
from meetings.printed import meeting_name
from meetings.querysets import (
    AgendaItemQuerySet,
    DecisionQuerySet,
    InvitationQuerySet,
    MeetingQuerySet,
    OfSeatQuerySet,
    SuggestionQuerySet,
)
from meetings.states import OPEN, S, answering, lifecycle
from participants.models import Body, Seat


class Meeting(Thing, Searchable):
    """The day is told by the clock and zone of its place; ``starts_at`` and ``ends_at`` are derived by the services."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    ref = models.CharField(max_length=20, unique=True)
    number = models.PositiveIntegerField(help_text="of this body's meetings, as documents print it")
    kind = models.CharField(max_length=15, choices=kinds.MeetingKind, default=kinds.MeetingKind.REGULAR)
    title = WordsField(help_text="the theme")
    on = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    zone = models.CharField(max_length=40)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = WordsField(blank=True)
    link = models.URLField(
        max_length=500, blank=True, help_text="for the invited only: never on a public page or in a log"
    )
    regime = models.CharField(max_length=15, choices=kinds.Regime)
    languages = ArrayField(models.CharField(max_length=5, choices=kinds.MeetingLanguage), default=list, blank=True)
    chair = WordsField(blank=True, help_text="office of whoever presides")
    state = models.CharField(max_length=12, choices=S, default=S.PLANNED)
    calendar_sequence = models.PositiveIntegerField(
        default=0, help_text="RFC 5545 SEQUENCE: grows when time or place change"
    )
    announced_at = models.DateTimeField(null=True, blank=True)
    agenda_published_at = models.DateTimeField(null=True, blank=True)
    decisions_published_at = models.DateTimeField(null=True, blank=True)
    filing = models.ForeignKey(
        Filing, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="the agenda as published"
    )
    turnout = models.JSONField(default=dict, blank=True, help_text="how many came, by constituency")

    lifecycle = lifecycle
    objects = MeetingQuerySet.as_manager()

    class Meta:
        indexes = [*search_indexes("meeting"), models.Index(fields=["-starts_at", "-id"], name="meeting_start")]
        constraints = [
            models.UniqueConstraint(fields=["body", "number"], name="meeting_number_of_body"),
            models.CheckConstraint(name="meeting_ends_later", condition=Q(ends__gt=F("starts"))),
            models.CheckConstraint(
                name="meeting_announced_once_known",
                condition=Q(state__in=[S.PLANNED, S.CANCELLED]) | Q(announced_at__isnull=False),
            ),
        ]
        triggers = [lifecycle.trigger()]

    def __str__(self):
        return f"{self.printed}. {self.title}"

    @property
    def printed(self):
        """Its name in the page's language."""
        return meeting_name(self.number)

    def get_absolute_url(self):
        return reverse("page:meeting", args=[self.ref])

    @property
    def agenda_step(self):
        """By which step its agenda changes now: quietly before it is published, with a line after."""
        return "revise" if self.agenda_published_at else "arrange"

    @property
    def is_answerable(self):
        """Whether an invitation to it can still be answered."""
        return self.state in OPEN and self.starts_at > timezone.now()

    @property
    def is_without_attribution(self):
        """Whether nothing may be kept of who was there and who said what."""
        return self.regime in kinds.WITHOUT_ATTRIBUTION


class AgendaItem(Thing):
    """One question of the agenda. Dropped after publication it stays, struck out."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveIntegerField()
    title = WordsField()
    standing_question = models.CharField(max_length=15, choices=kinds.StandingQuestion)
    rapporteurs = WordsField(blank=True, help_text="offices or organisations")
    minutes = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(600)])
    is_added_late = models.BooleanField(default=False, help_text="after the agenda was published")
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["meeting", "position"], name="item_position")]

    def __str__(self):
        return f"{self.position}. {self.title}"

    def get_absolute_url(self):
        return f"{self.meeting.get_absolute_url()}#item-{self.uid}"

    @property
    def story(self):
        return self.meeting


class Decision(Thing):
    """What the meeting decided on one item. Each wording is a filing; a correction is one more (design.md §5.3)."""

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="decision")
    method = models.CharField(max_length=20, choices=kinds.Method)
    outcome = models.CharField(max_length=15, choices=kinds.Outcome)
    text = WordsField(rich=True)
    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="+", null=True)

    objects = DecisionQuerySet.as_manager()

    def __str__(self):
        return f"{self.item}: {self.get_outcome_display()}"

    def get_absolute_url(self):
        return self.item.get_absolute_url()

    @property
    def meeting(self):
        return self.item.meeting

    @property
    def story(self):
        return self.item.meeting


class Invitation(Thing):
    """A seat is invited, whoever sits there; the answer is the seat's. Leaves no lines (design.md §5.7)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="invitations")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=5, choices=kinds.Answer, default=kinds.Answer.NONE)
    answered_at = models.DateTimeField(null=True, blank=True)

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

    objects = OfSeatQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "seat"], name="attended_once")]
        triggers = [
            pgtrigger.Trigger(
                name="only_attributed",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func=_ONLY_ATTRIBUTED,
            )
        ]

    def __str__(self):
        return f"{self.seat}: {self.get_presence_display()}"


class Suggestion(Thing):
    """Something an app on the right wants on the next agenda of a body; it withdraws it when the reason is over."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    about_kind = models.CharField(max_length=60)
    about_uid = models.UUIDField()
    reason = models.CharField(max_length=15, choices=kinds.SuggestionReason)
    words = WordsField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="suggestions")

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "about_uid", "reason"],
                condition=Q(withdrawn_at=None),
                name="suggested_once",
            )
        ]

    def __str__(self):
        return f"{self.get_reason_display()}: {self.words}"

    @property
    def about(self):
        """What it is about."""
        return Ref(self.about_kind, self.about_uid)
