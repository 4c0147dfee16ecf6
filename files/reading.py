"""The text of stored files, to be read page by page on slow lines and by screen readers.

A worker takes it out once for all files of the same bytes, in a process with limits (``files.extraction``). Who may read a file may
read its text, nobody else: callers ask ``visible_to`` of what the file is attached to.
"""

import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
from collections import namedtuple

import structlog
from celery import current_app
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from files import disk
from files.kinds import DOCX, PDF, TEXT, Legible
from files.models import FileText, StoredFile, TextPage

log = structlog.get_logger("files.reading")

TASK = "files.tasks.read_files"
READABLE = (PDF.mime, DOCX.mime, TEXT.mime)
SECONDS = 120  # by the clock on the wall; the process has limits of its own besides
ATTEMPTS = 2  # a worker that was stopped while it read tries once more
PROCESS = "files.extraction"  # never imported here: its libraries have no place in a process that serves pages
Extract = namedtuple("Extract", "outcome pages")


def can_be_read(stored):
    """Whether the format has a text we take out."""
    return stored.mime in READABLE


def want_text(stored):
    """The ``FileText`` of the file; a worker is called the first time. ``None`` for formats without a text."""
    if not can_be_read(stored):
        return None
    text, is_new = FileText.objects.get_or_create(sha256=stored.sha256, defaults={"mime": stored.mime})
    if is_new:
        transaction.on_commit(ring)
    return text


def texts_of(files):
    """The texts there are of these files, by the hash of the bytes. One query."""
    wanted = {stored.sha256 for stored in files if can_be_read(stored)}
    return {text.sha256: text for text in FileText.objects.filter(sha256__in=wanted)}


def read_waiting():
    """Work off every file whose text is wanted; returns how many were read. Safe beside another worker, and to repeat."""
    done = 0
    while text := _claim():
        found = extract(disk.path_of(text.sha256), text.mime)
        _keep(text, found)
        done += 1
    return done


def extract(path, mime):
    """The outcome and the pages of the file at ``path``. Never an error, and never longer than ``SECONDS``."""
    with tempfile.TemporaryFile() as printed:
        command = [sys.executable, "-m", PROCESS, str(path), mime]
        # Nothing of our environment goes with it but where the packages lie: a hostile file finds no secret.
        known = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": os.environ.get("PYTHONPATH", "")}
        try:
            subprocess.run(
                command,
                cwd=settings.BASE_DIR,
                env=known,
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=subprocess.DEVNULL,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            log.warning("text_took_too_long", seconds=SECONDS)
        printed.seek(0)
        return _told(printed)


def sweep_texts():
    """Erase the texts of bytes no file has any more; returns how many."""
    return FileText.objects.exclude(sha256__in=StoredFile.objects.values("sha256")).delete()[0]


def ring():
    """Call a worker. Losing a ring loses nothing: the clock calls too."""
    try:
        current_app.send_task(TASK, queue="long", expires=300, retry=False, ignore_result=True)
    except (OperationalError, RedisError, OSError) as fault:
        log.warning("bell_not_heard", fault=type(fault).__name__)


def _told(printed):
    """What the process printed before it ended, whether by itself or not."""
    pages, outcome = [], Legible.TOO_HEAVY
    for line in printed:
        try:
            said = json.loads(line)
        except ValueError:
            break  # the limit came in the middle of a line
        if "outcome" in said:
            outcome = Legible(said["outcome"])
        else:
            pages.append(said["blocks"])
    if outcome == Legible.TOO_HEAVY and any(pages):
        outcome = Legible.CUT
    return Extract(outcome, pages if outcome in (Legible.READ, Legible.CUT) else [])


@transaction.atomic
def _claim():
    """The next text that waits, marked as begun; ``None`` when there is none."""
    waiting = FileText.objects.select_for_update(skip_locked=True).filter(state=Legible.WAITING)
    late = timezone.now() - dt.timedelta(seconds=2 * SECONDS)
    free = waiting.filter(begun_at=None) | waiting.filter(begun_at__lt=late)
    text = free.order_by("id").first()
    if text and text.attempts >= ATTEMPTS:
        text.state = Legible.TOO_HEAVY
        text.save(update_fields=["state"])
        return _claim()
    if text:
        text.attempts, text.begun_at = text.attempts + 1, timezone.now()
        text.save(update_fields=["attempts", "begun_at"])
    return text


@transaction.atomic
def _keep(text, found):
    rows = [
        TextPage(text=text, number=number, blocks=blocks, size=_size(blocks))
        for number, blocks in enumerate(found.pages, start=1)
    ]
    TextPage.objects.bulk_create(rows)
    text.state, text.pages, text.size = found.outcome, len(rows), sum(row.size for row in rows)
    text.save(update_fields=["state", "pages", "size"])


def _size(blocks):
    """Bytes of the words alone."""
    return sum(len(words.encode()) for words in _every_word(blocks))


def _every_word(blocks):
    for kind, said in blocks:
        yield from (cell for row in said for cell in row) if kind == "t" else (said,)
