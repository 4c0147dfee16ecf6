"""A broker that is gone or frozen costs a page a fraction of a second and nothing else."""

import os
import signal
import time

import pytest
from django.conf import settings
from kombu.exceptions import OperationalError

from core.cache import ForgivingRedisCache
from core.embedded import addresses
from core.embedded.valkey import Valkey
from dialogue.celery import app

MISSED = {
    "get": (("key", "instead"), "instead"),
    "get_many": ((["key"],), {}),
    "has_key": (("key",), False),
    "add": (("key", 1), True),
    "set": (("key", 1), None),
    "set_many": (({"key": 1},), ["key"]),
    "touch": (("key",), False),
    "delete": (("key",), False),
    "delete_many": ((["key"],), None),
    "clear": ((), False),
    "get_or_set": (("key", "made"), "made"),
}


@pytest.fixture(scope="module", params=["gone", "frozen"])
def redis_url(request, tmp_path_factory):
    """The address of a broker that does not answer: nobody listens, or who listens is stopped."""
    var = tmp_path_factory.mktemp(request.param)
    if request.param == "gone":
        yield addresses.embedded_redis(var)
        return
    valkey = Valkey(var, throwaway=True)
    valkey.start()
    os.kill(valkey.process.pid, signal.SIGSTOP)
    yield addresses.embedded_redis(var)
    os.kill(valkey.process.pid, signal.SIGCONT)
    valkey.stop()


@pytest.fixture
def lost_cache(redis_url):
    options = settings.CACHES["default"]["OPTIONS"]
    return ForgivingRedisCache(addresses.cache_url(redis_url), {"OPTIONS": options})


@pytest.mark.parametrize("operation", MISSED)
def test_an_error_of_the_cache_is_a_miss_and_soon_over(lost_cache, operation):
    arguments, answer = MISSED[operation]
    begun = time.monotonic()
    told = getattr(lost_cache, operation)(*arguments)
    took = time.monotonic() - begun
    waits = 3 if operation == "get_or_set" else 1  # it asks thrice
    assert (told, took < waits * settings.PATIENCE + 0.7) == (answer, True)


def test_a_lost_counter_is_a_missing_counter(lost_cache):
    with pytest.raises(ValueError, match=r"^Key 'visits' not found$"):
        lost_cache.incr("visits")


def test_a_message_that_cannot_be_sent_is_given_up_before_a_page_is_slow(redis_url):
    begun = time.monotonic()
    with (
        app.connection_for_write(addresses.broker_url(redis_url)) as connection,
        pytest.raises(OperationalError),
    ):
        app.send_task("dialogue.tasks.tick", connection=connection)
    assert time.monotonic() - begun < 2


def test_the_cache_remembers_when_its_server_is_there():
    cache = ForgivingRedisCache(addresses.cache_url(settings.REDIS_URL), {})
    cache.set("word", "сөз")
    cache.set("visits", 1)
    assert (cache.get("word"), cache.incr("visits"), cache.add("word", "other"), cache.delete("word")) == (
        "сөз",
        2,
        False,
        True,
    )
