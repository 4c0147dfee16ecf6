"""The clock and the bell ring here."""

from celery import shared_task

from notifications import courier
from notifications.bell import TASK, ring


@shared_task(name=TASK)
def deliver():
    """Deliver one round of letters, and ring again while more wait: a long queue never makes one long task."""
    if courier.deliver():
        ring()
