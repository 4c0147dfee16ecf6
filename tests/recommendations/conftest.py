import pytest

from tests.make.recommendations import make_cast
from tests.recommendations.readers.conftest import shared_data

__all__ = ["cast", "shared_data"]


@pytest.fixture
def cast(db):
    """The cast of proposals, and a second NGO and the Ombudsman, who assess."""
    return make_cast()
