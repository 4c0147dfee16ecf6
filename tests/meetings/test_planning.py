"""A meeting is scheduled, announced, moved, amended, cancelled."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.lifecycle import NotNow
from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from meetings import services
from meetings.kinds import Answer
from meetings.models import Meeting
from meetings.states import S
from participants.acting import NOBODY, THE_HOUSE
from tests.make.meetings import (
    LINK,
    REASON,
    details,
    make_announced,
    make_circulated,
    make_item,
    make_meeting,
    make_suggestion,
)
from tests.make.participants import make_body, make_seat

WHERE = ("on", "starts", "ends", "zone", "place", "link")


def move(meeting, by, **changed):
    """Move the meeting: what is not named stays."""
    stands = {name: getattr(meeting, name) for name in WHERE}
    return services.move_meeting(meeting, by=by, reason=REASON, **{**stands, **changed})


def steps_of(meeting):
    return list(Line.objects.filter(story_uid=meeting.uid).order_by("id").values_list("step", flat=True))


def test_a_scheduled_meeting_is_planned_with_refs_without_gaps_and_the_next_number_of_its_body(cast):
    year, elsewhere = timezone.localdate() + dt.timedelta(days=14), make_body()
    first, second, other = make_meeting(cast), make_meeting(cast), make_meeting(cast, body=elsewhere)
    assert [m.ref for m in (first, second, other)] == [f"{year.year}-{n}" for n in (1, 2, 3)]
    assert [m.number for m in (first, second, other)] == [1, 2, 1]
    assert [m.state for m in (first, second, other)] == [S.PLANNED] * 3


def test_a_body_with_a_past_goes_on_from_the_number_it_is_given(cast):
    assert [make_meeting(cast, number=59).number, make_meeting(cast).number] == [59, 60]


def test_a_number_is_given_once(cast):
    make_meeting(cast, number=59)
    with pytest.raises(ValidationError) as refusal:
        make_meeting(cast, number=59)
    assert list(refusal.value.message_dict) == ["number"]


def test_a_refused_meeting_takes_no_ref(cast):
    with pytest.raises(ValidationError):
        make_meeting(cast, ends=dt.time(9))
    assert make_meeting(cast).ref.endswith("-1")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"place": Words(), "link": ""}, "place"),
        ({"ends": dt.time(10)}, "ends"),
        ({"ends": dt.time(9)}, "ends"),
        ({"on": dt.date(2027, 3, 28), "starts": dt.time(2, 30), "zone": "Europe/Vienna"}, "starts"),
        ({"zone": "Asia/Nowhere"}, "starts"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(cast, changed, field):
    with pytest.raises(ValidationError) as refusal:
        make_meeting(cast, **changed)
    assert list(refusal.value.message_dict) == [field]


def test_the_moments_are_derived_from_the_clock_of_the_place(cast):
    meeting = make_meeting(cast, on=dt.date(2027, 2, 1), zone="Europe/Vienna")
    assert [meeting.starts_at, meeting.ends_at] == [dt.datetime(2027, 2, 1, h, tzinfo=dt.UTC) for h in (9, 12)]


def test_a_plan_changes_without_a_line(cast):
    meeting = make_meeting(cast)
    services.edit_meeting(meeting, by=cast.secretary, **details(title=Words.of(en="Courts"), starts=dt.time(9)))
    assert [str(meeting.title.said("en").text), meeting.starts, steps_of(meeting)] == ["Courts", dt.time(9), []]


def test_announced_it_invites_every_seat_of_the_body_whoever_sits_there(cast):
    make_seat(make_body())
    meeting = make_announced(cast)
    invited = set(meeting.invitations.values_list("seat", flat=True))
    assert invited == {hat.seat.pk for hat in (cast.chair, cast.member, cast.observer)} | {cast.empty_seat.pk}
    assert [meeting.state, steps_of(meeting)] == [S.ANNOUNCED, ["announce"]]


def test_the_line_of_the_announcement_says_when_and_where_and_never_the_link(cast):
    meeting = make_announced(cast)
    line = Line.objects.get(story_uid=meeting.uid)
    assert line.facts == {
        "on": meeting.on.isoformat(),
        "starts": "10:00",
        "ends": "13:00",
        "zone": "Asia/Almaty",
        "place": meeting.place.plain(),
    }


def test_moved_it_keeps_the_old_time_in_the_line_raises_the_sequence_and_asks_everybody_again(cast):
    meeting = make_announced(cast)
    invitation = meeting.invitations.get(seat=cast.member.seat)
    services.answer_invitation(invitation, by=cast.member, answer=Answer.YES)
    later = meeting.on + dt.timedelta(days=7)
    move(meeting, cast.secretary, on=later)
    invitation.refresh_from_db()
    line = Line.objects.get(story_uid=meeting.uid, step="move")
    assert [meeting.calendar_sequence, invitation.answer, invitation.answered_at] == [1, Answer.NONE, None]
    assert [line.facts["was"]["on"], line.facts["now"]["on"]] == [
        (later - dt.timedelta(days=7)).isoformat(),
        later.isoformat(),
    ]
    assert line.reason == REASON


def test_another_place_at_the_same_time_leaves_the_answers_alone(cast):
    meeting = make_announced(cast)
    invitation = meeting.invitations.get(seat=cast.member.seat)
    services.answer_invitation(invitation, by=cast.member, answer=Answer.YES)
    move(meeting, cast.secretary, place=Words.of(en="Almaty, Abai 1"))
    invitation.refresh_from_db()
    assert [meeting.calendar_sequence, invitation.answer] == [1, Answer.YES]


def test_moving_to_where_it_stands_is_refused(cast):
    meeting = make_announced(cast)
    with pytest.raises(ValidationError):
        move(meeting, cast.secretary)
    meeting.refresh_from_db()
    assert [meeting.calendar_sequence, steps_of(meeting)] == [0, ["announce"]]


def test_a_seat_given_since_the_announcement_is_invited_when_the_meeting_moves(cast):
    meeting = make_announced(cast)
    late = make_seat(cast.body)
    move(meeting, cast.secretary, starts=dt.time(9))
    assert meeting.invitations.filter(seat=late).count() == 1


def test_amending_writes_a_line_and_leaves_the_calendar_alone(cast):
    meeting = make_announced(cast)
    services.amend_meeting(
        meeting, by=cast.secretary, title=Words.of(en="Courts"), languages=["kk"], chair=Words.of(en="Chair")
    )
    assert [str(meeting.title.said("en").text), meeting.languages] == ["Courts", ["kk"]]
    assert [meeting.calendar_sequence, steps_of(meeting)] == [0, ["announce", "amend"]]


def test_a_cancelled_meeting_keeps_its_reason_and_gives_back_what_was_suggested_for_it(cast):
    meeting = make_announced(cast)
    suggestion = make_suggestion(cast.body, cast.body)
    services.add_item(
        meeting, by=cast.secretary, title=suggestion.words, standing_question="q1", minutes=5, suggestion=suggestion
    )
    services.cancel_meeting(meeting, by=cast.secretary, reason=REASON)
    line = Line.objects.get(story_uid=meeting.uid, step="cancel")
    suggestion.refresh_from_db()
    assert [meeting.state, meeting.calendar_sequence, line.reason, line.is_public] == [S.CANCELLED, 1, REASON, True]
    assert suggestion.item is None


def test_a_plan_nobody_was_told_of_is_cancelled_in_silence(cast):
    meeting = make_meeting(cast)
    services.cancel_meeting(meeting, by=cast.secretary, reason=REASON)
    assert [line.is_public for line in Line.objects.filter(story_uid=meeting.uid)] == [False]


@pytest.mark.parametrize("who", ["chair", "member", "observer", "custodian", "outsider"])
def test_only_the_secretariat_runs_meetings(cast, who):
    hat, plan, known = getattr(cast, who), make_meeting(cast), make_announced(cast)
    tries = [
        lambda: services.schedule_meeting(by=hat, body=cast.body, **details()),
        lambda: services.edit_meeting(plan, by=hat, **details()),
        lambda: services.announce_meeting(plan, by=hat),
        lambda: move(known, hat, starts=dt.time(9)),
        lambda: services.amend_meeting(known, by=hat, title=REASON, languages=[], chair=REASON),
        lambda: services.cancel_meeting(known, by=hat, reason=REASON),
    ]
    for attempt in tries:
        with pytest.raises(NotAllowed), transaction.atomic():
            attempt()


@pytest.mark.parametrize("by", [NOBODY, THE_HOUSE])
def test_neither_nobody_nor_the_clock_schedules(cast, by):
    with pytest.raises(NotAllowed):
        services.schedule_meeting(by=by, body=cast.body, **details())


def test_steps_come_in_their_order(cast):
    plan, known = make_meeting(cast), make_circulated(cast)
    for attempt in (
        lambda: move(plan, cast.secretary, starts=dt.time(9)),
        lambda: services.publish_agenda(plan, by=cast.secretary),
        lambda: services.announce_meeting(known, by=cast.secretary),
        lambda: services.edit_meeting(known, by=cast.secretary, **details()),
        lambda: services.publish_decisions(known, by=cast.secretary),
    ):
        with pytest.raises(NotNow), transaction.atomic():
            attempt()


def test_the_database_refuses_a_move_that_is_not_in_the_table(cast):
    meeting = make_meeting(cast)
    with pytest.raises(Exception, match="Invalid transition"), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(state=S.PUBLISHED, announced_at=timezone.now())


def test_the_database_refuses_an_announced_meeting_without_its_moment(cast):
    meeting = make_meeting(cast)
    with pytest.raises(IntegrityError, match="meeting_announced_once_known"), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(state=S.ANNOUNCED)


def test_meetings_are_found_in_every_language_and_by_number(cast):
    meeting = make_announced(cast)
    make_announced(cast, title=Words.of(en="Budget"), place=Words.of(en="Hall"))
    asked = ["жиналысы", "собрание", "assembly", meeting.ref]
    assert [list(Meeting.objects.matching(one)) for one in asked] == [[meeting]] * 4


def test_the_link_is_neither_searched_nor_hashed_nor_in_any_line(cast):
    meeting = make_circulated(cast)
    move(meeting, cast.secretary, starts=dt.time(9))
    make_item(meeting, cast)
    searched = " ".join([meeting.search_kk, meeting.search_ru, meeting.search_en, meeting.search_ref])
    lines = " ".join(str(line.content()) for line in Line.objects.all())
    assert [LINK in text for text in (searched, lines, str(meeting.filing.content()), str(meeting))] == [False] * 4
