"""The work plan of a body for a year (domain.md §4.6): drafted, commented, approved by a decision of the body, changed by another
version that goes the same way. The database itself knows no approved plan without a decision."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.filing import Filing
from core.things import APPEND_ONLY, Thing
from core.words import WordsField
from deadlines.models import Term
from meetings import kinds, states
from meetings.models.agenda import Decision
from meetings.querysets.plan import PlanCommentQuerySet, PlanRowQuerySet, WorkPlanQuerySet
from participants.models import Body, Organisation

FIRST_YEAR, LAST_YEAR = 2000, 2100  # anything else is a slip of the finger


class WorkPlan(Thing):
    """One version of the plan. Once sent out it is never drafted again: whoever wants another text makes another version."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)])
    edition = models.PositiveSmallIntegerField(help_text="1 for the first version of the year, then 2, 3 …")
    ref = models.CharField(max_length=80, unique=True)
    state = models.CharField(max_length=12, choices=states.Plan, default=states.Plan.DRAFTED)
    circulated_at = models.DateTimeField(null=True, blank=True)
    window = models.ForeignKey(
        Term, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="for comments"
    )
    put_at = models.DateTimeField(null=True, blank=True)
    filing = models.ForeignKey(
        Filing, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="as sent out, then as put"
    )
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    lifecycle = states.planning
    never_deleted = True
    objects = WorkPlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "year", "edition"], name="plan_edition_once"),
            models.UniqueConstraint(
                fields=["body", "year"], condition=Q(state=states.Plan.APPROVED), name="one_plan_in_force"
            ),
            models.UniqueConstraint(
                fields=["body", "year"],
                condition=Q(state__in=[states.Plan.DRAFTED, states.Plan.IN_COMMENT, states.Plan.PUT]),
                name="one_plan_in_the_making",
            ),
            models.CheckConstraint(
                name="plan_approved_by_a_decision",
                condition=~Q(state__in=states.Plan.public()) | Q(decision__isnull=False, filing__isnull=False),
            ),
        ]
        triggers = [states.planning.trigger()]

    def __str__(self):
        return self.printed

    @property
    def printed(self):
        """Its name in the page's language."""
        if self.edition == 1:
            return _("Work plan for %(year)s") % {"year": self.year}
        return _("Work plan for %(year)s, version %(edition)s") % {"year": self.year, "edition": self.edition}

    def get_absolute_url(self):
        return reverse("page:work_plan", args=[self.ref])

    @property
    def is_public(self):
        """Whether everybody reads it."""
        return self.state in states.Plan.public()

    @property
    def takes_comments(self):
        """Whether its window is open: from the sending out until the end of the window's last day."""
        window = self.window if self.state == states.Plan.IN_COMMENT else None
        return window is not None and window.over_on is None and timezone.localdate() <= window.due_on

    @property
    def is_editable(self):
        """Whether its rows may change: a draft, and again after the window, so that comments can be taken into account."""
        return self.state == states.Plan.DRAFTED or (self.state == states.Plan.IN_COMMENT and not self.takes_comments)

    def decisions(self, outcome):
        """The public decisions of the body that can approve it: of a meeting that was not over when it was put before the body."""
        found = Decision.objects.published_of(self.body_id, outcome)
        return found.filter(item__meeting__ends_at__gt=self.put_at) if self.put_at else found.none()


class PlanRow(Thing):
    """One theme of a quarter. ``key`` is the same in every version: a meeting scheduled from it stays the row's meeting."""

    plan = models.ForeignKey(WorkPlan, on_delete=models.PROTECT, related_name="rows")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    quarter = models.PositiveSmallIntegerField(choices=kinds.Quarter)
    theme = WordsField()
    lead = WordsField(blank=True, help_text="an organisation or an office")
    standing_question = models.CharField(max_length=15, choices=kinds.StandingQuestion)

    objects = PlanRowQuerySet.as_manager()

    class Meta:
        ordering = ["quarter", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "key"], name="plan_row_once_a_version"),
            models.CheckConstraint(name="plan_row_has_a_quarter", condition=Q(quarter__range=(1, 4))),
        ]

    def __str__(self):
        return str(self.theme)

    def get_absolute_url(self):
        return self.plan.get_absolute_url()

    @property
    def story(self):
        return self.plan


class PlanComment(Thing):
    """What one organisation with a seat says of a plan that was sent out: signed, filed, neither changed nor taken back."""

    append_only = True

    plan = models.ForeignKey(WorkPlan, on_delete=models.PROTECT, related_name="comments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    filing = models.OneToOneField(Filing, on_delete=models.PROTECT, related_name="+")

    objects = PlanCommentQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return _("Comment of %(organisation)s") % {"organisation": self.organisation}

    def get_absolute_url(self):
        return f"{self.plan.get_absolute_url()}#comment-{self.uid}"

    @property
    def story(self):
        return self.plan

    @property
    def answered(self):
        """The answer to it, ``None`` while there is none."""
        return next(iter(self.answers.all()), None)


class PlanAnswer(Thing):
    """What came of a comment, with the reason. One a comment, for ever beside it."""

    append_only = True

    comment = models.ForeignKey(PlanComment, on_delete=models.PROTECT, related_name="answers")
    taken = models.CharField(max_length=10, choices=kinds.Taken)
    filing = models.OneToOneField(Filing, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment"], name="one_answer_a_comment")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.comment}: {self.get_taken_display()}"

    @property
    def story(self):
        return self.comment.plan
