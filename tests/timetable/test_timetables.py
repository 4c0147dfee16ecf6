"""Profiles of a body, what a meeting keeps of them, and the pages that show it."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.rules import NotAllowed
from core.words import Words
from meetings import services
from meetings.kinds import MeetingKind
from meetings.kinds import TimetableRow as R
from meetings.models import Timetable, TimetableProfile
from meetings.timetable import default_days
from tests.make.deadlines import a_day_off
from tests.make.meetings import REASON, make_announced, make_cancelled, make_meeting, make_published
from tests.make.participants import client_of
from tests.meetings.browsing import address, html, queries, typed

ARTICLE = Words.of(ru="статья 12", en="article 12", kk="12-бап")
SHORT = {**default_days("regular"), R.ANNOUNCEMENT: -20, R.PROPOSALS: -15}


def set_short(cast, **changed):
    said = {"kind": MeetingKind.REGULAR, "days": SHORT, "article": ARTICLE, **changed}
    return services.set_timetable(cast.body, by=cast.secretary, **said)


def far(days=120):
    return timezone.localdate() + dt.timedelta(days=days)


def move(meeting, cast, on):
    when = {name: getattr(meeting, name) for name in ("starts", "ends", "zone", "place", "link")}
    return services.move_meeting(meeting, by=cast.secretary, reason=REASON, on=on, **when)


def kept(meeting):
    return Timetable.objects.get(meeting=meeting)


def test_the_secretariat_sets_a_profile_by_versions_and_nobody_else_does(cast):
    assert [set_short(cast).number, set_short(cast, article=None).number] == [1, 2]
    assert services.profiles_of(cast.body.pk)["regular"].number == 2
    with pytest.raises(NotAllowed):
        services.set_timetable(cast.body, by=cast.chair, kind="regular", days=SHORT)


@pytest.mark.parametrize(
    ("kind", "changed", "field"),
    [
        ("regular", {R.PROPOSALS: -50}, "proposals"),  # before the announcement
        ("regular", {R.ANSWERS: 3}, "answers"),  # after the meeting
        ("regular", {R.COMMENTS: 4}, "comments"),  # before the draft minutes
        ("extraordinary", {}, "additions"),
    ],
)
def test_days_out_of_order_or_on_the_wrong_side_are_refused_beside_their_row(cast, kind, changed, field):
    with pytest.raises(ValidationError) as problem:
        set_short(cast, kind=kind, days={**default_days("regular"), **changed})
    assert field in problem.value.error_dict


def test_a_profile_without_an_announcement_is_refused(cast):
    with pytest.raises(ValidationError):
        set_short(cast, days={R.PAPERS: -7})


def test_a_meeting_keeps_the_profile_it_was_announced_with(cast):
    first = set_short(cast)
    meeting = make_announced(cast, on=far())
    set_short(cast, days={**SHORT, R.ANNOUNCEMENT: -25})
    assert kept(meeting).profile == first
    assert kept(meeting).days == {str(row): number for row, number in SHORT.items()}
    planned = make_meeting(cast, on=far())
    assert services.days_of(planned)[1]["announcement"] == -25


def test_a_meeting_announced_without_a_profile_keeps_the_default_days_whatever_is_set_later(cast):
    meeting = make_announced(cast, on=far())
    set_short(cast)
    assert services.days_of(type(meeting).objects.get(pk=meeting.pk))[:2] == (None, default_days("regular"))


def test_the_days_follow_a_meeting_that_moves_even_earlier(cast):
    meeting = make_announced(cast, on=far(120))
    before = kept(meeting).told
    move(meeting, cast, far(90))
    assert kept(meeting).told["papers"] < before["papers"]


def test_a_day_off_moves_told_days_later_never_earlier_and_the_clock_tells_the_later_ones(cast):
    meeting = make_announced(cast, on=far())
    told = kept(meeting).told
    a_day_off(dt.date.fromisoformat(told["answers"]))
    a_day_off(dt.date.fromisoformat(told["decision_sheet"]), "Another")
    services.keep_told_days()
    now = kept(meeting).told
    assert (now["answers"], now["announcement"]) == (told["answers"], told["announcement"])
    assert now["decision_sheet"] > told["decision_sheet"]


def test_items_are_proposed_in_time_until_the_day_of_the_profile(cast):
    set_short(cast, days={R.ANNOUNCEMENT: -20, R.ADDITIONS: -1})
    meeting = make_announced(cast, on=far())
    assert services.additions_until(meeting) == services.days_of(meeting)[2][R.ADDITIONS]
    assert services.additions_until(meeting) > far() - dt.timedelta(days=8)


def test_two_meetings_of_a_body_whose_terms_cross_are_told_and_a_cancelled_one_is_not(cast):
    earlier, later = make_meeting(cast, on=far(100)), make_announced(cast, on=far(130))
    make_cancelled(cast, on=far(135))
    for one in (earlier, later):
        found = services.crossings_of(one)
        assert [(a, b) for a, b, _pairs in found] == [(earlier, later)]


def test_scheduling_warns_and_the_page_says_where_terms_cross_to_those_who_run_it_only(cast):
    meeting = make_announced(cast, on=far(130))
    make_meeting(cast, on=far(100))
    assert "Terms cross" in html(cast.secretary, "page:meeting", meeting.ref)
    assert "Terms cross" in html(cast.chair, "page:meeting", meeting.ref)
    assert "Terms cross" not in html(cast.member, "page:meeting", meeting.ref)
    said = {"on": far(125).isoformat(), "starts": "10:00", "ends": "13:00", "zone": "Asia/Almaty", "place_ru": "Астана"}
    where, sent = address("meetings:move", meeting.ref), typed(meeting, **said, reason_ru="Зал занят")
    page = client_of(cast.secretary).post(where, sent, follow=True)
    assert "Terms of this meeting cross those of" in page.content.decode()


def test_the_page_says_what_was_missed_what_was_done_late_and_why_each_day(cast):
    meeting = make_announced(cast)  # in two weeks: announced late
    page = html(None, "page:meeting", meeting.ref)
    assert page.count("Done late") == 1
    assert page.count("Why this date?") == len(default_days("regular"))
    assert "Default setting, not adopted by the body" in page
    why = html(None, "page:why_this_day", meeting.ref, "papers")
    assert why.count("Working day ") == 7
    unknown = client_of(None).get(address("page:why_this_day", meeting.ref, "nonsense"))
    assert unknown.status_code == 404


def test_nobody_finds_the_days_of_a_planned_meeting(cast):
    meeting = make_meeting(cast)
    roles = (cast.secretary, cast.chair, cast.member, None)
    opened = [client_of(by).get(address("page:why_this_day", meeting.ref, "papers")).status_code for by in roles]
    assert opened == [200, 200, 404, 404]


def test_a_cancelled_meeting_has_no_timetable_on_its_page(cast):
    assert 'id="timetable"' not in html(None, "page:meeting", make_cancelled(cast).ref)


def test_the_profiles_are_everybodys_with_their_versions_and_the_secretariat_sets_them_on_a_form(cast):
    where = address("meetings:set_timetable", cast.body.code, "regular")
    assert [client_of(by).get(where).status_code for by in (cast.secretary, cast.chair, cast.member)] == [200, 403, 403]
    days = {row: abs(number) for row, number in SHORT.items()}
    bad = client_of(cast.secretary).post(where, typed(cast.body, **{**days, "announcement": 1}))
    assert (bad.status_code, TimetableProfile.objects.count()) == (200, 0)
    set_short(cast)
    client_of(cast.secretary).post(where, typed(cast.body, **{**days, "announcement": 22}, article_en="article 13"))
    assert TimetableProfile.objects.get(number=2).days["announcement"] == -22
    page = html(None, "page:timetables", cast.body.code)
    assert [page.count("article 12"), page.count("22 working days before the meeting")] == [1, 1]


def test_ten_versions_cost_the_queries_of_one(cast):
    set_short(cast)
    before = queries(cast.secretary, "page:timetables", cast.body.code)
    for _number in range(3):
        set_short(cast)
    assert queries(cast.secretary, "page:timetables", cast.body.code) == before


def test_more_meetings_near_cost_the_page_of_a_meeting_no_more_queries(cast):
    meeting, counts = make_announced(cast, on=far(100)), []
    for number in (1, 3):
        for _number in range(number):
            make_announced(cast, on=far(130))
        counts.append(queries(cast.secretary, "page:meeting", meeting.ref))
    assert counts[0] == counts[1]


def test_once_the_decisions_are_public_the_timetable_has_a_page_of_its_own(cast):
    meeting = make_published(cast)
    page = html(None, "page:meeting", meeting.ref)
    assert ['id="timetable"' in page, address("page:timetable", meeting.ref) in page] == [False, True]
    alone = html(None, "page:timetable", meeting.ref)
    assert ['id="timetable"' in alone, "Done in time" in alone or "Done late" in alone] == [True, True]
    assert queries(None, "page:timetable", meeting.ref) <= 4


def test_a_planned_meeting_shows_its_timetable_to_nobody_outside(cast):
    meeting = make_meeting(cast)
    url = address("page:timetable", meeting.ref)
    assert [client_of(by).get(url).status_code for by in (cast.secretary, cast.member, None)] == [200, 404, 404]
