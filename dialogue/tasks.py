"""The platform's pulse (dialogue.heartbeat): a task that beat sends, and each worker's own sign of life. And the long job of
the demonstration."""

import contextlib

from celery import shared_task
from celery.signals import beat_init, heartbeat_sent
from kombu.exceptions import OperationalError

from core.jobs import Job
from dialogue import heartbeat
from dialogue.demo import starting_over


@shared_task
def tick():
    """Beat, broker, worker: all of them work."""
    heartbeat.beat("clock")


@shared_task(name=starting_over.TASK)
def start_demo_over(job_uid):
    """The demonstration as on its first day; a job that has ended is not done again."""
    job = Job.objects.filter(uid=job_uid, state__in=[Job.State.WAITING, Job.State.RUNNING]).first()
    if job:
        starting_over.start_over(job)


@beat_init.connect
def first_tick(**kwargs):
    """After a start the clock need not wait a whole interval; when the broker is away the next one is due soon."""
    with contextlib.suppress(OperationalError):
        tick.delay()


@heartbeat_sent.connect
def worker_lives(sender, **kwargs):
    """A worker's main process is connected to the broker; its node is named after its queue (``letters@host``)."""
    heartbeat.beat(sender.eventer.hostname.partition("@")[0])
