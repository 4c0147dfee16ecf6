"""A worker builds packs; the clock erases them."""

from celery import shared_task

from core.jobs import Job
from reports import services


@shared_task(name=services.TASK)
def build_pack(job_uid):
    """The pack a reader asked for; a job that has ended is not done again."""
    job = Job.objects.filter(uid=job_uid, state__in=services.ALIVE).first()
    if job:
        services.build_now(job)


@shared_task
def sweep_packs():
    """Every hour: what was built more than a day ago is erased."""
    services.sweep_packs()
