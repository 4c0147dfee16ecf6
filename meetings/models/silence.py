"""Silence agrees on a date or on minutes, on nothing else: the database itself takes no other subject."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from core.filing import Filing
from core.things import APPEND_ONLY, Thing
from core.words import WordsField
from deadlines.models import Term
from meetings.kinds import SilenceSubject
from meetings.models.meeting import Meeting
from meetings.models.minutes import Minutes
from meetings.printed import clock_times
from meetings.querysets.silence import SilenceQuerySet, SilenceSeatQuerySet
from meetings.states.silence import Silent, silencing
from participants.models import Seat


class Silence(Thing):
    """Every seat of the body was asked; until the last day of the term one objection stops it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="silences")
    subject = models.CharField(max_length=20, choices=SilenceSubject)
    minutes = models.ForeignKey(Minutes, null=True, blank=True, on_delete=models.PROTECT, related_name="silences")
    on = models.DateField(null=True, blank=True, help_text="the day that is proposed")
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    text = WordsField(help_text="why")
    state = models.CharField(max_length=12, choices=Silent, default=Silent.ASKED)
    filing = models.ForeignKey(Filing, null=True, on_delete=models.PROTECT, related_name="+")
    term = models.ForeignKey(Term, null=True, on_delete=models.PROTECT, related_name="+")

    lifecycle = silencing
    never_deleted = True
    objects = SilenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="silence_on_dates_and_minutes_only",
                condition=Q(
                    subject=SilenceSubject.DATE,
                    minutes__isnull=True,
                    on__isnull=False,
                    starts__isnull=False,
                    ends__isnull=False,
                )
                | Q(subject=SilenceSubject.MINUTES, minutes__isnull=False, on__isnull=True),
            ),
            models.CheckConstraint(
                name="silence_moves_only_dates", condition=~Q(state=Silent.DONE) | Q(subject=SilenceSubject.DATE)
            ),
            models.UniqueConstraint(
                fields=["meeting", "subject"],
                condition=Q(state__in=[Silent.ASKED, Silent.AGREED]),
                name="one_silence_at_a_time",
            ),
        ]
        triggers = [silencing.trigger()]

    def __str__(self):
        return _("Silence procedure: %(subject)s") % {"subject": self.get_subject_display()}

    def get_absolute_url(self):
        return reverse("page:silence", args=[self.uid])

    @property
    def ref(self):
        """It has no number of its own."""
        return ""

    @property
    def printed(self):
        return _("Silence procedure, %(meeting)s") % {"meeting": self.meeting.printed}

    @property
    def body_id(self):
        return self.meeting.body_id

    @property
    def hours(self):
        """From when to when on the proposed day, by the clock of the place."""
        return clock_times(self.starts, self.ends) if self.on else ""


class SilenceSeat(Thing):
    """A seat of the body on the day it was asked: whether somebody sat there to be told, and whether it answered."""

    silence = models.ForeignKey(Silence, on_delete=models.PROTECT, related_name="seats")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    was_told = models.BooleanField(help_text="somebody sat there that day")
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = SilenceSeatQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["silence", "seat"], name="asked_by_silence_once")]

    def __str__(self):
        return f"{self.silence_id} → {self.seat_id}"


class SilenceObjection(Thing):
    """The objection that stopped it: a signed public act, its text is the filing. Never taken back."""

    append_only = True

    silence = models.OneToOneField(Silence, on_delete=models.PROTECT, related_name="objection")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    filing = models.OneToOneField(Filing, on_delete=models.PROTECT, related_name="+")

    class Meta:
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.seat_id} → {self.silence_id}"

    @property
    def story(self):
        return self.silence
