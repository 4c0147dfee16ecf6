"""The clock rings for proposals."""

from celery import shared_task
from django.utils import timezone

from proposals import services


@shared_task
def work_off_meetings():
    """A published agenda or decision sheet opens the proposals on it."""
    services.work_off_meetings()


@shared_task
def daily():
    """Admit what nobody touched, remind of replies, erase notes nobody needs any more."""
    services.admit_untouched(timezone.localdate())
    services.remind_of_replies(timezone.localdate())
    services.suggest_waiting()
    services.forget_notes(timezone.localdate())
