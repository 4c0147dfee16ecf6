"""What the tests of referred texts stand on."""

import pytest

from tests.make.referral import make_cast


@pytest.fixture
def cast(db):
    """The cast of recommendations around a subgroup, and its parent body with a chair."""
    return make_cast()
