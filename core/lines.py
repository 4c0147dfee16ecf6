"""The single append-only table of what happened (design.md §5.7). Timelines, letters, statistics and the public record
are read from it, never guessed from a difference between two versions."""

import datetime as dt
import uuid

from django.db import models
from django.utils import timezone

from core.canonical import digest
from core.follow import drop_followers
from core.refs import Ref
from core.things import APPEND_ONLY
from core.words import Words, WordsField


class Line(models.Model):
    append_only = True  # role ``dialogue`` may only read and add (core.roles)

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    story_kind = models.CharField(max_length=60)
    story_uid = models.UUIDField()
    thing_kind = models.CharField(max_length=60)
    thing_uid = models.UUIDField()
    step = models.CharField(max_length=40)
    source = models.CharField(max_length=40, blank=True)
    target = models.CharField(max_length=40, blank=True)
    about_kind = models.CharField(max_length=60, blank=True)
    about_uid = models.UUIDField(null=True, blank=True)
    acting = models.JSONField(
        help_text="uids and, in words, the office and organisation under which one acted that day"
    )
    at = models.DateTimeField()
    reason = WordsField(blank=True)
    facts = models.JSONField(default=dict, blank=True)
    is_public = models.BooleanField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["story_uid", "-id"], name="line_story"),
            models.Index(fields=["thing_uid", "-id"], name="line_thing"),
            models.Index(fields=["-id"], name="line_public", condition=models.Q(is_public=True)),
        ]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.thing_kind} {self.step}"

    @property
    def about(self):
        """What the step was about (an objection, a meeting), or ``None``."""
        return Ref(self.about_kind, self.about_uid) if self.about_uid else None

    def content(self):
        """Everything the line says, as it is hashed. A new field goes in by a new form of canonical, never into this."""
        names = "uid story_kind story_uid thing_kind thing_uid step source target about_kind about_uid acting at facts is_public"
        return {name: getattr(self, name) for name in names.split()} | {"reason": self.reason.plain()}


def write_line(thing, step, *, by, source="", target="", about=None, reason=None, facts=None, public=True):
    """Write that ``by`` (a hat) took ``step`` with ``thing``; returns the hashed line.

    ``about`` is a further thing the step concerned, ``facts`` a JSON object of integers, text and lists. Followers of
    the step get their row in the same transaction. Raises ``ValueError`` without a hat.
    """
    if by is None:
        raise ValueError("somebody must act: a hat, NOBODY or THE_HOUSE")
    line = Line(
        story_kind=thing.story._meta.label_lower,
        story_uid=thing.story.uid,
        thing_kind=thing._meta.label_lower,
        thing_uid=thing.uid,
        step=step,
        source=source,
        target=target,
        about_kind=about._meta.label_lower if about else "",
        about_uid=about.uid if about else None,
        acting=by.signature(),
        at=timezone.now().astimezone(dt.UTC).replace(microsecond=0),
        reason=reason or Words(),
        facts=facts or {},
        is_public=public,
    )
    line.sha256 = digest(line.content())
    line.save(force_insert=True)
    drop_followers(line)
    return line
