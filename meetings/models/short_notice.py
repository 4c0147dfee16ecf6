"""A meeting was announced or moved with less notice than its timetable asks: each constituency may refuse that."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.things import APPEND_ONLY, Thing
from core.words import WordsField
from meetings.models.meeting import Meeting
from meetings.querysets.short_notice import ShortNoticeQuerySet
from meetings.states.short_notice import Noticed, noticing
from participants.models import Seat


class ShortNotice(Thing):
    """Of one day of a meeting, with what was told of it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="short_notices")
    state = models.CharField(max_length=12, choices=Noticed, default=Noticed.RUNNING)
    on = models.DateField(help_text="the day it was announced for")
    given = models.PositiveSmallIntegerField(help_text="working days of notice")
    asked = models.PositiveSmallIntegerField(help_text="working days the timetable asks for")
    until = models.DateField(help_text="the last day on which seats may refuse")
    source = WordsField(blank=True, help_text="whose rule says for how long; empty: a default nobody has adopted")

    lifecycle = noticing
    never_deleted = True
    objects = ShortNoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(state__in=[Noticed.RUNNING, Noticed.REFUSED]),
                name="one_short_notice_at_a_time",
            ),
            models.CheckConstraint(name="short_notice_is_short", condition=Q(given__lt=models.F("asked"))),
        ]
        triggers = [noticing.trigger()]

    def __str__(self):
        return _("Short notice: %(meeting)s") % {"meeting": self.meeting}

    def get_absolute_url(self):
        return reverse("page:short_notice", args=[self.uid])

    @property
    def ref(self):
        """It has no number of its own."""
        return ""

    @property
    def printed(self):
        return _("Short notice, %(meeting)s") % {"meeting": self.meeting.printed}

    @property
    def body_id(self):
        return self.meeting.body_id

    @property
    def takes_refusals(self):
        """Until the end of its last day."""
        return self.state == Noticed.RUNNING and timezone.localdate() <= self.until

    @property
    def refusing_seats(self):
        """Keys of the seats that refused. One query."""
        return set(self.refusals.values_list("seat", flat=True))


def noticed_now(state, until):
    """The state as it may be said on the day: the clock closes what nobody refused only in the night after the last day."""
    is_over = state == Noticed.RUNNING and timezone.localdate() > until
    return Noticed.ACCEPTED if is_over else Noticed(state)


class NoticeRefusal(Thing):
    """A seat refused short notice: a signed public act, never taken back."""

    append_only = True

    notice = models.ForeignKey(ShortNotice, on_delete=models.PROTECT, related_name="refusals")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    acting = models.JSONField(help_text="uids and words under which one acted that day")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["notice", "seat"], name="refused_notice_once")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.seat_id} → {self.notice_id}"
