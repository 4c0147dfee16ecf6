"""An organisation that published minutes name may attach one answer (issue 3: "of equal length")."""

from django.db import models

from core.filing import Filing
from core.things import APPEND_ONLY, Thing
from meetings.models.minutes import Minutes
from meetings.querysets.minutes import OfMinutesQuerySet
from participants.models import Organisation


class NamedAnswer(Thing):
    """What it answers to the text that names it; its words are the filing. A signed public act, one for each organisation."""

    append_only = True

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="named_answers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    filing = models.OneToOneField(Filing, on_delete=models.PROTECT, related_name="+")

    objects = OfMinutesQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["minutes", "organisation"], name="named_answers_once")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.organisation}: {self.minutes}"

    def get_absolute_url(self):
        return f"{self.minutes.get_absolute_url()}#answer-{self.uid}"

    @property
    def meeting(self):
        return self.minutes.meeting

    @property
    def story(self):
        return self.minutes
