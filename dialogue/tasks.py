"""The platform's pulse (dialogue.heartbeat): a task that beat sends, and each worker's own sign of life."""

import contextlib

from celery import shared_task
from celery.signals import beat_init, heartbeat_sent
from kombu.exceptions import OperationalError

from dialogue import heartbeat


@shared_task
def tick():
    """Beat, broker, worker: all of them work."""
    heartbeat.beat("clock")


@beat_init.connect
def first_tick(**kwargs):
    """After a start the clock need not wait a whole interval; when the broker is away the next one is due soon."""
    with contextlib.suppress(OperationalError):
        tick.delay()


@heartbeat_sent.connect
def worker_lives(sender, **kwargs):
    """A worker's main process is connected to the broker; its node is named after its queue (``letters@host``)."""
    heartbeat.beat(sender.eventer.hostname.partition("@")[0])
