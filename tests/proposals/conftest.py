import pytest

from tests.make.proposals import make_cast


@pytest.fixture
def cast(db):
    """An NGO with author and editor, a ministry with focal point and signatory, and the cast of a body."""
    return make_cast()
