"""The command ``import_recommendations`` on files of a folder, twice: as processes of their own, watched by the kernel."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from bench.figures import Import

ROOT = Path(__file__).parent.parent
TICK = os.sysconf("SC_CLK_TCK")


def imports(ground, files):
    """A figure for each file as it is imported and published for the first time, then one for each second time."""
    database = ground.clone("imported")
    for again in ("", " again"):
        for path in files:
            yield _import(ground, database, path, again)


def _import(ground, database, path, again):
    command = [sys.executable, "manage.py", "import_recommendations", str(path), "--publish", "--json"]
    environment = os.environ | {"DIALOGUE_BENCH_DATABASE": database, "DJANGO_SETTINGS_MODULE": "bench.settings"}
    postmaster = ground.postgres.process.pid
    began, there = time.monotonic(), _seconds(postmaster)
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE)
    said = json.loads(process.stdout.read())
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    return Import(
        name=path.stem + again,
        rows=said["rows"],
        created=said["created"],
        seconds=time.monotonic() - began,
        python_s=used.ru_utime + used.ru_stime,
        postgres_s=_seconds(postmaster) - there,
        peak_mb=used.ru_maxrss // (1024 if sys.platform == "linux" else 1024 * 1024),
        load=os.getloadavg()[0],
    )


def _seconds(postmaster):
    """CPU of the server: the postmaster, its children, and those that have ended; 0 where the system does not tell."""
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        is_postmaster = path.parent.name == str(postmaster)
        if is_postmaster or fields[1] == str(postmaster):
            ticks += sum(map(int, fields[11:15] if is_postmaster else fields[11:13]))
    return ticks / TICK
