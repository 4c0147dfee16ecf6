"""A meeting of a body: when and where, under which rule, how far it has come."""

import datetime as dt

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from core.filing import Filing
from core.search import Searchable, search_indexes
from core.things import Thing
from core.words import WordsField
from deadlines.models import Term
from meetings import kinds
from meetings.local_time import zone_words
from meetings.printed import clock_times, meeting_name, no_day
from meetings.programme import clock, minutes_before, overrun
from meetings.querysets import MeetingQuerySet
from meetings.states import OPEN, S, lifecycle
from meetings.turnout import printable
from participants.kinds import Constituency
from participants.models import Body

DOORS = dt.timedelta(minutes=30)  # before it begins


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
    dissent_window = models.ForeignKey(
        Term,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="opens with the decision sheet",
    )
    signature_window = models.ForeignKey(
        Term,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="for who has not signed the sheet",
    )
    plan_row = models.ForeignKey(
        "meetings.PlanRow",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="meetings",
        help_text="the row of the body's yearly plan it was scheduled from",
    )
    civil_society_first = models.BooleanField(default=False, help_text="in the list of speakers; the agenda says so")
    asks_passes = models.BooleanField(default=False, help_text="its place lets in whom the guards find on a list")
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
    def hours(self):
        """From when to when, by the clock of the place."""
        return clock_times(self.starts, self.ends)

    @property
    def zone_words(self):
        """Whose clock that is, as people call it."""
        return zone_words(self.zone)

    @property
    def turnout_rows(self):
        """How many came, as it may be printed to anybody: (names of constituencies, number or ``None`` below 5)."""
        return [([Constituency(name).label for name in names], number) for names, number in printable(self.turnout)]

    def programme(self, items):
        """The items (of this meeting, in order), each with ``begins``, its time by the clock of the place, with ``begins_after``,
        the same in minutes from the start, and with ``begins_was``, when it began as first published, where that changed."""
        rows = [(item.minutes, item.parent_id is not None) for item in items]
        for item, minutes in zip(items, minutes_before(rows), strict=True):
            was = item.was.get("begins_after", minutes)
            item.begins_after, item.begins = minutes, clock(self.starts, minutes)
            item.begins_was = None if was == minutes else clock(self.starts, was)
        return items

    def overrun(self, items):
        """By how many minutes the items are longer than the meeting; negative while time is left."""
        return overrun(self.starts, self.ends, [item.minutes for item in items if item.parent_id is None])

    @property
    def agenda_step(self):
        """By which step its agenda changes now: quietly before it is published, with a line after."""
        return "revise" if self.agenda_published_at else "arrange"

    @property
    def is_postponed(self):
        """Whether it has no day: what stands in ``on`` is the day that fell through, and no page prints it as its day."""
        return self.state == S.POSTPONED

    @property
    def no_day(self):
        """What is printed in place of the day of a postponed meeting; empty for the others."""
        return no_day() if self.is_postponed else ""

    @property
    def day_step(self):
        """By which step a postponed meeting gets its new day: its agenda is published, or it is not."""
        return "set_day_again" if self.agenda_published_at else "set_day"

    @property
    def is_answerable(self):
        """Whether an invitation to it can still be answered."""
        return self.state in OPEN and self.starts_at > timezone.now()

    @property
    def takes_check_ins(self):
        """Whether who sits there may say "I am here": from half an hour before it begins until it ends, where that may be kept."""
        doors_open_at = self.starts_at - DOORS
        hours = doors_open_at <= timezone.now() <= self.ends_at
        return self.state in OPEN and hours and not self.is_without_attribution

    @property
    def takes_proposed_items(self):
        """Whether members can propose items for it; an extraordinary meeting has only its named ones (domain.md §6)."""
        return self.is_answerable and self.kind != kinds.MeetingKind.EXTRAORDINARY

    @property
    def takes_dissents(self):
        """Whether its window for dissenting opinions is open: from the decision sheet until the end of the window's last day."""
        window = self.dissent_window
        return window is not None and window.over_on is None and timezone.localdate() <= window.due_on

    @property
    def is_without_attribution(self):
        """Whether nothing may be kept of who was there and who said what."""
        return self.regime in kinds.WITHOUT_ATTRIBUTION

    @property
    def languages_said(self):
        """The languages of the meeting, in words."""
        return [kinds.MeetingLanguage(code).label for code in self.languages]
