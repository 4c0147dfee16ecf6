"""A bell rings for the documents."""

from celery import shared_task

from reports import services


@shared_task
def make_sets():
    """Ask for the sets of meetings whose decisions became public, and build what waits."""
    services.want_sets()
    services.build_sets()
