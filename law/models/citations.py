"""Acts and obligations as a thing cites them. A concrete citation, in an app on the right, adds the key to its thing."""

from django.db import models

from core.words import Words
from law.citation import PINPOINT_UNITS, Pinpoint, cite_pinpoint, cite_provision, cite_unit
from law.citation.pinpoint import LONGEST
from law.models.acts import Act
from law.models.obligations import Instrument, Provision


def _unit():
    return models.CharField(max_length=LONGEST, blank=True)


class ActCitation(models.Model):
    """A place in an act; or what a person typed, where no act could be told from it."""

    act = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    typed = models.CharField(max_length=300, blank=True, help_text="as typed, where no act could be told from it")
    typed_in = models.CharField(max_length=2, blank=True, help_text="the language of the page it was typed on")
    section, chapter, article = _unit(), _unit(), _unit()
    paragraph, part, subparagraph = _unit(), _unit(), _unit()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_act_or_typed", condition=models.Q(act=None) ^ models.Q(typed="")
            )
        ]

    def __str__(self):
        return str(self.citation)

    @property
    def pinpoint(self):
        """The place in the act."""
        return Pinpoint(**{unit: getattr(self, unit) for unit in PINPOINT_UNITS})

    @property
    def citation(self):
        """As it is cited, as ``Words``; what was typed is shown in the language it was typed in."""
        if self.act:
            return cite_unit(self.act, self.pinpoint)
        place = cite_pinpoint(self.pinpoint).said(self.typed_in).text
        return Words.of(**{self.typed_in: f"{self.typed}, {place}" if place else self.typed})


class ObligationCitation(models.Model):
    """A provision of an instrument; the number alone where the provision is not among ours; the instrument as a whole."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="+")
    provision = models.ForeignKey(Provision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=12, blank=True, help_text="of the article or paragraph, as printed")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position", "id"]

    def __str__(self):
        return str(self.citation)

    @property
    def citation(self):
        """ICCPR, article 21, as ``Words``."""
        return cite_provision(self.instrument.short_name, self.instrument.unit, self.number)
