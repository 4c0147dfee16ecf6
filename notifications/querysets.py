"""Words of selection among notices and, in the demo, letters."""

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import F
from django.utils import timezone

from notifications.kinds import SENDERS, UNDELIVERED, Outboxed, State


class NoticeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A person sees their own notices and nobody else's, none that still lies in the outbox; who is not signed in sees none."""
        if getattr(user, "pk", None) is None:  # filter(reader=None) would show what went to bare addresses
            return self.none()
        return self.filter(reader_id=user.pk).exclude(state=State.HELD)

    def unread(self):
        """Not opened yet."""
        return self.filter(read_at=None)

    def for_list(self):
        """Unread first, then the newest, each with its news: one query."""
        return self.select_related("news").order_by(F("read_at").asc(nulls_first=True), "-id")

    def in_numbers(self):
        """How many are in each state."""
        return dict(self.order_by().values_list("state").annotate(models.Count("pk")))

    def undelivered(self):
        """Waiting for a courier or in the hands of one."""
        return self.filter(state__in=UNDELIVERED)

    def due(self):
        """What a courier may claim now: waiting long enough, or left behind by a courier that died."""
        return self.undelivered().filter(due_at__lte=timezone.now())


class MassLetterQuerySet(models.QuerySet):
    def visible_to(self, user):
        """For those who send letters to many: its page lists everybody who gets it."""
        if getattr(user, "pk", None) is None:
            return self.none()
        sends = get_user_model().objects.on_platform_posts(*SENDERS).filter(pk=user.pk)
        return self.filter(models.Exists(sends))

    def standing(self):
        """Those that wait or were sent: of each only one."""
        return self.exclude(state=Outboxed.STOPPED)

    def for_list(self):
        """What waits on top, then the newest, each with its news: one query."""
        first = models.Case(models.When(state=Outboxed.WAITING, then=0), default=1)
        return self.select_related("news").order_by(first, "-id")


class MailboxLetterQuerySet(models.QuerySet):
    def for_address(self, email):
        """What came to one address, newest first."""
        return self.filter(address=email.strip().lower()).order_by("-id")
