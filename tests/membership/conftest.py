"""What the tests of membership stand on."""

import pytest

from tests.make.membership import make_cast


@pytest.fixture
def cast(db):
    """The cast of a body, an NGO outside it, and a member with a signatory."""
    return make_cast()
