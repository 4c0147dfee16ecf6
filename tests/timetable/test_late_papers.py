"""Late papers drop an item unless every constituency agrees (domain.md §6)."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction

from core.lines import Line
from core.rules import NotAllowed
from meetings import services
from meetings.models import LateAgreement
from meetings.services import days_of
from tests.make.meetings import make_circulated, make_dissenter, make_item, make_meeting
from tests.make.participants import client_of
from tests.meetings.browsing import address, html, queries, typed
from tests.timetable.test_timetables import far


@pytest.fixture
def meeting(cast):
    """Its agenda is published and its papers day is far ahead; a second constituency has a vote."""
    make_dissenter(cast.body, kind="parliament", constituency="parliament")
    return make_circulated(cast, on=far(60))


def after_papers(meeting):
    day = days_of(meeting)[2]["papers"] + dt.timedelta(days=1)
    return time_machine.travel(dt.datetime.combine(day, dt.time(9), tzinfo=dt.UTC), tick=False)


def voters(meeting):
    return services.voting(meeting)


def test_papers_complete_in_time_are_not_late_and_those_that_are_not_are_from_the_next_day_on(cast, meeting):
    item = meeting.items.get()
    assert services.papers_are_late(item) is False
    services.complete_papers(item, by=cast.secretary)
    with after_papers(meeting):
        assert services.papers_are_late(item) is False
        item.papers_complete_at = None
        assert services.papers_are_late(item) is True


def test_papers_completed_after_their_day_stay_late(cast, meeting):
    with after_papers(meeting):
        item = services.complete_papers(meeting.items.get(), by=cast.secretary)
        assert services.papers_are_late(item) is True


def test_a_late_item_is_dropped_with_its_reason_for_everybody(cast, meeting):
    with after_papers(meeting):
        services.drop_late(meeting.items.get(), by=cast.secretary)
    line = Line.objects.get(thing_uid=meeting.uid, step="revise")
    assert (line.reason.said("en").text, line.is_public) == ("Papers came late", True)
    assert meeting.items.get().dropped_at is not None


def test_one_constituency_that_did_not_agree_is_enough_to_refuse(cast, meeting):
    item = meeting.items.get()
    one = [seat for seat in voters(meeting) if seat.constituency != "parliament"]
    with after_papers(meeting), pytest.raises(ValidationError) as problem:
        services.hear_late(item, by=cast.secretary, seats=one)
    assert problem.value.message_dict == {"seats": ["Nobody of these constituencies agreed: Parliament."]}
    assert LateAgreement.objects.count() == 0


def test_every_constituency_agreed_is_a_line_that_names_the_seats_and_the_item_can_no_longer_be_dropped(cast, meeting):
    item, seats = meeting.items.get(), voters(meeting)
    with after_papers(meeting):
        services.hear_late(item, by=cast.secretary, seats=seats)
        with pytest.raises(ValidationError), transaction.atomic():
            services.drop_late(item, by=cast.secretary)
    line = Line.objects.get(thing_uid=meeting.uid, step="hear_late")
    assert line.facts == {"agreed": sorted(str(seat.uid) for seat in seats)}
    assert item.late_agreements.count() == len(seats)


def test_an_observer_cannot_agree_and_nobody_but_the_secretariat_records_it(cast, meeting):
    item = meeting.items.get()
    with after_papers(meeting):
        with pytest.raises(ValidationError), transaction.atomic():
            services.hear_late(item, by=cast.secretary, seats=[*voters(meeting), cast.observer.seat])
        for step in (services.drop_late, services.complete_papers):
            with pytest.raises(NotAllowed), transaction.atomic():
                step(item, by=cast.chair)


def test_papers_that_are_not_late_drop_nothing(cast, meeting):
    with pytest.raises(ValidationError):
        services.drop_late(meeting.items.get(), by=cast.secretary)


def test_the_secretariat_sees_what_is_late_and_its_steps_and_everybody_that_all_agreed(cast, meeting):
    item = meeting.items.get()
    assert "Papers are not complete" not in html(None, "page:meeting", meeting.ref)
    with after_papers(meeting):
        pages = [html(by, "page:meeting", meeting.ref) for by in (None, cast.member, cast.secretary)]
        assert ["Papers are not complete" in page for page in pages] == [False, False, True]
        assert ["hear_late" in page for page in pages] == [False, False, True]
        seats = [seat.pk for seat in voters(meeting)]
        where = address("meetings:hear_late", item.uid)
        empty = client_of(cast.secretary).post(where, typed(item, seats=[]))
        client_of(cast.secretary).post(where, typed(item, seats=seats))
        page = html(None, "page:meeting", meeting.ref)
    assert empty.status_code == 200
    assert "every constituency agreed to hear it" in page


@pytest.mark.parametrize("step", ["complete_papers", "hear_late", "drop_late"])
def test_the_secretariat_alone_takes_the_steps(cast, meeting, step):
    where = address(f"meetings:{step}", meeting.items.get().uid)
    roles = (cast.secretary, cast.chair, cast.member, cast.outsider, None)
    assert [client_of(by).get(where).status_code for by in roles] == [200, 403, 403, 403, 302]


def test_three_late_items_cost_the_queries_of_one(cast, meeting):
    with after_papers(meeting):
        before = queries(None, "page:meeting", meeting.ref)
        for _number in range(2):
            make_item(meeting, cast)
        assert queries(None, "page:meeting", meeting.ref) == before


def test_nothing_is_added_to_an_extraordinary_meeting_once_it_is_announced(cast):
    meeting = make_meeting(cast, kind="extraordinary")
    make_item(meeting, cast)
    services.announce_meeting(meeting, by=cast.secretary)
    with pytest.raises(ValidationError):
        make_item(meeting, cast)
