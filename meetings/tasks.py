"""The clock rings for meetings."""

from celery import shared_task
from django.utils import timezone

from meetings import services


@shared_task
def daily():
    """Close the windows for dissenting opinions that have ended."""
    services.close_dissents(timezone.localdate())
