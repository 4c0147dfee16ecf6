"""The clock."""

from celery import shared_task

from deadlines.terms import recount_terms


@shared_task
def recount():
    """Once a night: terms that began in the moment in which the calendar changed are counted by the new one."""
    recount_terms()
