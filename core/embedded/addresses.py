"""Where the embedded servers live and how they are called. Pure: touches no disk, starts nothing."""

import hashlib
import os
import re
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

OWNER = "dialogue_owner"  # migrates; the only role that may change the shape of tables
SERVANT = "dialogue"  # serves; cannot rewrite memory (design.md §5.7)
DATABASE = "dialogue"

# sun_path holds 107 bytes on Linux, 103 on macOS; "/.s.PGSQL.5432" takes 14 of them and PostgreSQL adds ".lock" beside it.
LONGEST_FOLDER = 84
PLAIN = re.compile(r"[A-Za-z0-9_./-]+")


def socket_folder(var: Path) -> Path:
    """The folder of the two sockets: ``var/s``, or a private one in /tmp when that path is too long or not plain for a socket."""
    folder = var.resolve() / "s"
    if len(os.fsencode(str(folder))) <= LONGEST_FOLDER and PLAIN.fullmatch(str(folder)):
        return folder
    # /tmp by name, not TMPDIR: a second shell of the same person must find the same socket.
    digest = hashlib.sha256(str(folder).encode()).hexdigest()[:12]
    return Path("/tmp") / f"dialogue-{os.getuid()}-{digest}"  # noqa: S108 - made 0700 and checked by folders.private_folder


def embedded_database(var: Path, role: str) -> dict:
    """Django's DATABASES entry for ``role`` on the embedded server of ``var``."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": DATABASE,
        "USER": role,
        "HOST": str(socket_folder(var)),
    }


def embedded_redis(var: Path) -> str:
    """The redis-py address of the embedded broker of ``var``."""
    return f"unix://{quote(str(socket_folder(var) / 'valkey.sock'))}?db=0"


def database_number(redis_url: str) -> int:
    """The number of the Redis database an address names; 0 when it names none."""
    parts = urlsplit(redis_url)
    named = parse_qs(parts.query).get("db", [""])[0] or ("" if parts.scheme == "unix" else parts.path.strip("/"))
    return int(named or 0)


def broker_url(redis_url: str) -> str:
    """The same server as Celery spells it (a unix socket is ``redis+socket`` there)."""
    parts = urlsplit(redis_url)
    if parts.scheme != "unix":
        return redis_url
    return f"redis+socket://{parts.path}?virtual_host={database_number(redis_url)}"


def cache_url(redis_url: str) -> str:
    """The database beside the broker's: emptying the cache must never empty the queues."""
    parts, number = urlsplit(redis_url), database_number(redis_url) + 1
    if parts.scheme == "unix":
        return f"unix://{parts.path}?db={number}"
    return parts._replace(path=f"/{number}").geturl()
