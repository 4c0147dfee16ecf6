"""The folders of ``var/``: private, held by one ``./run`` at a time, with room left on the disk."""

import errno
import fcntl
import os
import shutil
from contextlib import contextmanager
from pathlib import Path

from core.embedded import Refused, privileges

NEEDED = 200 * 1024 * 1024  # bytes; a new cluster takes 40 MB, the write-ahead log may grow to more


def private_folder(path: Path, *, of_database=False) -> Path:
    """Make ``path`` ours alone (0700); ``of_database``: PostgreSQL's stand-in's. Refused when somebody else owns it."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"{path} cannot be made: {error.strerror}") from None
    owners = {os.geteuid()}
    user = privileges.stand_in() if of_database else None
    if user not in (None, "namespace"):
        if path.stat().st_uid in owners:
            os.chown(path, user.pw_uid, user.pw_gid)
        owners = {user.pw_uid}
    if path.is_symlink() or path.stat().st_uid not in owners:
        raise Refused(f"{path} belongs to somebody else: remove it or set DIALOGUE_VAR to another folder")
    path.chmod(0o700)
    return path


def require_space(path: Path, needed=NEEDED):
    """Raises Refused, with the figures, when fewer than ``needed`` bytes are free where ``path`` lies."""
    free = shutil.disk_usage(path).free
    if free < needed:
        raise Refused(f"The disk of {path} is full: {free // 2**20} MB free, {needed // 2**20} MB needed")


@contextmanager
def held(var: Path):
    """Hold ``var`` for this process. Raises Refused when another one holds it; the kernel lets go when a holder dies."""
    private_folder(var)
    with open(var / "lock", "a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise Refused(
                f"{var} is in use by process {lock.read() or '?'}: stop that one or set DIALOGUE_VAR"
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


@contextmanager
def plain_words():
    """A full or closed disk says so in one line instead of a traceback."""
    try:
        yield
    except OSError as error:
        words = {
            errno.ENOSPC: "The disk is full",
            errno.EDQUOT: "The disk quota is used up",
            errno.EROFS: "The disk is read-only",
        }
        words |= {errno.EACCES: "Not allowed to write", errno.EPERM: "Not allowed to write"}
        if error.errno not in words:
            raise
        raise Refused(f"{words[error.errno]}: {error.filename or 'while writing'}") from None
