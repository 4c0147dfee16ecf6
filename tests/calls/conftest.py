"""What the tests of calls for meetings stand on."""

import pytest

from tests.make.calls import make_crowd


@pytest.fixture
def cast(db):
    """A body with seven NGO members (three are a third), two seats of the executive and an observer."""
    return make_crowd()
