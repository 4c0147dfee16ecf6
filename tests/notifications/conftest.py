"""Letters of the tests' own, and addresses of the post office's pages."""

import copy
from pathlib import Path

import pytest

from tests.make.notifications import mail_server

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def letters_of_the_tests(settings):
    """Letter files that stand in no real app."""
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [HERE / "templates", *templates[0]["DIRS"]]
    settings.TEMPLATES = templates


@pytest.fixture
def server(settings):
    """A mail server that Django sends through."""
    with mail_server() as running:
        for name, value in running.settings.items():
            setattr(settings, name, value)
        yield running
