"""The page of a meeting of sixty seats and twenty-five items costs no more than that of a small one: at most 12 queries."""

import pytest

from meetings import services
from meetings.models import Dissent
from tests.make.meetings import (
    after,
    full_house,
    make_announced,
    make_cast,
    make_decision,
    make_dissent,
    make_dissenter,
    make_item,
)
from tests.make.participants import make_organisation, make_seat
from tests.make.proposing import make_refused, make_taken
from tests.meetings.browsing import queries

SEATS, ITEMS, MOST = 60, 25, 12


@pytest.fixture
def cast(db):
    """A body of sixty seats, one of them of an organisation that will dissent."""
    cast = make_cast()
    cast.nobody, cast.dissenter = None, make_dissenter(cast.body)
    for _number in range(SEATS - cast.body.seats.count()):
        make_seat(cast.body, make_organisation())
    return cast


def make_large(cast, regime):
    """A meeting with a published agenda of twenty-five items in two levels, one of them proposed by a member."""
    meeting = make_announced(cast, regime=regime)
    whole = meeting.items.get()
    for number in range(ITEMS - 2):
        make_item(meeting, cast, title=f"On {number}", minutes=2, parent=whole if number < 5 else None)
    make_taken(cast, meeting=meeting)
    make_refused(cast, meeting=meeting)
    return services.publish_agenda(meeting, by=cast.secretary)


@pytest.mark.parametrize("regime", ["public", "chatham_house"])
def test_the_page_of_a_meeting_of_60_seats_and_25_items_takes_at_most_12_queries(cast, regime):
    meeting, asked = make_large(cast, regime), {}
    assert (meeting.invitations.count(), meeting.items.count()) == (SEATS, ITEMS)

    def count(state):
        for who in ("secretary", "chair", "member", "nobody"):
            asked[state, who] = queries(getattr(cast, who), "page:meeting", meeting.ref)

    count("agenda published")
    with after(meeting):
        services.hold_meeting(meeting, by=cast.secretary, attendance=full_house(meeting))
        decisions = [make_decision(item, cast) for item in meeting.items.standing()]
        count("held")
        services.publish_decisions(meeting, by=cast.secretary)
        for decision in decisions[:2]:
            make_dissent(decision, cast.dissenter)
        services.begin_minutes(meeting, by=cast.secretary)
        count("decisions published")
    assert Dissent.objects.count() == 2
    assert {place: number for place, number in asked.items() if number > MOST} == {}
