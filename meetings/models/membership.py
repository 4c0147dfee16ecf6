"""Membership of a body: an organisation asks for a seat, or the end of one is raised. The body answers by its decisions; the
database itself knows no answered request and no ended membership without one."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from core.filing import Filing
from core.things import Thing
from core.words import WordsField
from deadlines.models import Term
from meetings import states
from meetings.kinds import Outcome
from meetings.models.agenda import Decision
from meetings.querysets import MembershipEndingQuerySet, MembershipRequestQuerySet
from meetings.seating import role_in
from participants.kinds import Audience, Constituency
from participants.models import Body, Organisation, Seat


class MembershipRequest(Thing):
    """An organisation asks for a seat in a body, and says why. Its statement is filed and never changes."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    constituency = models.CharField(max_length=20, choices=Constituency)
    ref = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=12, choices=states.Asked, default=states.Asked.ASKED)
    statement = WordsField(rich=True)
    filing = models.ForeignKey(Filing, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    lifecycle = states.asking
    never_deleted = True
    objects = MembershipRequestQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["body", "state"], name="request_of_body")]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "organisation"], condition=Q(state=states.Asked.ASKED), name="one_request_at_a_time"
            ),
            models.CheckConstraint(
                name="request_answered_by_a_decision",
                condition=~Q(state__in=[states.Asked.ADMITTED, states.Asked.DECLINED]) | Q(decision__isnull=False),
            ),
        ]
        triggers = [states.asking.trigger()]

    def __str__(self):
        return _("Request for membership: %(organisation)s") % {"organisation": self.organisation}

    def get_absolute_url(self):
        return reverse("page:membership_request", args=[self.ref])

    @property
    def role(self):
        """As what the organisation would sit."""
        return role_in(self.constituency)

    def decisions(self, outcome):
        """The public decisions of the body that can answer it so: of a meeting that was not over when it was asked. What is not
        admitted was itself a question of that meeting."""
        found = Decision.objects.published_of(self.body_id, outcome).filter(item__meeting__ends_at__gt=self.asked_at)
        return found.on_item_of(self) if outcome == Outcome.NOT_ADOPTED else found


class MembershipEnding(Thing):
    """The end of a membership is raised by the chair or co-chair; those concerned answer, then a meeting decides."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    ref = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=12, choices=states.Ending, default=states.Ending.RAISED)
    audience = models.CharField(max_length=15, choices=Audience, default=Audience.BODY)
    grounds = WordsField(rich=True)
    filing = models.ForeignKey(Filing, null=True, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    term = models.ForeignKey(Term, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    lifecycle = states.ending
    never_deleted = True
    objects = MembershipEndingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seat"], condition=Q(state=states.Ending.RAISED), name="one_ending_at_a_time"
            ),
            models.CheckConstraint(
                name="ending_decided_by_a_decision",
                condition=Q(state=states.Ending.RAISED) | Q(decision__isnull=False),
            ),
        ]
        triggers = [states.ending.trigger()]

    def __str__(self):
        return _("End of a membership: %(member)s") % {"member": self.member}

    def get_absolute_url(self):
        return reverse("page:membership_ending", args=[self.ref])

    @property
    def body(self):
        return self.seat.body

    @property
    def member(self):
        """The words for whose membership it is; of a person in their own right no name is printed."""
        return self.seat.organisation or _("a person in their own right")

    @property
    def answered(self):
        """The answer of those concerned, ``None`` when none came."""
        return getattr(self, "answer", None)

    def decisions(self, outcome):
        """The public decisions of the body that can settle it so. What ends a membership was itself a question of a meeting that
        began after those concerned had answered, or after the last day on which they could."""
        found = Decision.objects.published_of(self.seat.body_id, outcome).filter(
            item__meeting__ends_at__gt=self.raised_at
        )
        if outcome != Outcome.ADOPTED:
            return found
        heard = Q(item__meeting__on__gt=self.term.due_on)
        if self.answered:
            heard |= Q(item__meeting__starts_at__gt=self.answered.filed_at)
        return found.on_item_of(self).filter(heard)


class MembershipAnswer(Thing):
    """What those concerned say to it, filed; public with the decision. A correction is one more filing."""

    ending = models.OneToOneField(MembershipEnding, on_delete=models.PROTECT, related_name="answer")
    text = WordsField(rich=True)
    filing = models.ForeignKey(Filing, null=True, on_delete=models.PROTECT, related_name="+")
    filed_at = models.DateTimeField()

    never_deleted = True

    def __str__(self):
        return f"{self.ending}: {self.text}"

    @property
    def story(self):
        return self.ending
