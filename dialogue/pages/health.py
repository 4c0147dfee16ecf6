"""Is the process alive, is the platform fit to serve: answers for machines, outside the languages."""

import redis
from django.conf import settings
from django.db import Error, connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache

from dialogue import heartbeat

# Seconds of silence or delay from which somebody should look. A long import does not delay a sign of life (dialogue.heartbeat).
PULSE = settings.HEARTBEAT_SECONDS
SILENCE = {"letters": 5 + 1.5 * PULSE, "long": 5 + 1.5 * PULSE, "clock": 5 + 3 * PULSE}
LONGEST_NOTARY_LAG = 120
LONGEST_WAIT_OF_A_LETTER = 15 * 60


@never_cache
def alive(request):
    """The process answers; it asks nobody else."""
    return JsonResponse({"alive": True})


@never_cache
def ready(request):
    """Database, broker, workers, clock, notary and post office, each fit or not; 503 when one is not."""
    checks = {"database": {"fit": _database()}, "broker": {"fit": _broker()}}
    for name, longest in SILENCE.items():
        seconds = heartbeat.age(name)
        checks[name] = {"fit": seconds is not None and seconds <= longest, "seconds": seconds}
    is_fit = all(check["fit"] for check in checks.values())
    return JsonResponse({"fit": is_fit, "checks": checks}, status=200 if is_fit else 503)


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
