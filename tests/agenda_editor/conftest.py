"""What the tests of the agenda editor stand on."""

import pytest

from tests.make.meetings import make_announced, make_cast, make_item


@pytest.fixture
def cast(db):
    """A secretariat and a body with a chair, a member, an observer and an empty seat."""
    return make_cast()


@pytest.fixture
def plan(cast):
    """A draft agenda: 1 A with its parts 1.1 B and 1.2 C, 2 D, 3 E."""
    meeting = make_announced(cast)
    meeting.items.all().delete()
    whole = make_item(meeting, cast, title="A", minutes=60)
    for title in "BC":
        make_item(meeting, cast, title=title, minutes=20, parent=whole)
    for title in "DE":
        make_item(meeting, cast, title=title, minutes=15)
    return meeting
