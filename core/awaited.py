"""What one person asked for and another has to complete (design.md §5.1); the verbs are in ``core.second``."""

import uuid
from dataclasses import dataclass

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from core.rules import NotAllowed
from core.words import WordsField


class Awaited(models.Model):
    """A request for a second. ``said`` is what both agree to. It ends once, and keeps how."""

    class How(models.TextChoices):
        COMPLETED = "completed"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"
        LAPSED = "lapsed"

    never_deleted = True

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    thing_kind = models.CharField(max_length=60)
    thing_uid = models.UUIDField()
    verb = models.CharField(max_length=30)
    said = models.JSONField(default=dict, blank=True)
    reason = WordsField(blank=True)
    acting = models.JSONField(help_text="of who asked: uids, and the words under which one acted")
    first = models.UUIDField(help_text="the person who asked")
    side = models.CharField(max_length=20, help_text="for which side they asked")
    is_public = models.BooleanField()
    asked_at = models.DateTimeField(auto_now_add=True)
    until = models.DateField(help_text="the last day on which it can be completed")
    second = models.UUIDField(null=True, blank=True, help_text="the person who completed it")
    ended = models.CharField(max_length=10, choices=How, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thing_uid", "verb"], condition=Q(ended=""), name="awaited_once"),
            models.CheckConstraint(condition=~Q(second=F("first")) | Q(second=None), name="awaited_of_two"),
            models.CheckConstraint(condition=~Q(ended="completed") | ~Q(second=None), name="awaited_by_a_second"),
        ]
        triggers = [
            pgtrigger.Protect(name="ended_stays", operation=pgtrigger.Update, condition=pgtrigger.Q(old__ended__gt=""))
        ]

    def __str__(self):
        return f"{self.thing_kind} {self.verb}"

    def is_of(self, by):
        """Whether the hat is the person who asked, or sits on the post or seat from which that person asked."""
        now = by.signature()
        return any(self.acting[name] == now.get(name) for name in ("user", "post", "seat") if name in self.acting)

    def end(self, how, second=None):
        """Close it; ``second`` is the uid of the person who completed it."""
        self.ended, self.ended_at, self.second = how, timezone.now(), second
        self.save(update_fields=["ended", "ended_at", "second"])


def awaited(thing, verb):
    """The open request for the step, or ``None``."""
    return Awaited.objects.filter(thing_uid=thing.uid, verb=verb, ended="").first()


@dataclass(frozen=True)
class Second:
    """Who completes a step: another person, on another post or seat, of another side. ``side(acting, thing)`` names the side of
    a hat, empty for none; ``says`` is read by whoever may not."""

    side: object
    says: str

    def may(self, act, thing, by):
        """Whether the hat may complete or refuse the request."""
        side = self.side(by, thing)
        return by.user is not None and bool(side) and side != act.side and not act.is_of(by)

    def complete(self, act, thing, by):
        """The second's half, inside ``Lifecycle.take``: returns what the line says of the request. Raises ``NotAllowed``, and
        ``ValidationError`` after its last day, whether or not the clock has rung."""
        if not self.may(act, thing, by):
            raise NotAllowed(self.says)
        if act.until < timezone.localdate():
            raise ValidationError(_("The last day to agree to this is over. It can be asked for again."))
        act.end(Awaited.How.COMPLETED, by.user.uid)
        return {"said": act.said, "asked_by": act.acting, "request": str(act.uid)}
