"""Requests straight into the WSGI handler, with all middleware, and what each one costs."""

import time
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from bench import floor


@dataclass(frozen=True)
class Cost:
    """Of one request: milliseconds of CPU in Python and in PostgreSQL's backend."""

    python: float
    postgres: float


class Visitor:
    """Somebody who asks for pages: ``user`` with a session of their own, or nobody. ``bare`` asks the floor instead."""

    def __init__(self, user=None, *, bare=False):
        with override_settings(MIDDLEWARE=floor.MIDDLEWARE) if bare else _as_it_is():
            self.handler = WSGIHandler()
        self.cookie = f"{settings.SESSION_COOKIE_NAME}={_session(user)}; " if user else ""

    def ask(self, address):
        """The body of a page. Raises ``AssertionError`` for anything but 200."""
        path, _question, query = address.partition("?")
        environ = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "localhost"}
        setup_testing_defaults(environ)
        cookie = f"{self.cookie}{settings.LANGUAGE_COOKIE_NAME}={path[1:3]}"
        response = self.handler(environ | {"HTTP_COOKIE": cookie}, lambda status, headers: None)
        try:
            body = b"".join(response)
        finally:
            response.close()
        assert response.status_code == 200, f"{address}: {response.status_code}"
        return body

    def cost(self, address):
        """Ask once more and measure it."""
        backend = Backend()
        began, began_there = time.process_time(), backend.seconds()
        self.ask(address)
        spent = time.process_time() - began
        return Cost(1000 * spent, 1000 * (backend.seconds() - began_there))

    def queries(self, address):
        """The statements of one request."""
        with CaptureQueriesContext(connection) as caught:
            self.ask(address)
        return [query["sql"] for query in caught]


class Backend:
    """The process of PostgreSQL that serves Django's connection."""

    def __init__(self):
        self.clock = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")

    def seconds(self):
        """CPU it has used so far; 0 where the system does not tell (macOS)."""
        return int(self.clock.read_text().split()[0]) / 1e9 if self.clock.exists() else 0.0


def _session(user):
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return session.session_key


@contextmanager
def _as_it_is():
    yield
