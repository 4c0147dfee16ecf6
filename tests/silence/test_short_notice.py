"""Less notice than the timetable asks: more than half of one constituency refuse, and the meeting keeps the full notice."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from deadlines.terms import calendar_now
from meetings import services
from meetings.models import ShortNotice
from meetings.services import announce_meeting, cancel_meeting, hold_meeting, move_meeting
from notifications.models import News
from tests.make.meetings import REASON, after, full_house, make_announced, make_circulated, make_meeting
from tests.make.participants import client_of, make_seat
from tests.meetings.browsing import address, html, queries, typed


def notice_of(meeting):
    return ShortNotice.objects.filter(meeting=meeting).last()


def moved(meeting, cast, on, **changed):
    said = {"starts": meeting.starts, "ends": meeting.ends, "zone": meeting.zone, "place": meeting.place, "link": ""}
    return move_meeting(meeting, by=cast.secretary, reason=REASON, **{"on": on, **said, **changed})


def in_working_days(number):
    return calendar_now().add_working_days(timezone.localdate(), number)


def refuse(notice, cast, number):
    for hat in cast.ngos[:number]:
        services.refuse_notice(notice, by=hat)
    return notice


def test_a_meeting_announced_in_time_has_no_short_notice_and_one_announced_late_has(cast):
    in_time = make_announced(cast, on=in_working_days(40))
    late = make_announced(cast, on=in_working_days(39))
    notice = notice_of(late)
    assert notice_of(in_time) is None
    assert [notice.given, notice.asked, notice.until, notice.state] == [39, 40, in_working_days(2), "running"]


def test_an_extraordinary_meeting_needs_only_its_own_notice_and_the_time_to_refuse_ends_before_it(cast):
    assert notice_of(make_announced(cast, kind="extraordinary", on=in_working_days(3))) is None
    notice = notice_of(make_announced(cast, kind="extraordinary", on=in_working_days(2)))
    assert [notice.given, notice.asked, notice.until] == [2, 3, in_working_days(1)]


def test_the_invitation_says_so_and_until_when(cast):
    make_announced(cast)
    body = News.objects.get(letter="meeting_announced").texts["en"]["body"]
    assert "Seats with a vote may refuse short notice until" in body


def test_announcing_warns_before_it_is_done(cast):
    page = html(cast.secretary, "meetings:announce", make_meeting(cast).ref)
    assert "than its timetable asks: 10 of 40 working days" in page
    assert "than its timetable asks" not in html(
        cast.secretary, "meetings:announce", make_meeting(cast, on=in_working_days(45)).ref
    )


def test_half_of_a_constituency_is_not_enough_and_more_than_half_is(cast):
    make_seat(cast.body)  # eight NGOs
    notice = refuse(notice_of(make_announced(cast)), cast, 4)
    assert notice.state == "running"
    services.refuse_notice(notice, by=cast.ngos[4])
    line = Line.objects.get(thing_uid=notice.uid, step="need_full")
    assert (notice.state, line.facts) == (
        "refused",
        {"constituency": "civil_society", "seats": 9, "refusing": 5, "needed": 5},
    )
    assert News.objects.filter(letter="notice_refused").count() == 1


def test_refused_the_meeting_can_only_move_to_a_day_with_the_full_notice(cast):
    meeting = make_circulated(cast)
    notice = refuse(notice_of(meeting), cast, 5)
    with after(meeting), pytest.raises(ValidationError, match="Short notice was refused"):
        hold_meeting(meeting, by=cast.secretary, attendance=full_house(meeting))
    with pytest.raises(ValidationError) as problem:
        moved(meeting, cast, in_working_days(39))
    assert list(problem.value.error_dict) == ["on"]
    moved(meeting, cast, in_working_days(41))
    notice.refresh_from_db()
    assert (notice.state, ShortNotice.objects.count()) == ("over", 1)


def test_moved_at_short_notice_again_before_anybody_refused_it_is_asked_again(cast):
    meeting = make_announced(cast)
    first = notice_of(meeting)
    moved(meeting, cast, in_working_days(20))
    first.refresh_from_db()
    assert [first.state, notice_of(meeting).given] == ["over", 20]
    moved(meeting, cast, meeting.on, place=Words.of(en="Another hall"))
    assert ShortNotice.objects.count() == 2


def test_nobody_refuses_twice_or_late_or_without_a_vote(cast):
    notice = refuse(notice_of(make_announced(cast)), cast, 1)
    for hat in (cast.member, cast.observer, cast.outsider, cast.secretary):
        with pytest.raises(NotAllowed):
            services.refuse_notice(notice, by=hat)
    day = dt.datetime.combine(notice.until + dt.timedelta(days=1), dt.time(7), dt.UTC)
    with time_machine.travel(day, tick=False):
        with pytest.raises(ValidationError, match="The time to refuse ended"):
            services.refuse_notice(notice, by=cast.ngos[1])
        services.work_off_days(timezone.localdate())
    notice.refresh_from_db()
    assert notice.state == "accepted"


def test_a_cancelled_meeting_has_no_notice_to_refuse(cast):
    meeting = make_announced(cast)
    cancel_meeting(meeting, by=cast.secretary, reason=REASON)
    assert notice_of(meeting).state == "over"


def given_a_day(meeting, cast, on):
    said = {"starts": meeting.starts, "ends": meeting.ends, "zone": meeting.zone, "place": meeting.place, "link": ""}
    return services.set_new_day(meeting, by=cast.secretary, on=on, **said)


def test_a_postponed_meeting_has_no_notice_to_refuse_until_its_new_day_is_short_too(cast):
    meeting = make_announced(cast)
    services.postpone_meeting(meeting, by=cast.secretary, reason=REASON)
    assert notice_of(meeting).state == "over"
    given_a_day(meeting, cast, in_working_days(20))
    assert [notice_of(meeting).state, notice_of(meeting).given] == ["running", 20]


def test_postponing_does_not_get_round_a_refused_notice(cast):
    meeting = make_announced(cast)
    refuse(notice_of(meeting), cast, 5)
    services.postpone_meeting(meeting, by=cast.secretary, reason=REASON)
    with pytest.raises(ValidationError, match="Short notice was refused"):
        given_a_day(meeting, cast, in_working_days(39))
    given_a_day(meeting, cast, in_working_days(41))
    assert [notice_of(meeting).state, ShortNotice.objects.count()] == ["over", 1]


def test_a_meeting_entered_after_the_fact_has_none(cast):
    meeting = make_meeting(cast, on=timezone.localdate() - dt.timedelta(days=3))
    announce_meeting(meeting, by=cast.secretary)
    assert notice_of(meeting) is None


def test_the_database_keeps_one_running_notice_of_a_meeting(cast):
    notice = notice_of(make_announced(cast))
    said = {"meeting": notice.meeting, "on": notice.on, "given": 1, "asked": 2, "until": notice.until}
    with pytest.raises(IntegrityError), transaction.atomic():
        ShortNotice.objects.create(**said)


def test_on_the_page_a_member_refuses_with_one_press_and_everybody_reads_who(cast):
    meeting = make_announced(cast)
    notice = notice_of(meeting)
    assert notice.get_absolute_url() in html(None, "page:meeting", meeting.ref)
    assert "No seat has refused." in html(None, "page:short_notice", notice.uid)
    assert "Refusing is a signed public act" in html(cast.member, "page:short_notice", notice.uid)
    before = queries(None, "page:short_notice", notice.uid)
    client_of(cast.member).post(address("meetings:refuse_notice", notice.uid), typed(notice))
    page = html(None, "page:short_notice", notice.uid)
    assert str(cast.member.organisation.name.said("en").text) in page
    assert queries(None, "page:short_notice", notice.uid) == before
    roles = {name: client_of(getattr(cast, name)) for name in ("secretary", "observer", "ministry", "nobody")}
    got = {
        name: client.get(address("meetings:refuse_notice", notice.uid)).status_code for name, client in roles.items()
    }
    assert got == {"secretary": 403, "observer": 403, "ministry": 200, "nobody": 302}
