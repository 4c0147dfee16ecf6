"""The bell reaches the broker, and a courier with more than one round of work rings again."""

import json

import pytest
import redis
from django.core import mail

from notifications.bell import STALE, ring
from notifications.checks import letters_leave_the_house
from notifications.courier import ROUND
from notifications.tasks import deliver
from tests.make.notifications import readers, told


@pytest.fixture
def queue(settings):
    """The queue ``letters`` of the tests' broker, empty at first: a function that takes out what lies in it."""
    with redis.from_url(settings.REDIS_URL) as client:

        def lying():
            rings = [json.loads(message) for message in client.lrange("letters", 0, -1)]
            client.delete("letters")
            return [ring["headers"] for ring in rings]

        lying()
        yield lying
        lying()


def test_a_ring_lies_in_the_queue_of_letters_until_it_is_stale(queue):
    ring()
    (heard,) = queue()
    assert (heard["task"], heard["ignore_result"], heard["expires"] is None, STALE) == (
        "notifications.tasks.deliver",
        True,
        False,
        300,
    )


@pytest.mark.django_db
def test_a_courier_that_leaves_letters_behind_rings_again_and_one_that_does_not_does_not(queue):
    told(readers=readers(ROUND + 1))
    deliver()
    assert (len(mail.outbox), len(queue())) == (ROUND, 1)
    deliver()
    assert (len(mail.outbox), len(queue())) == (ROUND + 1, 0)


@pytest.mark.parametrize(
    ("demo", "backend", "warnings"),
    [
        (True, "notifications.mailbox.MailboxBackend", []),
        (False, "notifications.mailbox.MailboxBackend", ["notifications.W001"]),
        (False, "django.core.mail.backends.smtp.EmailBackend", []),
    ],
)
def test_whoever_runs_a_server_whose_letters_stay_in_the_house_is_warned(settings, demo, backend, warnings):
    settings.DEMO, settings.EMAIL_BACKEND = demo, backend
    assert [warning.id for warning in letters_leave_the_house(None)] == warnings
