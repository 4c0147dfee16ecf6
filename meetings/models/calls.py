"""A call for an extraordinary meeting: the chair, a co-chair, or a third of the seats with a vote of one constituency (domain.md
§5.1). And how many working days the procedures of a body between its meetings take."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from core.filing import Filing
from core.things import APPEND_ONLY, Thing
from core.words import WordsField
from deadlines.models import Term
from meetings.models.agenda import AgendaItem
from meetings.querysets.calls import CallJoinQuerySet, MeetingCallQuerySet, ProcedureDaysQuerySet
from meetings.states.calls import Called, calling
from participants.models import Body, Seat


class MeetingCall(Thing):
    """What is called for is filed and never changes. Its item stands on the agenda of the meeting that was made from it."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+", help_text="that opened it")
    ref = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=12, choices=Called, default=Called.OPEN)
    matter = WordsField()
    grounds = WordsField()
    proposed_on = models.DateField()
    called_at = models.DateTimeField()
    filing = models.ForeignKey(Filing, null=True, on_delete=models.PROTECT, related_name="+")
    term = models.ForeignKey(Term, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    item = models.OneToOneField(
        AgendaItem,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="called_by",
        help_text="what came of it",
    )

    lifecycle = calling
    never_deleted = True
    objects = MeetingCallQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="call_scheduled_with_its_item",
                condition=~Q(state=Called.SCHEDULED) | Q(item__isnull=False),
            ),
            models.CheckConstraint(
                name="call_reached_has_a_term", condition=~Q(state=Called.REACHED) | Q(term__isnull=False)
            ),
        ]
        triggers = [calling.trigger()]

    def __str__(self):
        return _("Call for an extraordinary meeting: %(matter)s") % {"matter": self.matter}

    def get_absolute_url(self):
        return reverse("page:call", args=[self.ref])

    @property
    def standing_seats(self):
        """Keys of the seats that stand behind it now. One query."""
        return set(self.joins.standing().values_list("seat", flat=True))


class CallJoin(Thing):
    """A seat stands behind the call: a signed public act. Taken back before the third is reached, the row says so."""

    call = models.ForeignKey(MeetingCall, on_delete=models.PROTECT, related_name="joins")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    left_at = models.DateTimeField(null=True, blank=True)
    acting = models.JSONField(help_text="uids and words under which one acted that day")

    never_deleted = True
    objects = CallJoinQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "seat"], condition=Q(left_at=None), name="joined_once"),
        ]

    def __str__(self):
        return f"{self.seat_id} → {self.call_id}"


class ProcedureDays(Thing):
    """One version of how long the procedures of a body take. Never edited: a running term keeps what it began with."""

    append_only = True

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(help_text="version: the highest is in force")
    called_meeting = models.PositiveSmallIntegerField(help_text="to schedule a meeting that was called for")
    short_notice = models.PositiveSmallIntegerField(help_text="to refuse short notice")
    silence = models.PositiveSmallIntegerField(help_text="to object in a silence procedure")
    article = WordsField(blank=True, help_text="of the body's rules; empty: nobody has adopted it")
    acting = models.JSONField(help_text="uids and words under which one acted that day")

    objects = ProcedureDaysQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "procedure days"
        constraints = [
            models.UniqueConstraint(fields=["body", "number"], name="procedure_days_version"),
            models.CheckConstraint(
                name="procedure_days_from_1", condition=Q(called_meeting__gte=1, short_notice__gte=1, silence__gte=1)
            ),
        ]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.body_id} {self.number}"
