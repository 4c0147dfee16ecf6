"""What the tests of attendance and quorum stand on."""

from types import SimpleNamespace

import pytest

from meetings.kinds import Presence
from participants.kinds import OrganisationKind, SeatRole
from tests.make.meetings import make_cast, make_circulated
from tests.make.participants import make_organisation, make_seat


@pytest.fixture
def cast(db):
    """The usual cast; its body has three seats of civil society, three of the executive, one of parliament, an observer."""
    cast = make_cast()
    ngos = [make_seat(cast.body) for _number in range(2)]
    states = [make_seat(cast.body, make_organisation(OrganisationKind.STATE_BODY)) for _number in range(2)]
    cast.civil, cast.executive = [cast.member.seat, *ngos], [cast.chair.seat, *states]
    cast.co_observer = make_seat(cast.body, role=SeatRole.OBSERVER)
    return cast


@pytest.fixture
def meeting(cast):
    """Its agenda is published; it takes place under a rule with attribution."""
    return make_circulated(cast)


def there(cast, *, civil=3, executive=3, parliament=1, observers=2):
    """A presence for each seat: so many of each constituency are present, the others absent."""
    groups = SimpleNamespace(
        civil=(cast.civil, civil),
        executive=(cast.executive, executive),
        parliament=([cast.empty_seat], parliament),
        observers=([cast.observer.seat, cast.co_observer], observers),
    )
    return {
        seat: Presence.PRESENT if place < number else Presence.ABSENT
        for seats, number in vars(groups).values()
        for place, seat in enumerate(seats)
    }
