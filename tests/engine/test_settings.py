"""What the server refuses to start with, and what stands in its settings."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model

from dialogue import safe_start
from dialogue.celery import app
from tests.product import ROOT


def start(**environment):
    """Any command with this environment: its status and what it said."""
    plain = {"PATH": os.environ["PATH"], "DIALOGUE_VAR": str(settings.TESTS_VAR)}
    command = [sys.executable, "manage.py", "check"]
    told = subprocess.run(command, cwd=ROOT, env=plain | environment, capture_output=True, text=True, check=False)
    return told.returncode, told.stderr


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"DEBUG": "0"}, "DEBUG=0 needs a SECRET_KEY: set it to a long random text and keep it\n"),
        (
            {"ALLOWED_HOSTS": "dialogue.example"},
            "ALLOWED_HOSTS beyond this machine needs a SECRET_KEY: set it to a long random text\n",
        ),
        ({"PORT": "eight"}, 'Environment variable "PORT" invalid: Not a valid integer.\n'),
    ],
)
def test_a_server_that_is_not_set_up_says_why_in_one_line(environment, words):
    assert start(**environment) == (2, words)


def test_a_server_with_a_key_starts():
    given = {
        "SECRET_KEY": "a long random text",
        "ALLOWED_HOSTS": "dialogue.example",
        "EMAIL_URL": "smtp://mail.example",
    }
    assert start(DEBUG="0", **given) == (0, "")


@pytest.mark.django_db
def test_demo_accounts_are_served_to_this_machine_only(settings):
    get_user_model().objects.create(email="ngo@demo.example")
    settings.DEMO, settings.ALLOWED_HOSTS = False, ["localhost"]
    at_home = safe_start.objection()
    settings.ALLOWED_HOSTS = ["dialogue.example", "localhost"]
    words = "Demo accounts exist and their password is public: dialogue.example needs an empty database"
    assert (at_home, safe_start.objection()) == ("", words)


@pytest.mark.django_db
def test_others_may_be_served_when_there_is_no_demo_account(settings):
    get_user_model().objects.create(email="ngo@example.org")
    settings.DEMO, settings.ALLOWED_HOSTS = False, ["dialogue.example"]
    assert safe_start.objection() == ""


def test_the_demo_is_not_loaded_for_others(settings):
    settings.DEMO, settings.ALLOWED_HOSTS = True, ["dialogue.example"]
    words = "The demo's passwords are public, it does not serve dialogue.example: set DEMO=0"
    assert safe_start.objection() == words


def test_each_queue_has_a_key_of_its_own():
    queues = [(queue.name, queue.exchange.name, queue.routing_key) for queue in app.conf.task_queues]
    assert queues == [("letters", "letters", "letters"), ("long", "long", "long")]


def test_the_clock_rings_only_tasks_that_exist_in_queues_that_exist():
    app.loader.import_default_modules()
    unknown = [entry["task"] for entry in app.conf.beat_schedule.values() if entry["task"] not in app.tasks]
    queues = {entry["options"].get("queue", app.conf.task_default_queue) for entry in app.conf.beat_schedule.values()}
    assert (unknown, queues <= {queue.name for queue in app.conf.task_queues}) == ([], True)


def test_the_policy_of_the_browser_allows_ourselves_and_nothing_inline(client):
    policy = client.get("/healthz").headers["Content-Security-Policy"]
    parts = sorted(part.strip() for part in policy.split(";"))
    assert parts == [
        "base-uri 'none'",
        "default-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    ]


@pytest.mark.django_db
def test_a_request_for_a_host_that_is_not_ours_gets_a_plain_refusal(client):
    client.raise_request_exception = False
    answer = client.get("/kk/account/login/", headers={"host": "somebody.example"})
    assert (answer.status_code, "somebody.example" in answer.text) == (400, False)
