"""Throw-away servers and databases: one template, migrated once by its owner; every worker works on a clone of it."""

import itertools
import shutil
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from bench.ground import entered
from core.embedded import addresses
from core.embedded.postgres import Postgres
from core.embedded.valkey import Valkey

TEMPLATE = "template_dialogue"
names = itertools.count(1)


class Servers:
    """PostgreSQL and Valkey of one test run."""

    def __init__(self, var: Path):
        self.var = var
        self.postgres, self.valkey = Postgres(var, throwaway=True), Valkey(var, throwaway=True)

    def start(self):
        """Start both and migrate the template."""
        self.postgres.start()
        self.valkey.start()
        self.superuser(f"create database {TEMPLATE} owner {addresses.OWNER}")
        with entered(TEMPLATE):
            call_command("migrate", verbosity=0, interactive=False)

    def stop(self):
        """Stop both and leave nothing behind."""
        self.valkey.stop()
        self.postgres.stop()
        shutil.rmtree(self.var, ignore_errors=True)
        shutil.rmtree(self.postgres.sockets, ignore_errors=True)

    def superuser(self, statement):
        """Run ``statement`` as the cluster's superuser."""
        with closing(self.postgres.connect()) as connection, connection.cursor() as cursor:
            cursor.execute(statement)

    def clone(self, name, template=TEMPLATE) -> str:
        """A database of its own, made from the template; nobody may be connected to that."""
        self.superuser(f"create database {name} template {template} owner {addresses.OWNER}")
        return name

    def drop(self, name):
        """The database goes, whoever is connected."""
        self.superuser(f"drop database {name} with (force)")

    @contextmanager
    def fresh(self):
        """A clone for one test, with Django's connection on it; gone afterwards."""
        name = self.clone(f"{settings.WORKER}_{next(names)}")
        try:
            with entered(name):
                yield name
        finally:
            self.drop(name)
