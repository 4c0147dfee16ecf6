"""The real worker is killed in mid-delivery, the real broker freezes and dies: no letter is lost, no page waits for it."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.utils import timezone

from notifications.kinds import UNDELIVERED, State
from notifications.models import Notice
from participants.kinds import PostKind
from participants.models import Holding, User
from tests.journeys.people import Person
from tests.make.meetings import make_meeting
from tests.make.notifications import mail_server, readers, wait_until
from tests.make.participants import hat_of, make_body, make_seat
from tests.product import ROOT, Product

pytestmark = pytest.mark.xdist_group("journeys")
SECRETARY, PASSWORD = "secretary@dialogue.example", "A quiet lake under 7 hills"
CROWD, HELD_FROM = 100, 80
PROCESSES = 2  # of the worker that delivers (dialogue.house.QUEUES)


@pytest.fixture(scope="module")
def post():
    """A mail server that takes in the 80th letter and all later ones without saying so, until it is released."""
    with mail_server(holds=HELD_FROM) as server:
        yield server


@pytest.fixture(scope="module")
def house(servers, django_db_blocker, post):
    """A platform to be ill-treated: real mail, a broker of its own, one secretary, and two bodies."""
    mail = f"smtp://127.0.0.1:{post.server_address[1]}"
    environment = {"EMAIL_URL": mail, "LETTER_LEASE_SECONDS": "3", "HEARTBEAT_SECONDS": "1", "DEMO": "0"}
    with Product.started(servers, django_db_blocker, "killed", **environment) as product:
        command = ["first_secretary", "--email", SECRETARY, "--name", "Secretary", "--organisation", "Secretariat"]
        command = [sys.executable, "manage.py", *command, "--language", "en", "--password", PASSWORD]
        subprocess.run(command, cwd=ROOT, env=product.environment, check=True, capture_output=True)
        with product.rows():
            wait_until(lambda: not Notice.objects.filter(state__in=UNDELIVERED).exists())
        post.mails.clear()  # the secretary's own invitation
        yield product


@pytest.fixture(scope="module")
def secretary(house, browser):
    """At the page, signed in."""
    person = Person(house, browser, SECRETARY).sign_in(PASSWORD)
    yield person
    person.context.close()


def planned(house, people):
    """A planned meeting of a new body, on whose one seat so many people sit; returns its ref."""
    with house.rows():
        body = make_body()
        seat = make_seat(body)
        sitting = [Holding(seat=seat, user=user, from_on=timezone.localdate()) for user in readers(people)]
        Holding.objects.bulk_create(sitting)
        hat = hat_of(User.objects.get(email=SECRETARY), PostKind.SECRETARY)
        return make_meeting(SimpleNamespace(secretary=hat, body=body)).ref


def announce(secretary, ref):
    """By the page; returns the seconds from the press to the page that says it is done."""
    secretary.go(f"/meetings/{ref}/announce/")
    begun = time.monotonic()
    secretary.send()
    return time.monotonic() - begun


def letters(house, **condition):
    with house.rows():
        return list(Notice.objects.filter(**condition))


def test_the_worker_killed_in_mid_delivery_of_200_letters_loses_none_and_repeats_one_a_process(house, secretary, post):
    for _meeting in range(2):  # each announcement wakes one process
        announce(secretary, planned(house, CROWD))
    wait_until(lambda: len(post.mails) == HELD_FROM - 1 + PROCESSES, seconds=60)  # both wait to hear that it was taken
    killed = house.pid("letters")
    os.kill(killed, signal.SIGKILL)
    in_hand = Counter(post.message_ids[-PROCESSES:])
    wait_until(lambda: house.pid("letters") != killed)  # its processes ended with it
    post.release()
    wait_until(lambda: not letters(house, state=State.CLAIMED, due_at__gt=timezone.now()))  # their lease is over
    announce(secretary, planned(house, 1))
    wait_until(lambda: not letters(house, state__in=UNDELIVERED), seconds=60)
    sent = Counter(post.message_ids)
    assert set(sent) == {notice.message_id for notice in letters(house, news__letter="meeting_announced")}
    assert (len(sent), sent - Counter(set(sent))) == (2 * CROWD + 1, in_hand)


@contextmanager
def frozen(house):
    """The broker answers nobody, and does not refuse either."""
    os.kill(house.pid("valkey"), signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(house.pid("valkey"), signal.SIGCONT)


@contextmanager
def gone(house):
    """There is no broker, and nobody who starts it again."""
    house.process.send_signal(signal.SIGSTOP)
    os.kill(house.pid("valkey"), signal.SIGKILL)
    try:
        yield
    finally:
        house.process.send_signal(signal.SIGCONT)


@pytest.mark.parametrize("ill", [frozen, gone])
def test_a_step_taken_while_the_broker_is_away_takes_two_seconds_and_its_letters_go_later(house, secretary, post, ill):
    post.release()
    before, refs = len(post.mails), [planned(house, 1) for _meeting in range(4)]
    with ill(house):
        took = sorted(announce(secretary, ref) for ref in refs[:3])
        waiting = len(letters(house, state=State.WAITING))
    assert (waiting, len(post.mails)) == (3, before)
    assert took[1] < 2, took  # the middle one: other work on the machine only ever adds
    house.wait_for("/readyz", 200)
    announce(secretary, refs[3])
    wait_until(lambda: len(post.mails) == before + 4, seconds=60)
