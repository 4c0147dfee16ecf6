"""Input without attribution: the one door for all of it, and nothing behind it that tells who came through (design.md §5.8).

A row holds what was written, about what, and the day on which its batch was shown: no person, no organisation, no moment, no
order (the key is random). Nobody reads a single text: texts are shown in batches of five and more, by the clock and not by the
sender, so that no arrival shows. Callers pass no hat, write no line and leave no log.
"""

import uuid

from django.db import models
from django.db.models import Count

from core.grouping import grouped
from core.refs import Ref
from core.words import WordsField

SMALLEST = 5


class UnattributedText(models.Model):
    uid = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    about_kind = models.CharField(max_length=60)
    about_uid = models.UUIDField()
    text = WordsField()
    shown_on = models.DateField(null=True, blank=True, help_text="the batch's day; empty: nobody reads it yet")

    class Meta:
        indexes = [models.Index(fields=["about_uid", "shown_on"], name="unattributed_about")]

    def __str__(self):
        return f"{self.about_kind} {self.about_uid}"


def take_in(thing, text):
    """Take in what somebody wrote about ``thing``; the same text twice (a double click) is one. Returns nothing: there is no
    receipt that could tell who has it."""
    about = _about(thing)
    if not UnattributedText.objects.filter(**about, text=text).exists():
        UnattributedText(**about, text=text).save(force_insert=True)


def show_batches(kind, on):
    """Show what waits about each thing of the kind (``Ref.kind``) where five or more texts wait. Returns the uids of the things."""
    waiting = UnattributedText.objects.filter(about_kind=kind, shown_on=None)
    numbers = waiting.order_by().values("about_uid").annotate(number=Count("pk"))
    full = [row["about_uid"] for row in numbers if row["number"] >= SMALLEST]
    waiting.filter(about_uid__in=full).update(shown_on=on)
    return full


def shown_about(things):
    """The texts that are shown, by the uid of their thing, in the order of their random keys. One query."""
    rows = UnattributedText.objects.filter(about_uid__in=[thing.uid for thing in things]).exclude(shown_on=None)
    return grouped(rows.order_by("uid").values_list("about_uid", "text"))


def erase_unshown(thing):
    """The time is over: a batch that did not fill is erased unread."""
    UnattributedText.objects.filter(**_about(thing), shown_on=None).delete()


def _about(thing):
    ref = Ref.of(thing)
    return {"about_kind": ref.kind, "about_uid": ref.uid}
