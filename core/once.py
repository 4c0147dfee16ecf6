"""A double click gives the first result back (design.md §5.12)."""

import datetime as dt
import uuid

from django.db import connection, models
from django.utils import timezone

KEPT = dt.timedelta(days=7)


class Once(models.Model):
    """A form's key and the address its first sending led to; kept a week."""

    key = models.UUIDField(primary_key=True)
    result = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return str(self.key)


def first_result(key):
    """``None`` for the first sending of a form; for a repeat, the address the first one led to.

    Call it first in the transaction that does the work: a repeat waits here until the first has committed,
    and counts as first again when that one rolled back.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_once (key, result, at) VALUES (%s, '', now()) ON CONFLICT (key) DO NOTHING", [key]
        )
        if cursor.rowcount:
            return None
    return Once.objects.get(key=key).result


def result_of(key):
    """Where a form that was sent and committed led to; empty for one that was not, and for what is no key."""
    try:
        sent = Once.objects.filter(key=uuid.UUID(key or "")).first()
    except ValueError:
        return ""
    return sent.result if sent else ""


def remember(key, result):
    """Keep where the first sending of the form led to, in the same transaction."""
    Once.objects.filter(key=key).update(result=result)


def sweep():
    """Forget the keys of forms sent more than a week ago; returns how many."""
    return Once.objects.filter(at__lt=timezone.now() - KEPT).delete()[0]
