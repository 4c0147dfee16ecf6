"""Bytes on the disk, each under its own hash: ``FILES_ROOT/ab/cdef…``. Nothing here knows the database."""

import hashlib
import os
import tempfile
import time
from pathlib import Path

from django.conf import settings

GRACE = 24 * 60 * 60  # seconds in which bytes without a row may belong to a transaction that has not committed yet


def path_of(sha256):
    """Where the bytes with this hash lie."""
    return Path(settings.FILES_ROOT) / sha256[:2] / sha256[2:]


def hash_of(chunks):
    """The SHA-256 of chunks of bytes, in hexadecimal digits."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def write(chunks, sha256):
    """Keep the bytes under their hash. They are whole on the disk when this returns; writing them twice keeps one copy.

    Raises ``OSError`` when the disk is full; then nothing is left behind.
    """
    path = path_of(sha256)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".unfinished-")
    try:
        with os.fdopen(handle, "wb") as out:
            for chunk in chunks:
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        os.replace(unfinished, path)  # also makes an old copy young again, so that no sweep takes it from under us
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise


def lying_long():
    """Hash and path of everything that has lain here longer than ``GRACE``; the hash is empty for what was left unfinished."""
    old = time.time() - GRACE
    for path in Path(settings.FILES_ROOT).glob("??/*"):
        if path.stat().st_mtime < old:
            yield "" if path.name.startswith(".") else path.parent.name + path.name, path
