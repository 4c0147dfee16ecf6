"""An import is a draft batch until it is published; undone by deletion until then (design.md §6)."""

from django.db import models

from core.things import Thing
from files.models import StoredFile
from participants.models import Organisation
from recommendations.querysets import BatchQuerySet


class Batch(Thing):
    file_name = models.CharField(max_length=255)
    file_sha256 = models.CharField(max_length=64)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    format = models.CharField(max_length=20)
    lead = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    counts = models.JSONField(default=dict, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "batches"

    def __str__(self):
        return self.file_name
