"""The played demonstration, once for a module: playing a year takes its time."""

import pytest
from django.core.management import call_command


@pytest.fixture(scope="module")
def demo(servers, django_db_blocker):
    """A database of its own with the demonstration in it; what a test commits stays for the tests after it."""
    with django_db_blocker.unblock(), servers.fresh() as name:
        call_command("seed_reference", verbosity=0)
        call_command("seed_demo", verbosity=0)
        yield name
