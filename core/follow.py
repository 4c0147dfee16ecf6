"""A step on the left has consequences on the right (design.md §2, "follow"): the right app names the steps it reads,
every such line drops one row per follower in its own transaction, and an idempotent task works the rows off.

An app registers in its module ``follows.py``, which ``core.apps`` imports once all models exist: ``apps.py`` itself could
not import this file, and no function imports anything."""

from dataclasses import dataclass

import structlog
from django.db import models, transaction

log = structlog.get_logger("core.follow")
_followers = {}
_listeners = []


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
    """Register a follower. ``steps`` are pairs of thing kind and step; ``ring()`` is called once after the commit."""
    _followers[name] = Follower(name, frozenset(steps), ring)


def listen(ring):
    """Call ``ring()`` once after each transaction that wrote lines: for the notary, who finds the lines by itself."""
    _listeners.append(ring)


def drop_followers(line):
    """One row for each follower of the line's step; their bells ring after commit, and a dead broker is no error."""
    interested = [f for f in _followers.values() if (line.thing_kind, line.step) in f.steps]
    Followed.objects.bulk_create(Followed(follower=f.name, line=line) for f in interested)
    for ring in [*(f.ring for f in interested), *_listeners]:
        ring_once_after_commit(ring)


def ring_once_after_commit(ring):
    """Call ``ring()`` after the commit, once however often a transaction asks: a ring may wait 0.3 s for a dead broker."""
    asked = transaction.get_connection().run_on_commit  # forgotten by Django when a savepoint around it rolls back
    if ring not in [function for _savepoints, function, _robust in asked]:
        transaction.on_commit(ring, robust=True)


def work_off(name, act):
    """Call ``act(line)`` for each waiting line of the follower, oldest first, each in its own transaction.

    Two workers share the rows (``SKIP LOCKED``); a killed one leaves its row for the next. A line on which ``act`` fails is
    logged, holds up no other and waits for the next bell. Returns how many were done.
    """
    done, failed = 0, []
    waiting = Followed.objects.select_for_update(skip_locked=True, of=("self",)).select_related("line")
    while True:
        row = None
        try:
            with transaction.atomic():
                row = waiting.filter(follower=name).exclude(pk__in=failed).order_by("id").first()
                if row is None:
                    return done
                act(row.line)
                row.delete()
        except Exception:
            if row is None:
                raise
            failed.append(row.pk)
            log.exception("follower_failed", follower=name, line=row.line_id)
        else:
            done += 1
