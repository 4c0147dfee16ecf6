"""Seats are reminded until they have answered: each rung once, on working days, never too late."""

import datetime as dt

import pytest
import time_machine

from core.words import Words
from deadlines.terms import calendar_now
from meetings import services
from meetings.models import Reminder
from meetings.services.reminders import days_of_rungs
from notifications.models import News, Notice
from tests.make.guests import seat_of
from tests.make.meetings import after, details, make_announced, make_cancelled, make_postponed, set_day
from tests.meetings.browsing import html
from tests.meetings.test_letters import emails, mails

pytestmark = pytest.mark.django_db
NOON = dt.timedelta(hours=7)  # in UTC: noon in Almaty


@pytest.fixture
def meeting(cast):
    """Announced six weeks ahead, so that every rung lies in the future."""
    on = details()["on"] + dt.timedelta(days=28)
    return make_announced(cast, on=on)


def rung_days(meeting):
    return list(days_of_rungs(meeting, calendar_now()).values())


def at_noon(day):
    return time_machine.travel(dt.datetime.combine(day, dt.time(7), tzinfo=dt.UTC), tick=False)


def remind(day):
    """What the clock does on that day; how many seats were reminded."""
    with at_noon(day):
        return services.remind_invited(day)


def reminded(letter="invitation_reminded"):
    return sorted(Notice.objects.filter(news__letter=letter).values_list("reader__email", flat=True))


def test_the_rungs_lie_five_and_one_working_days_before_the_last_day_for_answers_and_on_it(meeting):
    calendar, until = calendar_now(), services.answers_until(meeting)
    assert rung_days(meeting) == [calendar.add_working_days(until, -5), calendar.add_working_days(until, -1), until]
    assert calendar.working_days_between(until, meeting.on) == 3


def test_each_rung_reminds_each_seat_once_however_often_the_clock_rings(cast, meeting):
    for day in rung_days(meeting):
        assert [remind(day), remind(day)] == [4, 0]  # the seat nobody sits on too: whoever gets it is asked
    people = emails(cast.chair, cast.member, cast.observer)
    assert [reminded(), Reminder.objects.count()] == [sorted(people * 3), 12]


def test_nobody_is_reminded_before_the_first_rung_nor_on_a_day_off(meeting):
    first = rung_days(meeting)[0]
    before = calendar_now().add_working_days(first, -1)
    sunday = first + dt.timedelta(days=6 - first.weekday())
    assert [remind(before), remind(sunday)] == [0, 0]


def test_who_has_answered_hears_nothing_more(cast, meeting):
    services.accept_invitation(seat_of(meeting, cast.member), by=cast.member)
    services.decline_invitation(seat_of(meeting, cast.chair), by=cast.chair)
    remind(rung_days(meeting)[0])
    assert reminded() == emails(cast.observer)


def test_a_clock_that_stood_still_sends_the_newest_rung_and_not_the_missed_ones(meeting):
    _first, second, third = rung_days(meeting)
    assert [remind(second), remind(second), remind(third)] == [4, 0, 4]
    assert set(Reminder.objects.values_list("rung", flat=True)) == {1, 0}


def test_nothing_goes_once_the_meeting_began_or_was_cancelled_or_postponed(cast, meeting):
    on = details()["on"] + dt.timedelta(days=28)
    make_cancelled(cast, on=on)
    make_postponed(cast, on=on)
    with after(meeting):
        assert services.remind_invited(meeting.on) == 0
    assert remind(rung_days(meeting)[0]) == 4


def test_a_seat_asked_after_the_rung_is_not_reminded_on_the_morning_after_its_invitation(cast):
    meeting = make_announced(
        cast, on=details()["on"] - dt.timedelta(days=11)
    )  # its last day for answers is over or today
    assert services.remind_invited(meeting.on - dt.timedelta(days=1)) == 0


def test_a_new_day_begins_the_ladder_anew(cast, meeting):
    remind(rung_days(meeting)[0])
    services.postpone_meeting(meeting, by=cast.secretary, reason=Words.of(en="No hall"))
    assert Reminder.objects.count() == 0
    set_day(meeting, cast.secretary, on=meeting.on + dt.timedelta(days=7))
    assert remind(rung_days(meeting)[0]) == 4


def test_the_letter_says_until_when_and_when_the_next_one_goes_and_its_link_answers(cast, meeting):
    mails()
    first, _second, last = rung_days(meeting)
    with at_noon(first):
        services.remind_invited(first)
        body = mails()[cast.member.user.email].body
    assert ["/meetings/answer/" in body, "the next reminder goes" in body, "This is the last" in body] == [
        True,
        True,
        False,
    ]
    with at_noon(last):
        services.remind_invited(last)
        body = mails()[cast.member.user.email].body
    assert ["the next reminder goes" in body, "This is the last reminder" in body] == [False, True]
    assert News.objects.filter(letter="invitation_reminded").count() == 2


def test_the_secretariat_sees_who_answered_who_not_and_when_each_was_last_reminded(cast, meeting):
    services.accept_invitation(seat_of(meeting, cast.member), by=cast.member)
    day = rung_days(meeting)[1]
    remind(day)
    shown = html(cast.secretary, "meetings:guests", meeting.ref)
    assert ["No answer yet: 3" in shown, "Will come: 1" in shown, shown.count(">never<")] == [True, True, 1]
