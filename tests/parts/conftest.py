"""What the tests of items with parts stand on."""

import pytest

from tests.make.recommendations import make_cast


@pytest.fixture
def cast(db):
    """The cast of recommendations."""
    return make_cast()
