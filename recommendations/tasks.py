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
    """Close windows, keep objections in silence, remind, suggest what is overdue, erase old notes, check the axes."""
    today = timezone.localdate()
    services.close_windows(today)
    services.keep_silent_objections(today)
    services.remind(today)
    services.suggest_overdue(today)
    services.forget_notes(today)
    services.check_axes()
