"""What these tests stand on."""

import pytest

from tests.make.meetings import make_cast


@pytest.fixture
def cast(db):
    """A secretariat, a custodian, an outsider, and a body with a chair, a member, an observer and an empty seat."""
    return make_cast()
