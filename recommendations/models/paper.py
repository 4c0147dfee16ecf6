"""What the executors say and plan: positions, measures, progress."""

from django.db import models
from django.db.models import Q

from core.things import Thing
from core.words import WordsField
from participants.models import Organisation
from participants.papers import OfficialPaper
from recommendations import kinds
from recommendations.models.recommendation import Recommendation
from recommendations.querysets import PaperQuerySet


class Position(OfficialPaper):
    """What an executor says of the recommendation; reasons unless it supports it."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="positions")
    value = models.CharField(max_length=15, choices=kinds.PositionValue, default=kinds.PositionValue.NONE)

    objects = PaperQuerySet.as_manager()

    class Meta(OfficialPaper.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "organisation"], condition=~Q(state="signed"), name="one_draft_position"
            )
        ]

    def __str__(self):
        return f"{self.organisation}: {self.get_value_display()}"

    @property
    def story(self):
        return self.recommendation

    def facts(self):
        """The position as it is filed."""
        return {"position": self.value, "recommendation": str(self.recommendation.uid)}


class Measure(Thing):
    """What will be done, in which form it ends, by when; may serve several recommendations."""

    recommendations = models.ManyToManyField(Recommendation, related_name="measures")
    lead = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    text = WordsField()
    completion = WordsField(blank=True, help_text="form of completion: a law, an order, a training")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    never_deleted = True

    def __str__(self):
        return str(self.text)

    def facts(self):
        """What its line keeps: it is planned in the app and not signed as a paper."""
        days = {"starts_on": self.starts_on, "ends_on": self.ends_on}
        words = {"measure": self.text.plain(), **({"completion": self.completion.plain()} if self.completion else {})}
        return {**words, **{name: day.isoformat() for name, day in days.items() if day}}


class Progress(OfficialPaper):
    """How far an executor says it is."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="reports")
    declared = models.CharField(max_length=15, choices=kinds.Declared, default=kinds.Declared.IN_PROGRESS)
    next_step = WordsField(blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta(OfficialPaper.Meta):
        verbose_name_plural = "progress"

    def __str__(self):
        return f"{self.organisation}: {self.get_declared_display()}"

    @property
    def story(self):
        return self.recommendation

    def words(self):
        """The report and the next step."""
        return {"text": self.text, "next_step": self.next_step}

    def facts(self):
        """How far, as it is filed."""
        return {"declared": self.declared, "recommendation": str(self.recommendation.uid)}
