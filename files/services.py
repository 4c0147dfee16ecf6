"""Verbs of the stored files that no person takes."""

import datetime as dt

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from files import disk
from files.models import StoredFile
from files.reading import sweep_texts


def sweep():
    """Forget files that were sent with a form nobody finished in ``FILES_KEPT_DAYS`` days, and bytes without any row.

    Returns how many of each. Safe beside running requests, and to repeat.
    """
    swept = sweep_rows(), sweep_bytes()
    sweep_texts()
    return swept


def sweep_rows():
    """Delete the rows of old files that are attached to nothing; returns how many."""
    old = timezone.now() - dt.timedelta(days=settings.FILES_KEPT_DAYS)
    swept = 0
    for pk in StoredFile.objects.unattached().filter(created_at__lt=old).values_list("pk", flat=True):
        try:
            with transaction.atomic():
                swept += StoredFile.objects.filter(pk=pk).delete()[0]
        except IntegrityError:
            continue  # somebody finished the form in this very moment
    return swept


def sweep_bytes():
    """Delete the bytes no row knows: of swept rows, and of transactions that rolled back; returns how many."""
    swept = 0
    for sha256, path in disk.lying_long():
        if not StoredFile.objects.filter(sha256=sha256).exists():
            path.unlink(missing_ok=True)
            swept += 1
    return swept
