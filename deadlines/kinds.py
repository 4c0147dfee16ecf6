"""The kinds of days, of what happens to a term, of reminders, and how a term stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DayKind(TextChoices):
    """What a day is against the rule of the week (Saturday and Sunday are off)."""

    HOLIDAY = "holiday", _("Public holiday")
    MOVED = "moved", _("Day off moved from a weekend")
    EXCHANGED = "exchanged", _("Day off in exchange for a working day")
    WORKING = "working", _("Working day in exchange for a day off")
    ORDINARY = "ordinary", _("Ordinary day again")  # takes back what an earlier version of the calendar said


class EventKind(TextChoices):
    PAUSED = "paused", _("Paused")
    RESUMED = "resumed", _("Resumed")
    EXTENDED = "extended", _("Extended")
    RECOUNTED = "recounted", _("Counted again after a change of the calendar")


class RungName(TextChoices):
    """The ladder of reminders (design.md §5.6), by working days before and after the last day."""

    BEFORE_5 = "t-5", _("Five working days before the last day")
    BEFORE_1 = "t-1", _("One working day before the last day")
    LAST_DAY = "t", _("On the last day")
    AFTER_5 = "t+5", _("Five working days after the last day")
    AFTER_10 = "t+10", _("Ten working days after the last day")
    END = "end", _("Its end was dealt with")  # no letter: the row that makes the clock close a term once


class Standing(TextChoices):
    """How a term stands on a day; computed, never stored."""

    RUNNING = "running", _("Running")
    PAUSED = "paused", _("Paused")
    MET = "met", _("Done in time")
    MET_LATE = "met_late", _("Done late")
    OVERDUE = "overdue", _("Overdue")
    OVER = "over", _("Closed")  # a window: nobody owed anything
    CANCELLED = "cancelled", _("No longer runs")
