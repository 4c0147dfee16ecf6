"""Stored files and what they are attached to (design.md §5.9)."""

from pathlib import PurePath

import pgtrigger
from django.core import checks
from django.db import models
from django.urls import reverse

from core.canonical import control_code
from core.things import Thing
from core.words import WordsField
from files import kinds
from files.querysets import StoredFileQuerySet


class StoredFile(Thing):
    """A file as it was taken in. It never changes; its bytes lie under their own hash, outside every public folder."""

    name = models.CharField(max_length=255, help_text="as it was sent, without letters that only deceive the eye")
    mime = models.CharField(max_length=100, help_text="sniffed from the bytes")
    size = models.PositiveBigIntegerField(help_text="bytes, as kept")
    treatment = models.CharField(max_length=10, choices=kinds.Treatment)
    received_sha256 = models.CharField(max_length=64, help_text="of the bytes as they were sent")
    sha256 = models.CharField(max_length=64, db_index=True, help_text="of the bytes as they are kept")
    sent_by = models.JSONField(help_text="uids and words under which the sender acted; empty when nobody may know")

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        triggers = [pgtrigger.Protect(name="never_changes", operation=pgtrigger.Update)]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("files:file", args=[self.uid])

    @classmethod
    def attachment_models(cls):
        """Every concrete kind of attachment, of all apps."""
        relations = cls._meta.get_fields(include_hidden=True)
        return [r.related_model for r in relations if r.one_to_many and issubclass(r.related_model, Attachment)]

    @property
    def format(self):
        """What kind of file it is."""
        return kinds.FORMATS[self.mime]

    @property
    def download_name(self):
        """The name it is saved under: as sent, with an ending that tells the truth about the bytes."""
        is_true = PurePath(self.name).suffix.lower().lstrip(".") in self.format.endings
        return self.name if is_true else f"{self.name}.{self.format.endings[0]}"

    @property
    def control_code(self):
        """The short code of the kept bytes, as receipts print it."""
        return control_code(self.sha256)

    def facts(self):
        """What a filing says of the file: name, size in bytes, and both hashes."""
        return {
            "name": self.name,
            "size": self.size,
            "treatment": str(self.treatment),
            "received_sha256": self.received_sha256,
            "sha256": self.sha256,
        }


class Attachment(models.Model):
    """A file of a thing. A concrete ``…File(Attachment)`` adds the key to its owner and a manager with ``visible_to``."""

    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    title = WordsField(blank=True)
    kind = models.CharField(max_length=10, choices=kinds.AttachmentKind, default=kinds.AttachmentKind.ANNEX)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position", "id"]

    def __str__(self):
        return str(self.title) or str(self.stored)

    @classmethod
    def check(cls, **options):
        """A file whose owner does not say who sees it must not start the platform."""
        problems = super().check(**options)
        if not hasattr(cls._default_manager, "visible_to"):
            problems.append(checks.Error(f"{cls.__name__} has no visible_to", obj=cls, id="files.E001"))
        return problems

    def listed(self):
        """The row of ``core/partials/files.html``."""
        return {
            "name": str(self),
            "url": self.stored.get_absolute_url(),
            "kind": self.stored.format.name,
            "size": self.stored.size,
            "digest": self.stored.control_code,
        }

    def receipt(self):
        """The row of ``core/partials/receipt.html``: both hashes."""
        return {"name": self.stored.name, "digest": self.stored.received_sha256, "kept_digest": self.stored.sha256}


class FileText(models.Model):
    """The text of all stored files with these bytes, as a worker took it out. It can be made again from them at any time."""

    sha256 = models.CharField(max_length=64, unique=True)
    mime = models.CharField(max_length=100)
    state = models.CharField(max_length=10, choices=kinds.Legible, default=kinds.Legible.WAITING)
    pages = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField(default=0, help_text="bytes of its words")
    attempts = models.PositiveSmallIntegerField(default=0)
    begun_at = models.DateTimeField(null=True, blank=True, help_text="when a worker last began with it")

    def __str__(self):
        return self.sha256

    @property
    def is_there(self):
        """Whether there is something to read."""
        return self.state in (kinds.Legible.READ, kinds.Legible.CUT)


class TextPage(models.Model):
    """One page of it: headings, paragraphs, rows of tables, as plain words (``files.extraction``)."""

    text = models.ForeignKey(FileText, on_delete=models.CASCADE, related_name="page_rows")
    number = models.PositiveIntegerField()
    blocks = models.JSONField(default=list)
    size = models.PositiveIntegerField(help_text="bytes of its words")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["text", "number"], name="text_page_once")]

    def __str__(self):
        return f"{self.text} {self.number}"
