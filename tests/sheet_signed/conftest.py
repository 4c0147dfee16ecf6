"""What the tests of signatures stand on."""

import pytest

from tests.make.minutes import make_cast


@pytest.fixture
def cast(db):
    """A secretariat, a body with chair (state) and co-chair (civil society), a member and an observer; who signs for the
    member."""
    return make_cast()
