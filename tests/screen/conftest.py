"""What the tests of the sitting's screens stand on."""

import pytest

from tests.make.meetings import make_circulated, make_item
from tests.make.minutes import make_cast


@pytest.fixture
def cast(db):
    """A secretariat and a body whose member is an NGO's, as for minutes."""
    return make_cast()


@pytest.fixture
def meeting(cast):
    """A public meeting with a published agenda of two items."""
    meeting = make_circulated(cast)
    make_item(meeting, cast, title="On courts")
    return meeting
