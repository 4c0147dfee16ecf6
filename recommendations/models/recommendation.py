"""A recommendation: what was asked of whom, when and by whom, and where each side stands."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language

from core.filing import Filing
from core.search import Searchable, search_indexes
from core.things import Thing
from core.words import WordsField
from law.models import ActCitation, Mechanism, ObligationCitation, Theme
from meetings.models import Decision
from participants.kinds import Audience
from participants.models import Organisation
from proposals.models import Proposal
from recommendations import kinds
from recommendations.models.batch import Batch
from recommendations.printed import printed_ref
from recommendations.querysets import RecommendationQuerySet
from recommendations.states import S, lifecycle


class Recommendation(Thing, Searchable):
    ref = models.CharField(max_length=40, blank=True, default="")
    kind = models.CharField(max_length=15, choices=kinds.RecommendationKind)
    state = models.CharField(max_length=12, choices=S, default=S.DRAFTED)
    audience = models.CharField(max_length=15, choices=Audience, default=Audience.NAMED)
    title = WordsField(blank=True)
    text = WordsField(rich=True)
    wanted = WordsField(blank=True, help_text="the result that is wanted")
    adopted_on = models.DateField(null=True, blank=True)
    adopted_said = models.CharField(
        max_length=20, blank=True, help_text="the date as far as it is known: 2014, 2014-06"
    )
    filing = models.ForeignKey(Filing, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lead = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lead_said = models.CharField(max_length=300, blank=True, help_text="the addressee as the source names it")
    co_executors = models.ManyToManyField(Organisation, through="CoExecutor", related_name="+")
    due_on = models.DateField(null=True, blank=True)
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")
    proposals = models.ManyToManyField(Proposal, through="Origin", related_name="+")

    # The four axes: written by recommendations.services.settle alone (design.md §5.2).
    position = models.CharField(max_length=15, choices=kinds.PositionValue, default=kinds.PositionValue.NONE)
    declared = models.CharField(max_length=15, choices=kinds.Declared, default=kinds.Declared.NOT_STARTED)
    settlement = models.CharField(max_length=20, choices=kinds.Settlement, default=kinds.Settlement.NO_CLAIM)
    outcome = models.CharField(max_length=20, choices=kinds.Outcome, blank=True, default="")

    # Where an external or historic one comes from, as the source says it.
    mechanism = models.ForeignKey(Mechanism, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    symbol = models.CharField(max_length=120, blank=True)
    paragraph = models.CharField(max_length=60, blank=True)
    cycle = models.CharField(max_length=60, blank=True)
    recommending = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    state_under_review = models.CharField(max_length=120, blank=True)
    source_position = models.CharField(max_length=30, blank=True)
    action_category = models.PositiveSmallIntegerField(null=True, blank=True)
    is_reference = models.BooleanField(default=False, help_text="to another State: outside the body's own register")
    batch = models.ForeignKey(Batch, null=True, blank=True, on_delete=models.CASCADE, related_name="recommendations")
    source_key = models.CharField(max_length=64, blank=True)
    source_cells = models.JSONField(default=dict, blank=True)

    lifecycle = lifecycle
    objects = RecommendationQuerySet.as_manager()

    class Meta:
        indexes = [
            *search_indexes("recommendation"),
            models.Index(
                F("is_reference"), F("adopted_on").desc(nulls_last=True), F("id").desc(), name="recommendation_latest"
            ),
            models.Index(
                fields=["lead", "due_on"],
                name="recommendation_led",
                condition=Q(state=S.TRANSMITTED, is_reference=False),
            ),
            models.Index(fields=["position"], name="recommendation_position"),
            models.Index(fields=["declared"], name="recommendation_declared"),
            models.Index(fields=["settlement"], name="recommendation_settlement"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["ref"], condition=~Q(ref=""), name="recommendation_ref"),
            models.UniqueConstraint(fields=["source_key"], condition=~Q(source_key=""), name="imported_once"),
        ]
        triggers = [lifecycle.trigger()]

    def __str__(self):
        return f"{self.printed} {self.title or self.text}".strip()

    @property
    def printed(self):
        """Its code as the page's language prints it."""
        return printed_ref(self.ref, get_language() or "kk")

    def get_absolute_url(self):
        return reverse("page:recommendation", args=[self.ref or self.uid])

    @staticmethod
    def late_on(day):
        """The condition under which rows are late on the day: ``is_late`` for the database."""
        is_done = Q(declared=kinds.Declared.IMPLEMENTED) & ~Q(settlement=kinds.Settlement.RETURNED)
        return Q(due_on__lt=day, state=S.TRANSMITTED) & ~is_done

    def is_late(self, on):
        """Whether the due day has passed and the lead does not say that it is done, or a meeting returned its report."""
        is_past = self.due_on is not None and self.due_on < on and self.state == S.TRANSMITTED
        is_done = self.declared == kinds.Declared.IMPLEMENTED and self.settlement != kinds.Settlement.RETURNED
        return is_past and not is_done

    def is_executed_by(self, organisation):
        """Whether the organisation is the lead or a co-executor."""
        return self.lead_id == organisation.pk or organisation.pk in self.co_executor_ids

    @cached_property
    def co_executor_ids(self):
        """Keys of the co-executors, asked for once: from its adoption on they never change."""
        return set(self.executor_rows.values_list("organisation", flat=True))


class CoExecutor(models.Model):
    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="executor_rows")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recommendation", "organisation"], name="co_executor_once")]

    def __str__(self):
        return str(self.organisation)


class Origin(models.Model):
    """Which proposal it came from: one proposal → many recommendations, many proposals → one."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="origins")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recommendation", "proposal"], name="origin_once")]

    def __str__(self):
        return f"{self.proposal} → {self.recommendation}"


class RecommendationAct(ActCitation):
    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="act_rows")


class RecommendationObligation(ObligationCitation):
    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="obligation_rows")
