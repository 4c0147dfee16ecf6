"""The programs of the platform and their command lines: web server, a worker for each queue, beat."""

import os
import socket
import sys
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from django.conf import settings

from core.embedded import Refused
from core.embedded.keeper import Program

PYTHON = [sys.executable, "-m"]
WEB_WORKERS, WEB_THREADS = 2, 4
QUEUES = {"letters": 2, "long": 1}  # processes of each worker
# On macOS a forked child may not touch some system libraries that its parent has touched.
MACOS = {"OBJC_DISABLE_INITIALIZE_FORK_SAFETY": "YES", "PGGSSENCMODE": "disable"}


def programs() -> list[Program]:
    """All of them, in the order they are started; none runs yet."""
    log = settings.DIALOGUE_VAR / "log"
    environment = os.environ | {"PORT": str(settings.PORT)} | (MACOS if sys.platform == "darwin" else {})
    named = {"web": web(), **{queue: worker(queue) for queue in QUEUES}, "beat": beat()}
    return [Program(name, argv, log / f"{name}.log", environment) for name, argv in named.items()]


def web() -> list[str]:
    """gunicorn with threads; with DEBUG=1 it looks for changed code."""
    addresses = [f"[{host}]:{settings.PORT}" if ":" in host else f"{host}:{settings.PORT}" for host in hosts()]
    binds = [word for address in addresses for word in ("--bind", address)]
    size = ["--worker-class", "gthread", "--workers", str(WEB_WORKERS), "--threads", str(WEB_THREADS)]
    rest = ["--reload" if settings.DEBUG else "--preload", "--graceful-timeout", "10"]
    rest += ["--worker-tmp-dir", "/dev/shm"] if Path("/dev/shm").is_dir() else []  # noqa: S108 - its heartbeat file only
    rest += ["--no-control-socket"]  # else two platforms of one person would meet in ~/.gunicorn
    return [*PYTHON, "gunicorn", "dialogue.wsgi", *binds, *size, *rest]


def worker(queue: str) -> list[str]:
    """A Celery worker of one queue, named after it."""
    options = ["--queues", queue, "--hostname", f"{queue}@%h", "--concurrency", str(QUEUES[queue])]
    return [*PYTHON, "celery", "-A", "dialogue", "worker", *options, "--without-gossip", "--without-mingle"]


def beat() -> list[str]:
    """The clock; what it remembers lies in ``var``."""
    return [
        *PYTHON,
        "celery",
        "-A",
        "dialogue",
        "beat",
        "--pidfile=",
        "--schedule",
        str(settings.DIALOGUE_VAR / "beat-schedule"),
    ]


def hosts() -> list[str]:
    """Where the web server listens: BIND (several by commas), else this machine's own addresses, of both kinds if it has two."""
    if bind := os.environ.get("BIND"):
        return bind.split(",")
    return ["127.0.0.1", *(["::1"] if _has_ipv6() else [])]


def require_free_port():
    """Raises Refused when we cannot listen on our port."""
    for host in hosts():
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind((host, settings.PORT))
            except (OSError, OverflowError) as error:
                raise Refused(
                    f"Port {settings.PORT} of {host} cannot be used ({error}): choose another, PORT=8001 ./run"
                ) from None


def is_serving() -> bool:
    """The web server answers, whatever it answers."""
    host = hosts()[0].replace("0.0.0.0", "127.0.0.1")  # noqa: S104 - a name for "everywhere", where we knock at home
    called = HTTPConnection(host, settings.PORT, timeout=2)
    try:
        called.request("GET", "/healthz")
        called.getresponse()
    except (OSError, HTTPException):
        return False
    finally:
        called.close()
    return True


def _has_ipv6():
    try:
        with socket.socket(socket.AF_INET6) as tried:
            tried.bind(("::1", 0))
    except OSError:
        return False
    return True
