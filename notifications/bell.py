"""The bell that calls the courier. Losing a ring loses nothing: beat calls the courier too, every 30 seconds."""

import structlog
from celery import current_app
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

log = structlog.get_logger("notifications.bell")

TASK = "notifications.tasks.deliver"
STALE = 300  # seconds after which a ring nobody heard is worth nothing


def ring():
    """Call the courier now. Never an error; a dead or frozen broker costs the socket timeout of the settings (0.3 s)."""
    try:
        current_app.send_task(TASK, queue="letters", expires=STALE, retry=False, ignore_result=True)
    except (OperationalError, RedisError, OSError) as fault:
        log.warning("bell_not_heard", fault=type(fault).__name__)
