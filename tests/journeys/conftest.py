"""Journeys: real people at real browsers, on the real product with its workers and its clock. One product a run."""

import pytest

from tests.journeys.people import Person


@pytest.fixture
def person(platform, browser):
    """Makes people, each at a browser of their own: ``person("ngo", "kk")``, ``person()`` for an anonymous reader."""
    made = []

    def make(name="", language="en", **options):
        made.append(Person(platform, browser, name, language, **options))
        return made[-1]

    yield make
    for one in made:
        one.context.close()
