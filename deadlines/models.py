"""The working calendar by versions, the rules of terms, terms and what happens to them (design.md §5.5, §5.6)."""

from functools import lru_cache

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from core.refs import Ref
from core.things import APPEND_ONLY, Thing
from core.words import WordsField
from deadlines.kinds import DayKind, EventKind, RungName
from deadlines.querysets import STILL_OPEN, PublicQuerySet, TermQuerySet
from deadlines.working_calendar import Calendar, Override
from participants.kinds import PostKind
from participants.models import Organisation


class CalendarVersion(Thing):
    """One change of the calendar, and the calendar as it stood after it. Never edited: terms are explained by it for ever."""

    append_only = True

    number = models.PositiveIntegerField(unique=True)
    reason = WordsField()
    acting = models.JSONField(help_text="uids and words under which one acted that day")

    objects = PublicQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return str(self.number)

    @property
    def calendar(self):
        """The whole calendar as this version left it."""
        return calendar_of(self.uid)


class CalendarDay(models.Model):
    """What one version of the calendar says of one day."""

    append_only = True

    version = models.ForeignKey(CalendarVersion, on_delete=models.PROTECT, related_name="days")
    on = models.DateField()
    kind = models.CharField(max_length=10, choices=DayKind)
    name = WordsField(blank=True)
    is_estimated = models.BooleanField(default=False)
    other_on = models.DateField(null=True, blank=True, help_text="the day it was exchanged with")

    objects = PublicQuerySet.as_manager()

    class Meta:
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["version", "on"], name="calendar_day_once_a_version")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.on} {self.kind}"


@lru_cache(maxsize=16)
def calendar_of(version_uid):
    """The calendar as a version left it. A version never changes, so a process reads each one once.

    Raises ``CalendarVersion.DoesNotExist``.
    """
    version = CalendarVersion.objects.get(uid=version_uid)
    rows = CalendarDay.objects.filter(version__number__lte=version.number).order_by("version__number")
    return Calendar.of(
        Override(row.on, DayKind(row.kind), row.name, row.is_estimated, row.other_on) for row in rows.iterator()
    )


class TermRule(models.Model):
    """How long a kind of term is, and who says so. A running term keeps what the rule said when it started."""

    code = models.SlugField(max_length=40, unique=True)
    name = WordsField()
    working_days = models.PositiveSmallIntegerField()
    source = WordsField(
        help_text="rules of this body, or that it is a default nobody has adopted yet; law only for appeals"
    )
    post_kind = models.CharField(max_length=20, choices=PostKind, blank=True, help_text="whose step is first")
    is_window = models.BooleanField(default=False, help_text="nobody owes anything: it only closes")
    extension_months = models.PositiveSmallIntegerField(default=0, help_text="0: cannot be extended")

    objects = PublicQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(name="term_rule_has_days", condition=Q(working_days__gte=1))]

    def __str__(self):
        return str(self.name)


class Term(Thing):
    """Until when something is to be done. ``due_on`` is stored because it was told; the walk of ``terms.explain`` ends on it."""

    rule = models.ForeignKey(TermRule, to_field="code", on_delete=models.PROTECT, related_name="terms")
    about_kind = models.CharField(max_length=60)
    about_uid = models.UUIDField()
    debtor = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    post_kind = models.CharField(max_length=20, choices=PostKind, blank=True, help_text="whose step is next")
    started_on = models.DateField(help_text="the day of the event; counting begins on the next day")
    working_days = models.PositiveSmallIntegerField()
    extended_days = models.PositiveSmallIntegerField(default=0)
    kept_days = models.PositiveSmallIntegerField(
        default=0, help_text="added so that no calendar moves a told day earlier"
    )
    first_due_on = models.DateField(
        help_text="the last day before any extension; the limit of extensions counts from it"
    )
    due_on = models.DateField(help_text="the last day")
    calendar = models.ForeignKey(CalendarVersion, to_field="uid", on_delete=models.PROTECT, related_name="+")
    source = WordsField()
    is_window = models.BooleanField(default=False)
    paused_on = models.DateField(null=True, blank=True)
    met_on = models.DateField(null=True, blank=True)
    over_on = models.DateField(null=True, blank=True, help_text="the day the clock dealt with its end")
    cancelled_at = models.DateTimeField(null=True, blank=True)
    round = models.PositiveSmallIntegerField(default=1, help_text="an extension begins a new round of reminders")

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["started_on", "id"]
        indexes = [
            models.Index(fields=["about_uid"], name="term_about"),
            models.Index(fields=["debtor", "due_on"], name="term_owed", condition=STILL_OPEN),
            models.Index(fields=["due_on"], name="term_due", condition=STILL_OPEN),
        ]
        constraints = [
            models.UniqueConstraint(
                name="one_open_term_of_a_kind",
                fields=["about_uid", "rule", "debtor"],
                condition=STILL_OPEN,
                nulls_distinct=False,
            ),
            models.CheckConstraint(name="term_ends_after_it_starts", condition=Q(due_on__gt=F("started_on"))),
        ]

    def __str__(self):
        return f"{self.rule_id} {self.due_on}"

    def get_absolute_url(self):
        """The page "Why this date?"."""
        return reverse("deadlines:term", args=[self.uid])

    @property
    def about(self):
        """The thing it is about."""
        return Ref(self.about_kind, self.about_uid)

    @property
    def working_calendar(self):
        """The calendar it was last counted by. No query in a process that has read that version."""
        return calendar_of(self.calendar_id)

    @property
    def all_days(self):
        """Working days from the first to the last, extensions and kept days included."""
        return self.working_days + self.extended_days + self.kept_days

    @property
    def pauses(self):
        """Pairs of days (paused on, resumed on); the last one has no end while the term is paused."""
        pairs = []
        for event in self.events.all():
            if event.kind == EventKind.PAUSED:
                pairs.append((event.on, self.met_on))  # done during a pause: the pause ended with it
            elif event.kind == EventKind.RESUMED:
                pairs[-1] = (pairs[-1][0], event.on)
        return pairs


class TermEvent(models.Model):
    """A pause, an extension, a recount: who, when, why, and what it did to the last day."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=10, choices=EventKind)
    on = models.DateField()
    days = models.PositiveSmallIntegerField(default=0, help_text="working days added")
    due_before = models.DateField()
    due_after = models.DateField()
    reason = WordsField(blank=True)
    acting = models.JSONField(help_text="uids and words under which one acted that day")
    is_told_late = models.BooleanField(
        default=False, help_text="entered later than 3 working days after it was decided"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return f"{self.term} {self.kind}"


class RungSent(models.Model):
    """A reminder that went; the unique row is what makes it go once."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="rungs")
    round = models.PositiveSmallIntegerField()
    rung = models.CharField(max_length=5, choices=RungName)
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["term", "round", "rung"], name="rung_once_a_round")]

    def __str__(self):
        return f"{self.term} {self.rung}"
