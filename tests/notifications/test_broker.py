"""A broker that is stopped or frozen while something is told: the page waits half a second at most, the letter goes later."""

import os
import signal

import pytest

from core.embedded import addresses
from core.embedded.valkey import Valkey
from notifications.courier import deliver
from notifications.kinds import State
from notifications.models import Notice
from tests.make.notifications import reader, start_elsewhere

TELLING = """
import time
from django.contrib.auth import get_user_model
from tests.make.notifications import told
for line in sys.stdin:
    begun = time.perf_counter()
    told(key=line, neutral=True, readers=get_user_model().objects.all())
    print(time.perf_counter() - begun, flush=True)
"""


@pytest.fixture
def broker(tmp_path):
    """A broker of the test's own, to be ill-treated."""
    running = Valkey(tmp_path, throwaway=True)
    running.start()
    yield running
    running.process.send_signal(signal.SIGCONT)
    running.stop()


def tell_elsewhere(process):
    """Have the process tell one more piece of news; returns the seconds it took, commit and bell included."""
    process.stdin.write(f"{os.urandom(4).hex()}\n")
    process.stdin.flush()
    said = process.stdout.readline()
    return float(said or process.stderr.read())


@pytest.mark.parametrize("ill", [signal.SIGSTOP, signal.SIGKILL], ids=["frozen", "killed"])
def test_a_broker_that_does_not_answer_costs_half_a_second_and_no_letter(committed_db, broker, ill):
    reader()
    url = addresses.broker_url(f"unix://{broker.socket}?db=0")
    process = start_elsewhere(TELLING, database=committed_db, CELERY_BROKER_URL=url)
    try:
        tell_elsewhere(process)  # connected, and the bell was heard
        assert broker.process.poll() is None
        broker.process.send_signal(ill)
        spent = [tell_elsewhere(process) for _number in range(3)]
    finally:
        process.kill()
        _said, errors = process.communicate()
    assert sorted(spent)[1] < 1, (spent, errors)  # the middle one: other work on the machine only ever adds
    assert errors.count("bell_not_heard") == 3
    assert [notice.state for notice in Notice.objects.all()] == [State.WAITING] * 4
    deliver()  # what beat calls every 30 seconds
    assert [notice.state for notice in Notice.objects.all()] == [State.SENT] * 4
