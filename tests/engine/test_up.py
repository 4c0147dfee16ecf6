"""One real start of everything, then stopping, freezing and killing its parts."""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing, contextmanager

import psycopg2
import pytest
import redis

from core.embedded import addresses, births
from tests.product import ROOT, Product

pytestmark = pytest.mark.xdist_group("engine")
CHILDREN = ["web", "letters", "long", "beat", "valkey", "postgres"]


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """The whole platform on servers of its own, without a demo; it looks for signs of life every second."""
    product = Product(tmp_path_factory.mktemp("house") / "var", DEMO="0", HEARTBEAT_SECONDS="1")
    yield product.start()
    if product.process.poll() is None:
        product.stop()


@pytest.fixture
def frozen_supervisor(house):
    """Nobody starts again what a test stops."""
    house.process.send_signal(signal.SIGSTOP)
    yield
    house.process.send_signal(signal.SIGCONT)
    house.wait_for("/readyz", 200)


def unfit(house):
    return [name for name, check in house.ask("/readyz")[1]["checks"].items() if not check["fit"]]


def wait_until(true, seconds=60):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)


def connect(house, role="postgres"):
    sockets = addresses.socket_folder(house.var)
    return closing(psycopg2.connect(host=str(sockets), dbname="dialogue", user=role))


@contextmanager
def client(house):
    with redis.Redis(unix_socket_path=str(addresses.socket_folder(house.var) / "valkey.sock")) as opened:
        yield opened


def keep_something(house, word):
    """A committed row and a queued message; returns what finds them again."""
    with connect(house) as connection, connection, connection.cursor() as cursor:
        cursor.execute("create table if not exists kept (word text)")
        cursor.execute("insert into kept values (%s)", [word])
    with client(house) as opened:
        opened.lpush("kept", word)
    time.sleep(1.1)  # what was said to the broker in the last second may be lost: it writes to the disk every second


def kept(house):
    with connect(house) as connection, connection.cursor() as cursor:
        cursor.execute("select word from kept order by word")
        rows = [word for (word,) in cursor]
    with client(house) as opened:
        return rows, sorted(word.decode() for word in opened.lrange("kept", 0, -1))


def up(**environment):
    """A start that is refused: its status and what it said."""
    plain = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
    command = [sys.executable, "manage.py", "up"]
    told = subprocess.run(
        command, cwd=ROOT, env=plain | environment, capture_output=True, text=True, timeout=60, check=False
    )
    return told.returncode, told.stdout + told.stderr


def test_everything_runs_and_says_that_it_is_fit(house):
    checks = {"database", "broker", "letters", "long", "clock", "notary", "post"}
    status, answer = house.ask("/readyz")
    assert (status, answer["fit"], set(answer["checks"]), unfit(house)) == (200, True, checks, [])


def test_a_second_start_on_the_same_folder_is_refused(house):
    words = f"{house.var} is in use by process {house.process.pid}: stop that one or set DIALOGUE_VAR\n"
    assert up(DIALOGUE_VAR=str(house.var)) == (2, words)


def test_a_taken_port_is_refused(house, tmp_path):
    status, words = up(DIALOGUE_VAR=str(tmp_path / "var"), PORT=str(house.port))
    choose = "choose another, PORT=8001 ./run\n"
    reason = f"Port {house.port} of 127.0.0.1 cannot be used ([Errno 98] Address already in use): {choose}"
    assert (status, words) == (2, reason)


def test_a_stopped_database_is_said(house, frozen_supervisor):
    os.kill(house.pid("postgres"), signal.SIGINT)
    house.wait_for("/readyz", 503)
    assert "database" in unfit(house)


def test_a_stopped_broker_is_said_at_once_and_takes_the_signs_of_life_along(house, frozen_supervisor):
    os.kill(house.pid("valkey"), signal.SIGTERM)
    house.wait_for("/readyz", 503)
    assert unfit(house) == ["broker", "letters", "long", "clock"]


def test_a_frozen_broker_is_said_within_two_seconds(house):
    os.kill(house.pid("valkey"), signal.SIGSTOP)
    begun = time.monotonic()
    status, _ = house.ask("/readyz")
    took = time.monotonic() - begun
    os.kill(house.pid("valkey"), signal.SIGCONT)
    house.wait_for("/readyz", 200)
    assert (status, took < 2) == (503, True)


@pytest.mark.parametrize(("queue", "silent"), [("letters", ["letters", "clock"]), ("long", ["long"])])
def test_a_stopped_worker_is_said(house, frozen_supervisor, queue, silent):
    os.kill(house.pid(queue), signal.SIGTERM)
    wait_until(lambda: unfit(house) == silent)


def test_a_stopped_clock_is_said(house, frozen_supervisor):
    os.kill(house.pid("beat"), signal.SIGTERM)
    wait_until(lambda: unfit(house) == ["clock"])


@pytest.mark.parametrize("name", CHILDREN)
def test_a_killed_child_is_started_again_and_nothing_is_lost(house, name):
    keep_something(house, name)
    before, killed = kept(house), house.pid(name)
    os.kill(killed, signal.SIGKILL)
    wait_until(lambda: house.pid(name) != killed)
    house.wait_for("/readyz", 200)
    assert kept(house) == before


def test_a_killed_supervisor_leaves_nobody_behind_and_the_next_start_finds_everything(house):
    keep_something(house, "supervisor")
    before, children = kept(house), {name: house.pid(name) for name in CHILDREN}
    house.process.kill()
    house.process.wait()
    house.start()
    assert (kept(house), [name for name in CHILDREN if births.born(children[name])]) == (before, [])


def test_control_c_stops_everybody_and_the_next_start_finds_everything(house):
    keep_something(house, "control-c")
    before, children = kept(house), [house.pid(name) for name in CHILDREN]
    status = house.stop()
    left = [pid for pid in children if births.born(pid)]
    house.start()
    assert (status, left, kept(house)) == (0, [], before)
