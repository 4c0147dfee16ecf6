"""Throw-away servers with the product's own options, one database for each thing that is measured."""

import shutil
from contextlib import closing, contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from core.embedded import addresses
from core.embedded.postgres import Postgres
from core.embedded.valkey import Valkey


class Ground:
    """PostgreSQL and Valkey of one run, gone afterwards."""

    EMPTY = addresses.DATABASE  # migrated, with reference rows; the others are made from it

    def __init__(self):
        self.var = settings.BENCH_VAR
        self.postgres, self.valkey = Postgres(self.var), Valkey(self.var, throwaway=True)

    def __enter__(self):
        self.postgres.start()
        self.valkey.start()
        call_command("migrate", verbosity=0, interactive=False)
        call_command("seed_reference", verbosity=0)
        connections.close_all()
        return self

    def __exit__(self, *error):
        connections.close_all()
        self.valkey.stop()
        self.postgres.stop()
        shutil.rmtree(self.postgres.sockets, ignore_errors=True)
        shutil.rmtree(self.var, ignore_errors=True)

    def superuser(self, statement, database="postgres"):
        """Run ``statement`` as the cluster's superuser."""
        with closing(self.postgres.connect(database)) as connection, connection.cursor() as cursor:
            cursor.execute(statement)

    def clone(self, name) -> str:
        """A database made from the empty one."""
        self.superuser(f"create database {name} template {self.EMPTY} owner {addresses.OWNER}")
        return name

    def tidy(self, name):
        """What autovacuum does within minutes: statistics for the planner, pages known to be visible to all."""
        self.superuser("vacuum analyze", name)


@contextmanager
def entered(name):
    """Django's connection is on database ``name``, as role ``dialogue``; then back where it was."""
    connection = connections["default"]
    assert not connection.in_atomic_block, (
        "another database can only be entered outside a transaction (no django_db mark)"
    )
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
