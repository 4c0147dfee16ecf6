"""What the tests of the outbox stand on."""

import pytest

from tests.make.minutes import make_cast, make_over, make_published


@pytest.fixture
def cast(db):
    """A body with chair, co-chair, member and observer, and who signs for the member."""
    return make_cast()


@pytest.fixture
def meeting(cast):
    """Its decision sheet is public."""
    return make_over(cast)


@pytest.fixture
def minutes(cast):
    """Approved and published."""
    return make_published(cast)
