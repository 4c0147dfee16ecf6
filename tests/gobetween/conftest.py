"""What the tests of go-betweens stand on."""

import pytest

from tests.make.between import make_cast


@pytest.fixture
def cast(db):
    """The cast of proposals, an item with a proposal on a published agenda, and who may go between its sides."""
    return make_cast()
