"""Is the process alive, is the platform fit to serve: answers for machines, outside the languages."""

import redis
from django.conf import settings
from django.db import Error, connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache

from core.seeing import shown_to
from dialogue import heartbeat
from notifications import outbox
from record import ledger

# Seconds of silence or delay from which somebody should look. A long import does not delay a sign of life (dialogue.heartbeat).
PULSE = settings.HEARTBEAT_SECONDS
SILENCE = {"letters": 5 + 1.5 * PULSE, "long": 5 + 1.5 * PULSE, "clock": 5 + 3 * PULSE}
DELAY = {"notary": 120, "post": 900}


@never_cache
@shown_to("everyone")
def alive(request):
    """The process answers; it asks nobody else."""
    return JsonResponse({"alive": True})


@never_cache
@shown_to("everyone")
def ready(request):
    """Database, broker, both workers, clock, notary (age of the oldest line without an entry) and post (how long the oldest
    due letter waits), each fit or not, with seconds where there are any; 503 when one is not fit."""
    checks = {"database": {"fit": _database()}, "broker": {"fit": _broker()}}
    for name, longest in SILENCE.items():
        checks[name] = _within(heartbeat.age(name), longest)
    checks["notary"] = _within(_asked(ledger.lag_seconds), DELAY["notary"])
    checks["post"] = _within(_asked(outbox.oldest_waiting_seconds), DELAY["post"])
    is_fit = all(check["fit"] for check in checks.values())
    return JsonResponse({"fit": is_fit, "checks": checks}, status=200 if is_fit else 503)


def _within(seconds, longest):
    return {"fit": seconds is not None and seconds <= longest, "seconds": seconds}


def _asked(seconds):
    try:
        return round(seconds(), 1)
    except Error:
        return None


def _database():
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except Error:
        return False
    return True


def _broker():
    try:
        with redis.from_url(settings.REDIS_URL, **settings.CACHES["default"]["OPTIONS"]) as client:
            return client.ping()
    except redis.RedisError:
        return False
