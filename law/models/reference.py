"""Words to sort by, as rows people may edit (domain.md §8). A row that is no longer offered stays for what names it."""

from django.db import models

from core.things import Thing
from core.words import WordsField
from law.querysets import ReferenceQuerySet


class Reference(Thing):
    code = models.SlugField(max_length=40, unique=True)
    name = WordsField()
    position = models.PositiveSmallIntegerField(default=0)
    is_offered = models.BooleanField(default=True)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "id"]

    def __str__(self):
        return str(self.name)


class Theme(Reference):
    """What a proposal or recommendation is about."""


class AffectedGroup(Reference):
    """Whose rights it is about."""


class Mechanism(Reference):
    """Who recommends: a UN committee, the UPR, the OSCE, an institution at home."""


class Goal(Reference):
    """One of the 17 Sustainable Development Goals; its position is its number."""


class KindOfChange(Reference):
    """What is asked for: a new law, an amendment, training, an investigation."""


class NonSupportReason(Reference):
    """Why a body does not support a recommendation, or only in part."""
