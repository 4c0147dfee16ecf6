"""A clock rings, every night (beat schedule: ``files.tasks.sweep``)."""

from celery import shared_task

from files import services


@shared_task(queue="long")
def sweep():
    """Forget files sent with forms nobody finished."""
    services.sweep()
