"""What Kazakhstan has promised: treaties, commitments, national policy documents, and their provisions."""

from django.db import models

from core.things import Thing
from core.words import WordsField
from law import kinds
from law.citation import cite_provision
from law.querysets import InstrumentQuerySet, ProvisionQuerySet


class Instrument(Thing):
    code = models.SlugField(max_length=40, unique=True)
    kind = models.CharField(max_length=20, choices=kinds.InstrumentKind)
    standing = models.CharField(max_length=20, choices=kinds.Standing)
    name = WordsField()
    short_name = WordsField(help_text="as it is cited before an article")
    unit = models.CharField(max_length=10, choices=kinds.ProvisionUnit, default=kinds.ProvisionUnit.ARTICLE)
    adopted_on = models.DateField(null=True, blank=True)
    binding_on = models.DateField(
        null=True, blank=True, help_text="the day Kazakhstan ratified it or acceded, when it is known"
    )
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="protocols")
    position = models.PositiveSmallIntegerField(default=0)

    objects = InstrumentQuerySet.as_manager()

    def __str__(self):
        return str(self.name)


class Provision(Thing):
    """A numbered part of an instrument with its subject: article 21, right of peaceful assembly."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="provisions")
    number = models.CharField(max_length=12, help_text="as printed: 21, 9.2")
    subject = WordsField(help_text="what it is about, in a few words")
    text = WordsField(blank=True, rich=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = ProvisionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["instrument", "number"], name="provision_number")]

    def __str__(self):
        return f"{self.citation}: {self.subject}"

    @property
    def citation(self):
        """ICCPR, article 21, as ``Words``."""
        return cite_provision(self.instrument.short_name, self.instrument.unit, self.number)
