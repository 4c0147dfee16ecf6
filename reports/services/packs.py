"""Packs are built by a worker, kept a day, and built once for all who see the same."""

import datetime as dt
import os
import tempfile
import time
from pathlib import Path

import structlog
from celery import current_app
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from core.jobs import Job
from core.things import lock
from meetings.models import Meeting
from participants.acting import NOBODY, Acting
from participants.models import User
from reports.binding import bind
from reports.packs import plan

__all__ = ["build", "build_now", "end_dead", "is_there", "job_of", "path_of", "plan", "sweep_packs"]
log = structlog.get_logger("reports.packs")

TASK = "reports.tasks.build_pack"
SET = "reports.set"
KEPT = dt.timedelta(days=1)
STALE = dt.timedelta(minutes=15)  # a job that says nothing for so long is dead
ALIVE = (Job.State.WAITING, Job.State.RUNNING)


def path_of(digest, suffix):
    """Where the pack with this digest lies, or would."""
    return Path(settings.PACKS_ROOT) / f"{digest}.{suffix}"


def is_there(digest):
    """Whether the pack is built and still kept."""
    return all(path_of(digest, suffix).exists() for suffix in ("pdf", "zip"))


def job_of(pack):
    """The last job that built, or builds, this pack; ``None`` when there is none, or it died."""
    job = Job.objects.filter(name=_name(pack.digest)).order_by("-id").first()
    if (
        job
        and job.state in ALIVE
        and job.updated_at < timezone.now() - STALE
        and job.created_at < timezone.now() - STALE
    ):
        return None
    return job


def build(pack, *, by):
    """Send a worker to build the pack; returns the job, the one that is at it when somebody was quicker."""
    with transaction.atomic():
        lock(pack.meeting)  # two clicks stand in a row here
        job = job_of(pack)
        if job and (job.state in ALIVE or (job.state == Job.State.DONE and is_there(pack.digest))):
            return job
        asked = {"meeting": str(pack.meeting.uid), "language": pack.language}
        owner = None if by.is_nobody else by.user.uid
        job = Job.objects.create(name=_name(pack.digest), owner_uid=owner, outcome=asked)
        transaction.on_commit(lambda: _ring(job))
    return job


def build_now(job):
    """Build what the job asks for, as its reader sees it now. What became invisible meanwhile is not in it."""
    asked = job.outcome
    reader = User.objects.filter(uid=job.owner_uid, is_active=True).first() if job.owner_uid else None
    if job.owner_uid and reader is None:
        return job.fail(_("The account is closed."))
    acting = Acting(user=reader) if reader else NOBODY
    try:
        pack = plan(Meeting.objects.visible_to(reader).for_list().get(uid=asked["meeting"]), acting, asked["language"])
    except (LookupError, Meeting.DoesNotExist):
        return job.fail(_("There are no papers any more that you may read."))
    try:
        with job.at_work():
            faults = _write(pack, job)
            job.finish({**asked, "faults": len(faults), "papers": len(pack.entries)})
    except Exception:
        log.exception("pack_failed", job=str(job.uid))
        job.fail(_("The pack could not be built. Try again; the papers can be opened one by one."))


def end_dead():
    """End what a killed worker left behind, documents and packs: their readers build them again. Returns how many."""
    return Job.objects.filter(Q(name__startswith="pack:") | Q(name=SET)).end_dead()


def sweep_packs():
    """Erase the packs that are older than a day, and jobs that built them; returns how many files."""
    swept = 0
    for path in Path(settings.PACKS_ROOT).glob("*"):
        if path.stat().st_mtime < time.time() - KEPT.total_seconds():
            path.unlink(missing_ok=True)
            swept += 1
    Job.objects.filter(name__startswith="pack:", created_at__lt=timezone.now() - KEPT).delete()
    return swept


def _name(digest):
    return f"pack:{digest[:50]}"


def _ring(job):
    try:
        current_app.send_task(TASK, args=[str(job.uid)], queue="long", retry=False, ignore_result=True)
    except (OperationalError, RedisError, OSError) as fault:
        log.warning("pack_not_heard", fault=type(fault).__name__)
        job.fail(_("No worker could be called. Try again in a minute."))


def _write(pack, job):
    """Both files appear whole or not at all."""
    Path(settings.PACKS_ROOT).mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.PACKS_ROOT) as folder:
        bound, archive = Path(folder) / "pack.pdf", Path(folder) / "pack.zip"
        faults = bind(pack, bound, archive, told=job.advance)
        os.replace(archive, path_of(pack.digest, "zip"))
        os.replace(bound, path_of(pack.digest, "pdf"))
    return faults
