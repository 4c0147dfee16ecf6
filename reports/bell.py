"""The bell that calls a worker for documents. Losing a ring loses nothing: beat calls every minute."""

import structlog
from celery import current_app
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

log = structlog.get_logger("reports.bell")


def ring():
    """Call a worker of the queue for long work. Never an error."""
    try:
        current_app.send_task("reports.tasks.make_sets", queue="long", expires=60, retry=False, ignore_result=True)
    except (OperationalError, RedisError, OSError) as fault:
        log.warning("bell_not_heard", fault=type(fault).__name__)
