"""A clock rings, every night to forget, every five minutes for texts whose bell was not heard (beat schedule)."""

from celery import shared_task

from files import reading, services


@shared_task(queue="long")
def sweep():
    """Forget files sent with forms nobody finished."""
    services.sweep()


@shared_task(name=reading.TASK, queue="long")
def read_files():
    """Take out the texts that are wanted."""
    reading.read_waiting()
