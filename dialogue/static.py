"""collectstatic, only when something changed: hashing and compressing it all would take seconds of every start."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect():
    """STATIC_ROOT holds what the finders find; returns whether there was anything to do."""
    stamp, now = settings.STATIC_ROOT / ".fingerprint", fingerprint()
    if stamp.exists() and stamp.read_text() == now:
        return False
    stamp.unlink(missing_ok=True)  # an interrupted collection is done again
    call_command("collectstatic", verbosity=0, interactive=False, clear=settings.STATIC_ROOT.exists())
    stamp.write_text(now)
    return True


def fingerprint() -> str:
    """A digest of names, sizes and times of all sources, and of the way they are stored."""
    digest = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            # st_mtime_ns, not the storage's words: two changes within a second are two.
            of_file = Path(storage.path(path)).stat()
            digest.update(f"{path} {of_file.st_size} {of_file.st_mtime_ns}\n".encode())
    return digest.hexdigest()
