"""A worker builds what takes long: packs, and the documents after publication; the clock erases packs."""

from celery import shared_task

from core.jobs import Job
from reports import services
from reports.services import packs


@shared_task(name=packs.TASK)
def build_pack(job_uid):
    """The pack a reader asked for; a job that has ended is not done again."""
    job = Job.objects.filter(uid=job_uid, state__in=packs.ALIVE).first()
    if job:
        packs.build_now(job)


@shared_task
def sweep_packs():
    """Every hour: what was built more than a day ago is erased."""
    packs.sweep_packs()


@shared_task
def make_sets():
    """End what a killed worker left behind, ask for the sets of meetings whose decisions became public, build what waits."""
    packs.end_dead()
    services.want_sets()
    services.build_sets()
