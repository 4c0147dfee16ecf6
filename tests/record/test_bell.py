"""The notary is rung after the commit, once a transaction, and never stands behind a long import."""

import json

import pytest
import redis
from django.conf import settings
from django.db import transaction

from tests.make.core import a_line

QUEUE = settings.CELERY_TASK_DEFAULT_QUEUE


@pytest.fixture
def queue(committed_db):
    """The queue of short work, emptied."""
    with redis.from_url(settings.REDIS_URL) as server:
        server.delete(QUEUE)
        yield server
        server.delete(QUEUE)


def bells(server):
    return [json.loads(message)["headers"]["task"] for message in server.lrange(QUEUE, 0, -1)]


def test_a_transaction_with_lines_rings_the_notary_once_and_after_its_commit(queue):
    with transaction.atomic():
        a_line()
        a_line()
        assert bells(queue) == []
    assert bells(queue) == ["record.tasks.chain_lines"]


def test_a_transaction_that_rolls_back_rings_nobody(queue):
    with transaction.atomic():
        a_line()
        transaction.set_rollback(True)
    assert bells(queue) == []


def test_the_clock_rings_the_notary_every_ten_seconds_and_checks_the_record_every_night():
    beat = settings.CELERY_BEAT_SCHEDULE
    notary, night = beat["notary"], beat["inspect-record"]
    assert (notary["task"], notary["schedule"], notary["options"]) == ("record.tasks.chain_lines", 10, {"expires": 30})
    assert (night["task"], night["options"]["queue"]) == ("record.tasks.inspect_record", "long")
