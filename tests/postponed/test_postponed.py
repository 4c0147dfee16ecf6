"""A meeting loses its day, rests, and gets another one; everybody concerned hears once each time."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from core.lifecycle import NotNow
from core.lines import Line
from core.rules import NotAllowed
from meetings import services
from meetings.kinds import Answer, Presence
from meetings.models import Meeting
from meetings.states import S
from participants.acting import NOBODY, THE_HOUSE
from tests.make.meetings import (
    REASON,
    after,
    make_announced,
    make_circulated,
    make_held,
    make_meeting,
    make_postponed,
    set_day,
)
from tests.make.proposing import make_proposed
from tests.meetings.test_letters import calendar_of, emails, heard, mails

pytestmark = pytest.mark.django_db


def steps_of(meeting):
    return list(Line.objects.filter(story_uid=meeting.uid).order_by("id").values_list("step", flat=True))


def test_a_postponed_meeting_keeps_its_reason_and_the_day_that_fell_through_stands_in_its_line(cast):
    meeting = make_postponed(cast)
    line = Line.objects.get(story_uid=meeting.uid, step="postpone")
    assert [meeting.state, meeting.is_postponed, meeting.is_answerable] == [S.POSTPONED, True, False]
    assert [line.reason, line.is_public, line.facts["was"]["on"]] == [REASON, True, meeting.on.isoformat()]


@pytest.mark.parametrize(
    ("make", "state", "step"),
    [(make_announced, S.ANNOUNCED, "set_day"), (make_circulated, S.CIRCULATED, "set_day_again")],
)
def test_with_a_new_day_it_is_where_it_was_and_what_was_published_stays_published(cast, make, state, step):
    meeting = make_postponed(cast, of=make)
    published = meeting.agenda_published_at
    set_day(meeting, cast.secretary)
    assert [meeting.state, meeting.agenda_published_at, steps_of(meeting)[-1]] == [state, published, step]
    assert meeting.on == timezone.localdate() + dt.timedelta(days=42)


def test_postponed_everyone_hears_once_and_the_entry_leaves_the_calendars(cast):
    meeting = make_announced(cast)
    first = calendar_of(mails()[cast.member.user.email]).walk("VEVENT")[0]
    services.postpone_meeting(meeting, by=cast.secretary, reason=REASON)
    sent = mails()
    calendar = calendar_of(sent[cast.member.user.email])
    [event] = calendar.walk("VEVENT")
    assert [heard("meeting_postponed"), sorted(sent)] == [emails(cast.chair, cast.member, cast.observer)] * 2
    assert [event["UID"] == first["UID"], calendar["METHOD"], event["STATUS"], event["SEQUENCE"]] == [
        True,
        "CANCEL",
        "CANCELLED",
        1,
    ]
    assert REASON.said("en").text in sent[cast.member.user.email].body


def test_with_a_new_day_all_are_invited_anew_and_the_same_entry_comes_back_with_a_higher_sequence(cast):
    meeting = make_postponed(cast)
    mails()
    set_day(meeting, cast.secretary)
    sent = mails()
    calendar = calendar_of(sent[cast.member.user.email])
    [event] = calendar.walk("VEVENT")
    assert [heard("meeting_day_set"), sorted(sent)] == [emails(cast.chair, cast.member, cast.observer)] * 2
    assert [str(event["UID"]), calendar["METHOD"], event["STATUS"], event["SEQUENCE"]] == [
        str(meeting.uid),
        "REQUEST",
        "CONFIRMED",
        2,
    ]
    assert [event.start.date(), "/meetings/answer/" in sent[cast.member.user.email].body] == [meeting.on, True]


def test_answers_and_attendance_of_the_old_day_are_forgotten(cast):
    meeting = make_circulated(cast)
    invitation = meeting.invitations.get(seat=cast.member.seat)
    services.accept_invitation(invitation, by=cast.member)
    with after(meeting):
        services.record_presence(invitation, by=cast.secretary, presence=Presence.PRESENT)
        services.postpone_meeting(meeting, by=cast.secretary, reason=REASON)
    invitation.refresh_from_db()
    assert [invitation.answer, meeting.attendances.count()] == [Answer.NONE, 0]
    assert heard("meeting_postponed") == emails(cast.chair, cast.member, cast.observer)
    with pytest.raises(NotNow):
        services.accept_invitation(invitation, by=cast.member)


def test_its_agenda_and_what_was_proposed_for_it_rest(cast):
    meeting = make_announced(cast)
    make_proposed(cast, meeting=meeting)
    items = list(meeting.items.standing())
    services.postpone_meeting(meeting, by=cast.secretary, reason=REASON)
    assert list(meeting.items.standing()) == items
    for attempt in (
        lambda: services.publish_agenda(meeting, by=cast.secretary),
        lambda: services.hold_meeting(meeting, by=cast.secretary, attendance={}),
    ):
        with pytest.raises(NotNow), transaction.atomic():
            attempt()
    assert services.crossings_of(make_meeting(cast)) == []


def test_its_days_rest_and_follow_the_new_day(cast):
    meeting = make_postponed(cast)
    told = dict(meeting.timetable.told)
    services.keep_told_days()
    meeting.timetable.refresh_from_db()
    assert meeting.timetable.told == told
    set_day(meeting, cast.secretary)
    meeting.timetable.refresh_from_db()
    assert meeting.timetable.told["papers"] > told["papers"]


def test_a_postponed_meeting_can_be_cancelled_and_all_hear_even_when_the_old_day_is_over(cast):
    meeting = make_postponed(cast)
    with after(meeting):
        services.cancel_meeting(meeting, by=cast.secretary, reason=REASON)
    assert [meeting.state, meeting.calendar_sequence] == [S.CANCELLED, 2]
    assert heard("meeting_cancelled") == emails(cast.chair, cast.member, cast.observer)


def test_it_stands_neither_among_the_coming_nor_among_the_past(cast):
    meeting = make_postponed(cast)
    with after(meeting):
        found = [list(Meeting.objects.upcoming()), list(Meeting.objects.past())]
    assert found == [[], []]


@pytest.mark.parametrize("by", ["chair", "member", "custodian", NOBODY, THE_HOUSE])
def test_the_secretariat_alone_postpones_and_sets_the_new_day(cast, by):
    hat = getattr(cast, by) if isinstance(by, str) else by
    for attempt in (
        lambda: services.postpone_meeting(make_announced(cast), by=hat, reason=REASON),
        lambda: set_day(make_postponed(cast), hat),
    ):
        with pytest.raises(NotAllowed), transaction.atomic():
            attempt()


def test_only_what_was_announced_and_not_held_is_postponed_and_only_a_postponed_one_gets_a_new_day(cast):
    for make in (make_meeting, make_held):
        with pytest.raises(NotNow), transaction.atomic():
            services.postpone_meeting(make(cast), by=cast.secretary, reason=REASON)
    with pytest.raises(NotNow), transaction.atomic():
        set_day(make_announced(cast), cast.secretary)


def test_a_new_day_without_a_place_is_refused_and_the_meeting_stays_postponed(cast):
    meeting = make_postponed(cast)
    with pytest.raises(ValidationError):
        set_day(meeting, cast.secretary, place=None, link="")
    meeting.refresh_from_db()
    assert meeting.state == S.POSTPONED
