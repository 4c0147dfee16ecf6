"""The product as people run it: ``manage.py up`` as a process of its own, on a database and a broker number of its own."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from bench.ground import entered
from core.embedded import addresses
from tests.servers import Servers

ROOT = Path(__file__).parent.parent
JOURNEYS_REDIS = addresses.embedded_redis(settings.TESTS_VAR).replace("db=0", "db=40")  # far from the workers' numbers


class Product:
    """A running platform: ``url`` its address, ``var`` its folder, ``database`` its name on the run's server, None on its own."""

    def __init__(self, var: Path, *, database=None, blocker=None, **environment):
        self.var, self.database, self.blocker, self.port = var, database, blocker, free_port()
        self.url = f"http://localhost:{self.port}"
        # Nothing of the tests' own environment but what a shell has.
        plain = {
            name: text for name, text in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR", "PG_BIN")
        }
        self.environment = plain | {"DIALOGUE_VAR": str(var), "PORT": str(self.port)} | environment
        self.process, self.said = None, var.parent / f"{var.name}.said"

    def start(self, *, seconds=120, until="/readyz") -> "Product":
        """Start it and wait until ``until`` answers 200; fails with what it said when it does not within ``seconds``."""
        with open(self.said, "ab") as said:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "up"],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
        self.wait_for(until, 200, seconds)
        return self

    def wait_for(self, path, status, seconds=60):
        """Until ``path`` answers ``status``; returns the body. Fails with what the product said, or when it ended."""
        end = time.monotonic() + seconds
        while (answer := self.ask(path))[0] != status:
            assert self.process.poll() is None, f"it ended: {self.said.read_text()}"
            assert time.monotonic() < end, f"{path} answers {answer}, not {status}: {self.said.read_text()}"
            time.sleep(0.1)
        return answer[1]

    def ask(self, path):
        """(status, body: parsed when JSON) of ``path``; (0, "") when nobody answers."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=10) as response:
                status, body = response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            status, body = error.code, error.read().decode()
        except OSError:
            return 0, ""
        with contextlib.suppress(ValueError):
            body = json.loads(body)
        return status, body

    def pid(self, name) -> int:
        """The process number of a child: web, letters, long, beat, postgres, valkey."""
        return int((self.var / "run" / name).read_text().split()[0])

    def stop(self, seconds=60) -> int:
        """Ctrl-C; returns the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(seconds)

    @contextmanager
    def rows(self):
        """The test's own ORM works on the product's database. Not within a test marked ``django_db``."""
        with self.blocker.unblock(), entered(self.database):
            yield

    @classmethod
    @contextmanager
    def started(cls, servers: Servers, blocker, name="journeys", **environment):
        """A product on a database of its own, ``name``, of the run's throw-away server. It keeps its own broker, unless
        ``environment`` names another."""
        database, var = servers.clone(name), servers.var / name
        address = f"@/{database}?host={servers.postgres.sockets}"
        environment |= {
            "DATABASE_URL": f"postgresql://{addresses.SERVANT}{address}",
            "MIGRATE_DATABASE_URL": f"postgresql://{addresses.OWNER}{address}",
        }
        product = cls(var, database=database, blocker=blocker, **environment)
        try:
            yield product.start(seconds=300)  # with the demo, on a busy machine
        finally:
            if product.process:
                product.stop()
            shutil.rmtree(var, ignore_errors=True)
            servers.drop(database)


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return tried.getsockname()[1]
