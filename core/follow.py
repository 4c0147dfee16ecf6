"""A step on the left has consequences on the right (design.md §2, "follow"): the right app names the steps it reads,
every such line drops one row per follower in its own transaction, and an idempotent task works the rows off."""

from dataclasses import dataclass

from django.db import models, transaction

_followers = {}


@dataclass(frozen=True)
class Follower:
    name: str
    steps: frozenset  # of (thing kind, step)
    ring: object  # called after commit, without arguments: sends the Celery task that works the rows off


class Followed(models.Model):
    """A line that a follower has not dealt with yet."""

    follower = models.CharField(max_length=60)
    line = models.ForeignKey("core.Line", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["follower", "line"], name="followed_once")]

    def __str__(self):
        return f"{self.follower} ← {self.line_id}"


def follow(name, *, steps, ring):
    """Register a follower, in the ``ready()`` of the app on the right. ``steps`` are pairs of thing kind and step."""
    _followers[name] = Follower(name, frozenset(steps), ring)


def drop_followers(line):
    """One row for each follower of the line's step; their bells ring after commit, and a dead broker is no error."""
    interested = [f for f in _followers.values() if (line.thing_kind, line.step) in f.steps]
    Followed.objects.bulk_create(Followed(follower=f.name, line=line) for f in interested)
    for follower in interested:
        transaction.on_commit(follower.ring, robust=True)


def work_off(name, act):
    """Call ``act(line)`` for each waiting line of the follower, oldest first, each in its own transaction.

    Two workers share the rows (``SKIP LOCKED``); a killed one leaves its row for the next. Returns how many were done.
    """
    done = 0
    while True:
        with transaction.atomic():
            rows = Followed.objects.select_for_update(skip_locked=True, of=("self",)).select_related("line")
            row = rows.filter(follower=name).order_by("id").first()
            if row is None:
                return done
            act(row.line)
            row.delete()
            done += 1
