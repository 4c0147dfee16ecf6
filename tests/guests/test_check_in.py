"""Participants say "I am here" during the hours of the meeting; attendance is what the secretariat confirms."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction

from core.lifecycle import NotNow
from core.rules import NotAllowed
from meetings import services
from meetings.kinds import Presence, Regime
from meetings.models import Attendance, CheckIn
from tests.make.guests import seat_of
from tests.make.meetings import after, full_house, make_announced, make_circulated
from tests.make.participants import client_of
from tests.meetings.browsing import address, typed

pytestmark = pytest.mark.django_db


def say(meeting, hat, presence=Presence.PRESENT):
    return services.check_in(seat_of(meeting, hat), by=hat, presence=presence)


def test_it_is_no_attendance_before_the_secretariat_confirms(cast):
    meeting = make_circulated(cast)
    with after(meeting):
        say(meeting, cast.member)
        say(meeting, cast.chair, Presence.ONLINE)
        assert Attendance.objects.count() == 0
        assert [services.confirm_check_ins(meeting, by=cast.secretary) for _twice in range(2)] == [2, 0]
    taken = dict(Attendance.objects.values_list("seat", "presence"))
    assert taken == {cast.member.seat.pk: Presence.PRESENT, cast.chair.seat.pk: Presence.ONLINE}


def test_what_the_secretariat_took_stands_against_what_a_seat_says(cast):
    meeting = make_circulated(cast)
    with after(meeting):
        services.record_presence(seat_of(meeting, cast.member), by=cast.secretary, presence=Presence.ABSENT)
        say(meeting, cast.member)
        assert services.confirm_check_ins(meeting, by=cast.secretary) == 0


def test_the_doors_open_half_an_hour_before_and_close_with_the_meeting(cast):
    meeting = make_announced(cast)
    minutes = {-31: False, -30: True, 180: True, 181: False}
    for offset, is_open in minutes.items():
        with time_machine.travel(meeting.starts_at + dt.timedelta(minutes=offset), tick=False):
            assert meeting.takes_check_ins is is_open
    with pytest.raises(NotNow):
        say(meeting, cast.member)


def test_only_the_seat_says_so_and_only_that_it_is_there(cast):
    meeting = make_announced(cast)
    with after(meeting):
        for hat in (cast.secretary, cast.chair, cast.outsider):
            with pytest.raises(NotAllowed), transaction.atomic():
                services.check_in(seat_of(meeting, cast.member), by=hat, presence=Presence.PRESENT)
        with pytest.raises(ValidationError):
            say(meeting, cast.member, Presence.EXCUSED)
        with pytest.raises(NotAllowed):
            services.confirm_check_ins(meeting, by=cast.chair)


@pytest.mark.parametrize("regime", [Regime.CHATHAM_HOUSE, Regime.CLOSED])
def test_where_nobody_may_know_who_was_there_nobody_says_so_and_the_database_refuses_it(cast, regime):
    meeting = make_announced(cast, regime=regime)
    with after(meeting), pytest.raises(NotNow):
        say(meeting, cast.member)
    with pytest.raises(Exception, match="nobody says who is there"), transaction.atomic():
        CheckIn.objects.create(invitation=seat_of(meeting, cast.member), presence=Presence.PRESENT)


def test_a_participant_presses_and_the_secretariat_confirms_on_pages(cast):
    meeting = make_circulated(cast)
    invitation = seat_of(meeting, cast.member)
    button = address("meetings:check_in", invitation.uid)
    early = client_of(cast.member).get(address("page:meeting", meeting.ref)).content.decode()
    with after(meeting):
        member, secretary = client_of(cast.member), client_of(cast.secretary)
        assert [button in early, button in member.get(address("page:meeting", meeting.ref)).content.decode()] == [
            False,
            True,
        ]
        invitation.refresh_from_db()
        member.post(button, typed(invitation, presence="present"))
        shown = secretary.get(address("meetings:attendance", meeting.ref))
        assert [shown.context["says_here"], shown.content.decode().count("says: I am here")] == [1, 1]
        meeting.refresh_from_db()
        secretary.post(address("meetings:confirm_check_ins", meeting.ref), typed(meeting))
    assert Attendance.objects.get().seat == cast.member.seat


def test_what_was_said_at_the_door_goes_with_the_names(cast):
    meeting = make_circulated(cast)
    with after(meeting):
        say(meeting, cast.member)
        services.hold_meeting(meeting, by=cast.secretary, attendance=full_house(meeting))
    services.erase_guests(meeting.on + dt.timedelta(days=12))
    assert CheckIn.objects.count() == 0
