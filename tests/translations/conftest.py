"""What the tests of the translation desk stand on."""

import pytest

from tests.make.minutes import make_cast


@pytest.fixture
def cast(db):
    """A secretariat, a custodian, an outsider, a body with chair, co-chair, member and observer."""
    return make_cast()
