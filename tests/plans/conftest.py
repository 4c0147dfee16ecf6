"""What the tests of work plans stand on."""

import pytest

from tests.make.plans import make_cast


@pytest.fixture
def cast(db):
    """The cast of a body, an organisation with a seat that comments, one that observes."""
    return make_cast()
