"""Under the Chatham House Rule and closed nothing says who was there (design.md §5.8, domain.md §12 and §13a.3)."""

import json

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import Error, transaction

from core.lines import Line
from core.tokens import Token, find, mint
from meetings import services
from meetings.kinds import Answer, Presence, Regime
from meetings.models import Attendance
from meetings.notices import ANSWER
from tests.make.meetings import after, make_circulated, make_held

NAMELESS = [Regime.CHATHAM_HOUSE, Regime.CLOSED]
COUNTS = {"civil_society": 6, "executive": 7, "observers": 1}


def rows_naming(*uids):
    """Which tables hold rows that name any of these uids, in any column; the places where people sit apart."""
    found = {}
    for model in apps.get_models():
        text = [json.dumps(row, default=str) for row in model._base_manager.values()]
        if number := sum(any(str(uid) in row for uid in uids) for row in text):
            found[model._meta.label_lower] = number
    return found


def hold(meeting, cast, attendance):
    with after(meeting):
        return services.hold_meeting(meeting, by=cast.secretary, attendance=attendance)


@pytest.mark.parametrize("regime", NAMELESS)
def test_only_numbers_by_constituency_are_kept(cast, regime):
    meeting = make_held(cast, regime=regime, attendance=COUNTS)
    assert [meeting.turnout, Attendance.objects.count()] == [COUNTS, 0]


@pytest.mark.parametrize("regime", NAMELESS)
def test_attendance_by_seat_is_refused(cast, regime):
    meeting = make_circulated(cast, regime=regime)
    with pytest.raises(ValidationError):
        hold(meeting, cast, {cast.member.seat: Presence.PRESENT})


@pytest.mark.parametrize("counts", [{"executive": -1}, {"martians": 3}])
def test_numbers_that_cannot_be_are_refused(cast, counts):
    meeting = make_circulated(cast, regime=Regime.CLOSED)
    with pytest.raises(ValidationError):
        hold(meeting, cast, counts)


@pytest.mark.parametrize("regime", NAMELESS)
def test_whoever_writes_the_database_takes_no_row_of_attendance(cast, regime):
    meeting = make_circulated(cast, regime=regime)
    with pytest.raises(Error, match="no attendance by seat under this regime"), transaction.atomic():
        Attendance.objects.create(meeting=meeting, seat=cast.member.seat, presence=Presence.PRESENT)


@pytest.mark.parametrize("regime", NAMELESS)
def test_after_the_meeting_whoever_answered_looks_like_whoever_did_not(cast, regime):
    meeting = make_circulated(cast, regime=regime)
    invitation = meeting.invitations.get(seat=cast.member.seat)
    services.answer_invitation(invitation, by=cast.member, answer=Answer.YES)
    hold(meeting, cast, COUNTS)
    rows = set(meeting.invitations.values_list("answer", "answered_at", "version", "updated_at"))
    assert [len(rows), {row[:3] for row in rows}] == [1, {(Answer.NONE, None, 1)}]


def test_under_a_rule_with_attribution_answers_stay(cast):
    meeting = make_circulated(cast, regime=Regime.ON_RECORD)
    invitation = meeting.invitations.get(seat=cast.member.seat)
    services.answer_invitation(invitation, by=cast.member, answer=Answer.YES)
    hold(meeting, cast, {cast.member.seat: Presence.ABSENT})
    invitation.refresh_from_db()
    assert invitation.answer == Answer.YES


@pytest.mark.parametrize("regime", NAMELESS)
def test_the_links_people_answered_by_are_forgotten_too(cast, regime):
    meeting = make_circulated(cast, regime=regime)
    asked = {"subject_uid": meeting.uid, "lasts": meeting.starts_at - meeting.created_at}
    secret = mint(ANSWER, person_uid=cast.member.user.uid, **asked)
    hold(meeting, cast, COUNTS)
    assert [find(ANSWER, secret), Token.objects.count()] == [None, 0]


@pytest.mark.parametrize("regime", NAMELESS)
def test_the_same_rows_name_a_member_whether_they_came_or_not(cast, regime):
    """What differs after the meeting is nothing: every table names the member who answered as often as the one who did not."""
    meeting = make_circulated(cast, regime=regime)
    before = rows_naming(cast.member.seat.uid, cast.member.user.uid, cast.member.organisation.uid)
    invitation = meeting.invitations.get(seat=cast.member.seat)
    services.answer_invitation(invitation, by=cast.member, answer=Answer.YES)
    hold(meeting, cast, COUNTS)
    assert rows_naming(cast.member.seat.uid, cast.member.user.uid, cast.member.organisation.uid) == before


@pytest.mark.parametrize("regime", NAMELESS)
def test_the_line_says_that_it_was_held_and_nothing_of_who_or_how_many(cast, regime):
    meeting = make_held(cast, regime=regime, attendance=COUNTS)
    line = Line.objects.get(story_uid=meeting.uid, step="hold")
    assert [line.facts, line.about, line.acting["user"]] == [{}, None, str(cast.secretary.user.uid)]
