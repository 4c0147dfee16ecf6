"""``manage.py up``, what ./run becomes: servers, migrations, demo, programs; then keeps all of them alive until Ctrl-C."""

import os
import signal
import sys
import time

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections

from core.embedded import Refused, births, folders
from core.embedded.keeper import Keeper
from core.embedded.postgres import Postgres
from core.embedded.servers import last_words
from core.embedded.valkey import Valkey
from dialogue import house, safe_start, static

SHOWN = 10  # the demo accounts that README names come first


class Command(BaseCommand):
    help = "Runs the whole platform in the foreground; Ctrl-C stops it and loses nothing."
    requires_system_checks = []

    def handle(self, **options):
        self.begun, self.is_over, self.may_interrupt = time.monotonic(), False, False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._end)
        var = settings.DIALOGUE_VAR
        try:
            with folders.plain_words(), folders.held(var):
                sys.exit(self._run(var))
        except Refused as refused:
            self.stderr.write(str(refused))
            sys.exit(2)

    def _end(self, *signal_and_frame):
        self.is_over = True
        if self.may_interrupt:
            raise KeyboardInterrupt

    def _run(self, var):
        for name in births.end_leftovers(var / "run"):
            self._say(f"{name} was still running from an earlier start and was ended")
        folders.require_space(var)
        house.require_free_port()
        keeper = Keeper(var / "run", self._say)
        try:
            for step in (self._start_servers, self._prepare_database, self._start_programs):
                if not self.is_over:
                    step(keeper)
            return 0 if keeper.watch(lambda: self.is_over) else 1
        except KeyboardInterrupt:
            return 0
        finally:
            if keeper.children:
                self._say("stopping")
                keeper.stop()
                self._say("stopped, nothing is lost")

    def _start_servers(self, keeper):
        if settings.IS_EMBEDDED:
            keeper.start(Postgres(settings.DIALOGUE_VAR))
        if not os.environ.get("REDIS_URL"):
            keeper.start(Valkey(settings.DIALOGUE_VAR))

    def _prepare_database(self, keeper):
        self.may_interrupt = True  # each of these is a transaction: cut short, it is done again at the next start
        call_command("migrate", verbosity=0, interactive=False)
        call_command("seed_reference", verbosity=0)
        if objection := safe_start.objection():
            raise Refused(objection)
        if settings.DEMO and not get_user_model().objects.exists():
            self._say("loading the demonstration, once")
            call_command("seed_demo", verbosity=0)
        self._accounts = list(safe_start.demo_accounts().values_list("email", flat=True))
        self._is_empty = not get_user_model().objects.exists()
        connections.close_all()
        self.may_interrupt = False

    def _start_programs(self, keeper):
        static.collect()
        web, *others = house.programs()
        keeper.start(web)
        while not house.is_serving():  # a page soon; the others load their code afterwards
            if keeper.dead():
                raise Refused(f"The web server did not start: {last_words(web.log)}")
            if self.is_over:
                return
            time.sleep(0.1)
        for program in others:
            keeper.start(program)
        self._welcome()

    def _welcome(self):
        self._say(
            f"ready after {time.monotonic() - self.begun:.1f} s: http://localhost:{settings.PORT}  (Ctrl-C stops)"
        )
        if self._accounts:
            others = f", and {len(self._accounts) - SHOWN} more" if len(self._accounts) > SHOWN else ""
            self._say(f"demo accounts, password dialogue-demo: {' '.join(self._accounts[:SHOWN])}{others}")
        if self._is_empty:
            self._say(
                f"there are no accounts yet, make the first secretary: {sys.executable} manage.py first_secretary"
            )
        if settings.EMAIL_BACKEND == "notifications.mailbox.MailboxBackend" and not settings.DEMO:
            self._say("letters stay on this server: set EMAIL_URL to send them")
        self._say(f"logs: {settings.DIALOGUE_VAR / 'log'}")

    def _say(self, words):
        self.stdout.write(words)
        self.stdout.flush()
