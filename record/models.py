"""The public memory: a chain of entries, and the salts that open their commitments (design.md §5.7)."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from core.filing import Filing
from core.lines import Line
from core.things import APPEND_ONLY
from core.words import WordsField
from record.querysets import EntryQuerySet


class Entry(models.Model):
    """One line or one filing in the chain. Holds words of offices and organisations, commitments, and never a person."""

    append_only = True  # role ``dialogue`` may only read and add (core.roles)

    seq = models.PositiveBigIntegerField(primary_key=True, help_text="from 1, without a gap")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    line = models.OneToOneField(Line, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    filing = models.OneToOneField(Filing, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    thing_kind = models.CharField(max_length=60)
    step = models.CharField(max_length=40)
    at = models.DateTimeField()
    is_public = models.BooleanField()
    office = WordsField(blank=True)
    organisation = WordsField(blank=True)
    commitments = models.JSONField(help_text="sha256(salt + digest) of the whole row and of each text and file of it")
    prev = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        ordering = ["seq"]
        constraints = [models.CheckConstraint(name="entry_of_one", condition=Q(line=None) ^ Q(filing=None))]
        indexes = [models.Index(fields=["-seq"], name="entry_public", condition=Q(is_public=True))]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.seq}"

    def get_absolute_url(self):
        return reverse("page:entry", args=[self.seq])

    @property
    def story(self):
        """An entry tells its own story: at most that something of it was withdrawn."""
        return self

    @property
    def row(self):
        """The line or filing it stands for; ``None`` when somebody destroyed it."""
        return self.line if self.line_id else self.filing


class Opening(models.Model):
    """The salt of one commitment. Deleting it withdraws the text for ever; the chain still verifies."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="openings")
    what = models.TextField(help_text='"whole", "reason", "text.title", "facts.files.0"')
    salt = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "what"], name="opened_once")]

    def __str__(self):
        return f"{self.entry_id}: {self.what}"


class Inspection(models.Model):
    """What the platform found when it last checked its own record; the page of the record prints it."""

    at = models.DateTimeField(auto_now_add=True)
    entries = models.PositiveBigIntegerField()
    findings = models.PositiveIntegerField()
    first = models.JSONField(default=dict, blank=True, help_text="the first finding, as verify_record prints it")

    class Meta:
        get_latest_by = "id"

    def __str__(self):
        return f"{self.at:%Y-%m-%d}: {self.findings}"
