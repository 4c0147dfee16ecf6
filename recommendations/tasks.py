"""The clock rings for follow-up."""

from celery import shared_task
from django.utils import timezone

from recommendations import services


@shared_task
def work_off_meetings():
    """A published decision sheet sends what was adopted to the bodies."""
    services.work_off_meetings()


@shared_task
def daily():
    """Close windows, keep objections in silence, remind."""
    today = timezone.localdate()
    services.close_windows(today)
    services.keep_silent_objections(today)
    services.remind(today)
