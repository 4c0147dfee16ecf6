"""A dissenting opinion: published with the decision, always (domain.md §4.13, §5.6)."""

from django.db import models

from core.filing import Filing
from core.things import APPEND_ONLY, Thing
from meetings.models.agenda import Decision
from meetings.querysets import DissentQuerySet
from participants.models import Organisation


class Dissent(Thing):
    """What one organisation holds against one decision. The filing is its text: nobody can change it, take it back or
    delete it, its author neither (design.md §5.3, §7)."""

    append_only = True

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="dissents")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    filing = models.OneToOneField(Filing, on_delete=models.PROTECT, related_name="+")

    objects = DissentQuerySet.as_manager()

    class Meta:
        verbose_name = "dissenting opinion"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["decision", "organisation"], name="one_dissent_a_decision")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.organisation}: {self.decision}"

    def get_absolute_url(self):
        return f"{self.decision.meeting.get_absolute_url()}#dissent-{self.uid}"

    @property
    def story(self):
        return self.decision.meeting
