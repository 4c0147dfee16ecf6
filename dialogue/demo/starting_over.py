"""Start over: the demonstration as on its first day.

The role that serves can delete no line, so a worker enters as the owner of the tables, empties them all at once, goes back to
its own role and plays the story again. Allowed only where nothing real can be lost: DEMO=1, and nobody outside the cast has
ever set a password here.
"""

import datetime as dt

import structlog
from celery import current_app
from django.apps import apps
from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError
from psycopg2 import sql
from redis.exceptions import RedisError

from core.jobs import Job
from core.roles import entered_as_owner
from dialogue.demo.seeding import seed
from dialogue.safe_start import DEMO_DOMAIN
from participants.models import User

log = structlog.get_logger("dialogue.demo")

NAME = "demo.start_over"
TASK = "dialogue.tasks.start_demo_over"
STALE = dt.timedelta(minutes=15)  # a job that says nothing for so long is dead
KEPT = {"django_migrations", "django_content_type", Job._meta.db_table}


def objection():
    """Why it may not be done, as a sentence; empty when it may."""
    if not settings.DEMO:
        return _("This server shows no demonstration.")
    strangers = User.objects.exclude(email__endswith=DEMO_DOMAIN)
    if strangers.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).exists():
        return _("Somebody who is not of the demonstration has an account here. Nothing is deleted.")
    return ""


def running():
    """The job that is at it, ``None`` when none is."""
    alive = Job.objects.filter(name=NAME, state__in=[Job.State.WAITING, Job.State.RUNNING])
    return alive.filter(created_at__gt=timezone.now() - STALE).order_by("-id").first()


def begin():
    """Send a worker to do it; returns the job that tells how far it is, the running one when somebody was quicker."""
    if job := running():
        return job
    job = Job.objects.create(name=NAME)
    try:
        current_app.send_task(TASK, args=[str(job.uid)], queue="long", retry=False, ignore_result=True)
    except (OperationalError, RedisError, OSError) as fault:
        log.warning("start_over_not_heard", fault=type(fault).__name__)
        job.fail(_("No worker could be called. Try again in a minute."))
    return job


def empty():
    """Empty every table of the platform; what was made by migrations, and the jobs, stay."""
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)} - KEPT
    with entered_as_owner(), connection.cursor() as cursor:
        names = sql.SQL(", ").join([sql.Identifier(table) for table in sorted(tables)])
        cursor.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY").format(names))


def start_over(job):
    """Empty the platform and play the story again, telling ``job`` how far it is. A fault empties it once more: half a story
    would stand in the way of the next try."""
    if refused := objection():
        job.fail(refused)
        return
    try:
        empty()
        call_command("seed_reference", verbosity=0)
        seed(told=job.advance)
    except Exception:
        log.exception("start_over_failed")
        empty()
        job.fail(_("The demonstration could not be made again. Look into the server's log."))
    else:
        job.finish({})
