"""The clock of the ground: what served its purpose is swept."""

from celery import shared_task

from core import once, tokens


@shared_task
def sweep():
    """Every night: keys of forms older than a week, and links of letters that were used or have expired."""
    once.sweep()
    tokens.sweep()
