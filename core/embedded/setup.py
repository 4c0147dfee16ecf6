"""``.venv`` with exactly what a lock file names. Standard library only: it runs before anything is installed."""

import fcntl
import hashlib
import importlib.util
import os
import re
import subprocess
import sys
import venv
from contextlib import contextmanager
from pathlib import Path

from core.embedded import Refused

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NEEDED = 900 * 1024 * 1024  # bytes: about 600 MB when all is unpacked


def environment(lock: str) -> str:
    """The Python of a ``.venv`` in which ``lock`` is installed; nothing is done when it already is.

    Raises Refused, in one line, when this Python cannot make one, the disk is full or the index is out of reach.
    """
    with _alone():
        stamp = VENV / f"{lock}.stamp"
        if not PYTHON.exists() or not stamp.exists() or stamp.read_text() != stamp_of(lock):
            print(f"Preparing .venv from {lock}: half a minute the first time", file=sys.stderr, flush=True)
            _make_venv()
            _install(ROOT / lock)
            stamp.write_text(stamp_of(lock))
    return str(PYTHON)


def stamp_of(lock: str) -> str:
    """A digest of the lock file and of this Python: what an environment was made from."""
    return hashlib.sha256((ROOT / lock).read_bytes() + sys.version.encode()).hexdigest()


def enter(lock: str, *command: str):
    """Become ``command`` run by the Python of ``environment(lock)``; what is refused is said in one line, status 2."""
    try:
        python = environment(lock)
    except (Refused, OSError, KeyboardInterrupt) as error:
        print(str(error) or "interrupted", file=sys.stderr)
        sys.exit(2)
    os.chdir(ROOT)
    os.execv(python, [python, *command])  # noqa: S606 - our own words, no shell wanted


@contextmanager
def _alone():
    """./run and ./test started together do not write the same folder."""
    with open(ROOT / "requirements.txt") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make_venv():
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Refused(f"This Python has no venv module: install it (Debian: apt-get install python{version}-venv)")
    space = os.statvfs(ROOT)
    if (free := space.f_bavail * space.f_frsize) < NEEDED and not PYTHON.exists():
        raise Refused(f"The disk of {ROOT} is full: {free // 2**20} MB free, {NEEDED // 2**20} MB needed")
    if not _is_sound():  # none yet, or another Python made it, or it was interrupted
        try:
            venv.create(VENV, with_pip=True, clear=True)
        except subprocess.CalledProcessError as error:
            said = (error.output or b"").decode().strip()[-200:]
            raise Refused(f".venv could not be made: {said or error}") from None


def _is_sound():
    if not PYTHON.exists():
        return False
    told = subprocess.run([PYTHON, "-c", "import pip, sys; print(sys.version)"], capture_output=True, text=True)
    return told.stdout.strip() == sys.version.strip()


def _install(lock):
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "-q"]
    hashed = ["--require-hashes", "--only-binary", ":all:", "-r"]
    has_uv = subprocess.run([*pip, "install", *hashed, str(ROOT / "requirements-uv.txt")], check=False).returncode == 0
    uv = [str(PYTHON), "-m", "uv", "pip", "install", "-q", "--python", str(PYTHON), *_indexes(pip), *hashed, str(lock)]
    if has_uv and subprocess.run(uv, check=False).returncode == 0:
        return
    if subprocess.run([*pip, "install", *hashed, str(lock)], check=False).returncode:
        raise Refused(f"The packages of {lock.name} could not be installed: see above (no index? a full disk?)")


def _indexes(pip) -> list[str]:
    """The indexes somebody configured for pip, for uv, which does not read pip's configuration."""
    told = subprocess.run([*pip, "config", "list"], capture_output=True, text=True, check=False).stdout
    words = ["--index-strategy", "unsafe-best-match"]  # safe: every file is named by its hash
    for option, places in re.findall(r"\.((?:extra-)?index-url|find-links)='([^']*)'", told):
        words += [word for place in places.replace("\\n", " ").split() for word in (f"--{option}", place)]
    return words
