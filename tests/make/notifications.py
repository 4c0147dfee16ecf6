"""Readers, pieces of news, and a mail server that a test can look into."""

import json
import socketserver
import subprocess
import sys
import threading
import time
import uuid
from contextlib import contextmanager
from email import message_from_bytes, policy
from itertools import count

from django.conf import settings
from django.contrib.auth import get_user_model

from core.refs import Ref
from notifications.outbox import tell

numbers = count(1)


def reader(language="en", **details):
    """A person who can get letters."""
    return get_user_model().objects.create(
        **{"email": f"reader{next(numbers)}@example.org", "language": language, **details}
    )


def readers(number):
    """So many people at once; returns them as a queryset."""
    host = f"many{next(numbers)}.example.org"
    get_user_model().objects.bulk_create(
        get_user_model()(email=f"{n}@{host}", language=("kk", "ru", "en")[n % 3]) for n in range(number)
    )
    return get_user_model().objects.filter(email__endswith=f"@{host}")


def told(**arguments):
    """A piece of news, told to one English reader unless the test says otherwise."""
    facts = {"ref": "2026-2-05", "title": "On access", "by": "Free Word"}
    fixed = {"line": None, "key": f"key {next(numbers)}", "about": Ref("recommendations.recommendation", uuid.uuid4())}
    if "addresses" not in arguments:
        fixed["readers"] = [reader()] if "readers" not in arguments else arguments.pop("readers")
    return tell(arguments.pop("letter", "claim_contested"), **fixed | {"context": facts} | arguments)


def only(news):
    """The one notice of a piece of news."""
    return news.notices.get()


class MailServer(socketserver.ThreadingTCPServer):
    """An SMTP server that keeps what it gets: ``mails`` in order, ``refusals`` {address: code}.

    With ``holds=n`` it takes the n-th mail and all later ones in, but says so to nobody until ``release()``.
    """

    daemon_threads = allow_reuse_address = True

    def __init__(self, holds=0):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.mails, self.refusals, self.holds, self.connections = [], {}, holds, 0
        self.may_go_on = threading.Event()

    @property
    def settings(self):
        """What Django needs to send through it."""
        host, port = self.server_address
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": host,
            "EMAIL_PORT": port,
            "EMAIL_TIMEOUT": 5,
        }

    def take(self, mail):
        """Keep a mail; wait before saying so when it is one to be held."""
        self.mails.append(message_from_bytes(mail, policy=policy.default))
        if self.holds and len(self.mails) >= self.holds:
            self.may_go_on.wait(120)

    def release(self):
        """Speak again."""
        self.may_go_on.set()

    @property
    def message_ids(self):
        """Of all mails that came in, in order."""
        return [mail["Message-ID"] for mail in self.mails]


class Conversation(socketserver.StreamRequestHandler):
    """One connection: the few words of SMTP that mail programs use."""

    def handle(self):
        self.server.connections += 1
        self.say("220 here")
        for line in self.rfile:
            verb, _space, rest = line.decode().strip().partition(" ")
            verb = verb.upper()
            if verb == "DATA":
                self.say("354 go on")
                self.server.take(self.body())
                self.say("250 taken")
            elif verb == "RCPT":
                code = self.server.refusals.get(rest.partition("<")[2].rstrip(">"))
                self.say(f"{code} no, not https://secret.example/token" if code else "250 yes")
            elif verb == "QUIT":
                return self.say("221 bye")
            else:
                self.say("250 yes")
        return None

    def body(self):
        lines = iter(self.rfile.readline, b".\r\n")
        return b"".join(line.removeprefix(b".") for line in lines)

    def say(self, words):
        try:
            self.wfile.write(f"{words}\r\n".encode())
        except OSError:
            pass  # the courier on the other end was killed


@contextmanager
def mail_server(**options):
    """A running ``MailServer``."""
    with MailServer(**options) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield server
        finally:
            server.release()
            server.shutdown()


ELSEWHERE = """
import json, sys
import django
from django.conf import settings
changed = json.loads(sys.argv[1])
settings.DATABASES["default"]["NAME"] = changed.pop("database")
for name, value in changed.items():
    setattr(settings, name, value)
django.setup()
"""


def wait_until(holds, seconds=30):
    """Wait until ``holds()`` is true; fails after ``seconds``."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"did not become true in {seconds} s")
        time.sleep(0.05)


def start_elsewhere(program, *, database, **changed):
    """Run ``program`` in a process of its own, on ``database`` and with some settings changed; returns the ``Popen``."""
    return subprocess.Popen(
        [sys.executable, "-c", ELSEWHERE + program, json.dumps({"database": database, **changed})],
        cwd=settings.BASE_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
