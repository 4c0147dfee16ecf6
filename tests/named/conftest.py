"""What the tests of answers to published minutes stand on."""

import pytest

from tests.make.minutes import make_cast


@pytest.fixture
def cast(db):
    """A secretariat, a custodian, an outsider, a body with chair, co-chair, member and observer, and who signs for the member."""
    return make_cast()
