"""Called by the chair, a co-chair, or a third of the seats with a vote of one constituency (domain.md §5.1)."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.lifecycle import NotNow
from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from deadlines.terms import calendar_now
from meetings import services
from meetings.calling import parts, reached
from meetings.models import CallJoin, Meeting, MeetingCall, ProcedureDays
from meetings.services import cancel_meeting, drop_item
from notifications.models import News
from participants.kinds import SeatRole
from tests.make.calls import OTHER_DAY, called_meeting, make_call, make_reached, make_scheduled, proposed_day
from tests.make.participants import make_hat


def steps(call):
    return [line.step for line in Line.objects.filter(story_uid=call.uid).order_by("id")]


@pytest.mark.parametrize(
    ("seats", "calling", "found"),
    [
        ({"civil_society": 7}, {"civil_society": 2}, None),
        ({"civil_society": 7}, {"civil_society": 3}, "civil_society"),
        ({"civil_society": 6}, {"civil_society": 2}, "civil_society"),
        ({"civil_society": 7, "executive": 7}, {"civil_society": 2, "executive": 2}, None),
        ({"civil_society": 9, "parliament": 1}, {"parliament": 1}, "parliament"),
        ({"observers": 1, "civil_society": 3}, {"observers": 1}, None),
    ],
)
def test_a_third_of_one_constituency_is_enough_and_two_are_not_added_up(seats, calling, found):
    part = reached(parts(seats, calling))
    assert (part and part.name) == found


def test_a_call_is_filed_public_and_told_to_those_who_may_join(cast):
    call = make_call(cast)
    line = Line.objects.get(thing_uid=call.uid)
    assert [call.state, line.step, line.is_public, str(call.filing.said("matter"))] == [
        "open",
        "open",
        True,
        str(call.matter),
    ]
    assert [(p.name, p.asking, p.needed, p.seats) for p in services.parts_of(call)] == [
        ("civil_society", 1, 3, 7),
        ("executive", 0, 1, 2),
        ("parliament", 0, 1, 1),
    ]
    assert News.objects.filter(letter="call_opened").count() == 2


def test_the_chair_or_a_co_chair_alone_reaches_it_at_once(cast):
    co_chair = make_hat(SeatRole.CO_CHAIR, body=cast.body)
    for hat in (cast.chair, co_chair):
        call = make_call(cast, by=hat)
        assert [call.state, call.term.rule_id, steps(call)] == ["reached", "called_meeting", ["open", "reach"]]


def test_with_the_third_seat_of_seven_it_is_reached_and_the_secretariat_owes_a_meeting(cast):
    call = make_call(cast)
    services.join_call(call, by=cast.ngos[1])
    assert (call.state, call.term) == ("open", None)
    services.join_call(call, by=cast.ngos[2])
    line = Line.objects.get(thing_uid=call.uid, step="reach")
    assert [call.state, call.term.working_days, line.facts] == [
        "reached",
        5,
        {"constituency": "civil_society", "seats": 7, "calling": 3, "needed": 3},
    ]
    assert News.objects.filter(letter="call_reached").count() == 2


def test_a_seat_joins_once_and_observers_and_outsiders_do_not(cast):
    call = make_call(cast)
    for hat in (cast.member, cast.observer, cast.outsider, cast.secretary):
        with pytest.raises(NotAllowed):
            services.join_call(call, by=hat)
    with pytest.raises(NotAllowed):
        make_call(cast, by=cast.observer)


def test_joining_is_taken_back_only_until_it_is_reached_and_the_last_one_withdraws_the_call(cast):
    call = make_call(cast)
    services.join_call(call, by=cast.ngos[1])
    services.leave_call(call, by=cast.member)
    assert (call.state, call.joins.standing().get().seat) == ("open", cast.ngos[1].seat)
    services.leave_call(call, by=cast.ngos[1])
    assert (call.state, steps(call)[-2:]) == ("withdrawn", ["leave", "withdraw"])
    reached_call = make_reached(cast)
    with pytest.raises(NotNow):
        services.leave_call(reached_call, by=cast.member)


def test_who_left_may_join_again(cast):
    call = make_call(cast)
    services.join_call(call, by=cast.ngos[1])
    services.leave_call(call, by=cast.ngos[1])
    services.join_call(call, by=cast.ngos[1])
    assert [CallJoin.objects.filter(call=call).count(), call.joins.standing().count()] == [3, 2]


@pytest.mark.parametrize(
    ("field", "value"), [("matter", Words()), ("grounds", Words()), ("proposed_on", dt.date(2020, 1, 6))]
)
def test_a_call_needs_a_matter_grounds_and_a_day_ahead(cast, field, value):
    with pytest.raises(ValidationError) as problem:
        make_call(cast, **{field: value})
    assert list(problem.value.error_dict) == [field]


def test_the_meeting_made_from_it_is_extraordinary_announced_and_has_its_matter_as_only_item(cast):
    call = make_scheduled(cast)
    meeting = call.item.meeting
    assert [meeting.kind, meeting.state, str(meeting.title)] == ["extraordinary", "announced", str(call.matter)]
    assert [list(meeting.items.all()), call.term.__class__.objects.get(pk=call.term_id).met_on] == [
        [call.item],
        timezone.localdate(),
    ]


def test_another_day_than_the_proposed_one_has_a_reason_everybody_reads(cast):
    call = make_reached(cast)
    later = proposed_day() + dt.timedelta(days=1)
    with pytest.raises(ValidationError) as problem:
        services.schedule_called(call, by=cast.secretary, **called_meeting(on=later))
    assert list(problem.value.error_dict) == ["other_day"]
    assert not Meeting.objects.exists()
    services.schedule_called(call, by=cast.secretary, other_day=OTHER_DAY, **called_meeting(on=later))
    assert Line.objects.get(thing_uid=call.uid, step="schedule").reason == OTHER_DAY


def test_the_secretariat_has_no_step_but_to_schedule_it(cast):
    call = make_reached(cast)
    assert [step.verb for step in call.lifecycle.open_to(call, cast.secretary)] == ["schedule"]
    with pytest.raises(NotAllowed):
        services.schedule_called(call, by=cast.chair, **called_meeting())


def test_cancelling_its_meeting_makes_the_secretariat_owe_another(cast):
    call = make_scheduled(cast)
    cancel_meeting(call.item.meeting, by=cast.secretary, reason=OTHER_DAY)
    call.refresh_from_db()
    assert [call.state, call.item, call.term.met_on, steps(call)[-1]] == ["reached", None, None, "reopen"]


def test_its_matter_stays_on_the_agenda(cast):
    call = make_scheduled(cast)
    with pytest.raises(ValidationError, match="it stays on the agenda"):
        drop_item(call.item, by=cast.secretary, reason=OTHER_DAY)


def test_the_database_knows_no_scheduled_call_without_its_item(cast):
    call = make_reached(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        MeetingCall.objects.filter(pk=call.pk).update(state="scheduled")


def test_the_clock_reminds_the_secretariat_and_at_last_those_who_preside(cast):
    call = make_reached(cast)
    calendar = calendar_now()
    for number in (-1, 10):  # working days from the last one
        day = calendar.add_working_days(call.term.due_on, number)
        with time_machine.travel(dt.datetime.combine(day, dt.time(7), dt.UTC), tick=False):
            services.work_off_calls(timezone.localdate())
    told = News.objects.filter(letter="call_reminded").order_by("id")
    readers = [set(news.notices.values_list("reader", flat=True)) for news in told]
    assert readers[0] == {cast.secretary.user.pk}
    assert readers[-1] == {cast.secretary.user.pk, cast.chair.user.pk}
    assert call.state == "reached"


def test_when_seats_end_fewer_are_a_third_and_the_clock_says_so(cast):
    call = make_call(cast)
    services.join_call(call, by=cast.ngos[1])
    for hat in cast.ngos[-1:]:
        type(hat.seat).objects.filter(pk=hat.seat.pk).update(to_on=timezone.localdate() - dt.timedelta(days=1))
    services.work_off_calls(timezone.localdate())
    call.refresh_from_db()
    assert call.state == "reached"


def test_the_days_of_a_body_have_their_source_and_what_runs_keeps_its_own(cast):
    first = make_reached(cast)
    article = Words.of(en="Article 12")
    days = {"called_meeting": 3, "short_notice": 2, "silence": 8}
    services.set_procedure_days(cast.body, by=cast.secretary, article=article, **days)
    second = make_call(cast, by=cast.chair)
    first.refresh_from_db()
    assert [(c.term.working_days, str(c.term.source)) for c in (first, second)] == [
        (5, "Default setting of the platform; the body has not adopted it"),
        (3, "Article 12"),
    ]
    with pytest.raises(NotAllowed):
        services.set_procedure_days(cast.body, by=cast.chair, **days)
    assert ProcedureDays.objects.count() == 1
