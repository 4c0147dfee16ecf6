"""What every thing of the house has: an id for joins, a uid for the world, a version for stale pages (design.md §5.12)."""

import uuid

import pgtrigger
from django.db import models

# For ``Meta.triggers`` of what nobody rewrites; ``append_only = True`` tells the database roles the same (``core.roles``).
APPEND_ONLY = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


def refusal_of_rows(name, func):
    """For ``Meta.triggers``: whoever writes, a row that ``func`` (PL/pgSQL) does not return is refused by the database."""
    return pgtrigger.Trigger(name=name, operation=pgtrigger.Insert | pgtrigger.Update, when=pgtrigger.Before, func=func)


class Stale(Exception):
    """The thing was changed by somebody else after the page was opened."""


class Thing(models.Model):
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True

    @classmethod
    def kind(cls):
        """The thing's kind as it stands in lines, refs and addresses: ``"recommendations.claim"``."""
        return cls._meta.label_lower

    @property
    def story(self):
        """The thing whose timeline tells of this one; a claim's story is its recommendation."""
        return self


def lock(thing, *, version=None):
    """Lock the row of ``thing`` until the transaction ends and re-read all its fields.

    With ``version`` (the one a page showed) raises ``Stale`` when the row has moved on since.
    """
    rows = type(thing)._base_manager.select_for_update(of=("self",))
    thing.refresh_from_db(from_queryset=rows)
    if version is not None and thing.version != version:
        raise Stale(thing)
    return thing


def lock_with_story(thing, *, version=None):
    """Lock the story of ``thing``, then the thing as ``lock`` does. Every step locks in this order: nobody waits in a ring."""
    if thing.story is not thing:
        lock(thing.story)
    return lock(thing, version=version)


def touch(thing, *fields):
    """Save the named fields of a locked thing as its next version."""
    thing.version += 1
    thing.save(update_fields=[*fields, "version", "updated_at"])
    return thing
