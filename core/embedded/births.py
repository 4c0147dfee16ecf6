"""Which processes a ``var/`` has running, so that a start after ``kill -9`` of the supervisor first ends what was left behind.

A process is its number *and* the moment it was born: numbers are used again, and we end only what we started.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from core.embedded import Refused

STOP_SIGNALS = {"postgres": signal.SIGINT}  # everything else: SIGTERM
# Who talks to the servers ends before the servers do.
ORDER = ["web", "beat", "letters", "long", "valkey", "postgres"]


def born(pid: int) -> str:
    """The moment process ``pid`` was born, in the kernel's words; empty when it does not run."""
    if sys.platform == "linux":
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return ""
        return "" if fields[0] == "Z" else fields[19]
    told = subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return told.stdout.strip()


def record(folder: Path, name: str, pid: int):
    """Remember that ``name`` runs as ``pid``."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    written = folder / f"{name}.new"  # a reader, or a power cut, finds the old words or the new ones, never half
    written.write_text(f"{pid} {born(pid)}")
    written.replace(folder / name)


def running(folder: Path, name: str) -> int | None:
    """The number under which the remembered ``name`` still runs, or None."""
    try:
        pid, _, moment = (folder / name).read_text().partition(" ")
    except OSError:
        return None
    return int(pid) if moment and born(int(pid)) == moment else None


def end_leftovers(folder: Path, seconds=10) -> list[str]:
    """End what an earlier supervisor left running, politely, after ``seconds`` by force; returns the names.

    Raises Refused when a process does not even end by force.
    """
    ended = []
    for name in ORDER:
        pid = running(folder, name)
        if pid is None:
            continue
        ended.append(name)
        _send(pid, STOP_SIGNALS.get(name, signal.SIGTERM))
        if not _gone(folder, name, seconds):
            os.killpg(pid, signal.SIGKILL)  # each child leads a group of its own
            if not _gone(folder, name, seconds):
                raise Refused(f"Process {pid} ({name}) of an earlier start does not end: end it by hand")
    return ended


def _gone(folder, name, seconds):
    end = time.monotonic() + seconds
    while running(folder, name):
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def _send(pid, number):
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        pass
