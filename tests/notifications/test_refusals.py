"""Letters a mail server refuses, cannot take now, or that cannot be written at all."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail import get_connection
from django.utils import timezone

from notifications.courier import DELAYS, carry_one, claim, deliver
from notifications.kinds import State
from notifications.models import Notice
from tests.make.notifications import only, told

pytestmark = pytest.mark.django_db


def test_a_refused_letter_is_tried_again_later_and_later_then_fails_with_the_servers_code_alone(server):
    server.refusals["full@example.org"] = 452
    notice = only(told(addresses=[("full@example.org", "en")]))
    waited = []
    now = timezone.now()
    for attempt in range(1, len(DELAYS) + 1):
        with time_machine.travel(now, tick=False):
            deliver()
            notice.refresh_from_db()
            assert (notice.state, notice.attempts, notice.reason) == (
                State.WAITING,
                attempt,
                "SMTPRecipientsRefused 452",
            )
            assert deliver() is False  # not due: no attempt
            waited.append(notice.due_at - now)
            now = notice.due_at
    with time_machine.travel(now, tick=False):
        deliver()
    notice.refresh_from_db()
    assert waited == DELAYS
    assert (notice.state, notice.attempts, notice.reason) == (
        State.FAILED,
        len(DELAYS) + 1,
        "SMTPRecipientsRefused 452",
    )
    with time_machine.travel(now + timedelta(days=30), tick=False):
        deliver()
    notice.refresh_from_db()
    assert notice.attempts == len(DELAYS) + 1


def test_the_log_of_a_refusal_names_no_address_no_words_and_no_link(server, caplog):
    server.refusals["full@example.org"] = 550
    notice = only(told(addresses=[("full@example.org", "en")]))
    deliver()
    logged = [record.msg for record in caplog.records if record.name == "notifications.courier"]
    told_of_itself = {"level": "warning", "logger": "notifications.courier", "timestamp": logged[0]["timestamp"]}
    assert logged == [
        {
            "event": "letter_refused",
            "notice": notice.pk,
            "attempt": 1,
            "fault": "SMTPRecipientsRefused 550",
            **told_of_itself,
        }
    ]


def test_one_refused_letter_holds_up_no_other(server):
    server.refusals["full@example.org"] = 550
    refused, taken = only(told(addresses=[("full@example.org", "en")])), only(told())
    deliver()
    refused.refresh_from_db()
    taken.refresh_from_db()
    assert (refused.state, taken.state, server.connections) == (State.WAITING, State.SENT, 1)


def test_a_letter_that_cannot_be_written_holds_up_no_other():
    broken = only(told(calendar="not a calendar"))
    fine = only(told())
    deliver()
    broken.refresh_from_db()
    fine.refresh_from_db()
    assert (broken.state, broken.reason, fine.state) == (State.WAITING, "ValueError", State.SENT)


def test_a_mail_server_that_is_away_costs_no_letter_an_attempt(server, settings):
    notice = only(told())
    settings.EMAIL_PORT = 1
    assert deliver() is False
    notice.refresh_from_db()
    assert (notice.state, notice.attempts) == (State.WAITING, 0)
    settings.EMAIL_PORT = server.server_address[1]
    deliver()
    notice.refresh_from_db()
    assert (notice.state, notice.attempts) == (State.SENT, 1)


def test_a_letter_whose_courier_died_at_every_attempt_is_given_up():
    notice = only(told())
    Notice.objects.filter(pk=notice.pk).update(state=State.CLAIMED, attempts=len(DELAYS) + 1)
    deliver()
    notice.refresh_from_db()
    assert (mail.outbox, notice.state, notice.reason) == ([], State.FAILED, "no attempt came to an end")


def test_a_courier_whose_lease_ran_out_does_not_put_back_what_another_has_in_hand(server):
    server.refusals["full@example.org"] = 452
    told(addresses=[("full@example.org", "en")])
    slow = claim()
    with time_machine.travel(slow.due_at):
        quick = claim()
    with get_connection() as way:
        carry_one(slow, way)
    now = Notice.objects.get()
    assert (quick.pk, now.state, now.claimed_at, now.attempts) == (slow.pk, State.CLAIMED, quick.claimed_at, 2)
