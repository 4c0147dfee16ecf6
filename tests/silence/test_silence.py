"""Silence agrees on dates and minutes only; one objection stops it (domain.md §5.6)."""

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
from meetings.models import ShortNotice, Silence, Suggestion
from meetings.services import approve_minutes, cancel_meeting, hand_back_minutes
from notifications.models import News
from tests.make.meetings import REASON, make_announced, make_meeting
from tests.make.minutes import WHY, make_approving, the_day_after

TEXT = Words.of(ru="Зал занят", en="The hall is taken")


def in_working_days(number):
    return calendar_now().add_working_days(timezone.localdate(), number)


def ask(meeting, cast, **changed):
    said = {"subject": "date", "text": TEXT, "on": in_working_days(45), "starts": dt.time(11), "ends": dt.time(13)}
    return services.ask_silence(meeting, by=cast.secretary, **{**said, **changed})


def ask_minutes(minutes, cast):
    return services.ask_silence(minutes.meeting, by=cast.secretary, subject="minutes", text=TEXT)


@pytest.fixture
def meeting(cast):
    """Announced in time, for a day after the last one to object."""
    return make_announced(cast, on=in_working_days(41))


def ended(silence):
    with the_day_after(silence.term):
        services.work_off_days(timezone.localdate())
    silence.refresh_from_db()
    return silence


def test_every_seat_is_asked_and_the_secretariat_knows_which_were_told(cast, meeting):
    silence = ask(meeting, cast)
    rows = silence.seats.by_seat()
    assert (len(rows), services.counted(silence)) == (12, (11, 0))
    assert [row.seat for row in rows if not row.was_told] == [cast.empty_seat]
    assert [silence.term.working_days, silence.term.is_window, str(silence.term.source)] == [
        10,
        True,
        "Default setting of the platform; the body has not adopted it",
    ]
    assert News.objects.filter(letter="silence_asked").count() == 1


@pytest.mark.parametrize("subject", ["decision", "recommendation", "proposal", ""])
def test_any_other_subject_is_refused_by_the_service_and_by_the_database(cast, meeting, subject):
    with pytest.raises(ValidationError, match="on nothing else"):
        ask(meeting, cast, subject=subject)
    said = {"on": in_working_days(45), "starts": dt.time(11), "ends": dt.time(13)}
    with pytest.raises(IntegrityError, match="silence_on_dates_and_minutes_only"), transaction.atomic():
        Silence.objects.create(meeting=meeting, subject=subject, text=TEXT, **said)
    silence = ask(meeting, cast)
    with pytest.raises(IntegrityError, match="silence_on_dates_and_minutes_only"), transaction.atomic():
        Silence.objects.filter(pk=silence.pk).update(subject=subject)


def test_nobody_objects_and_it_is_agreed_by_silence_with_its_numbers(cast, meeting):
    silence = ask(meeting, cast)
    services.answer_silence(silence, by=cast.member)
    ended(silence)
    line = Line.objects.get(thing_uid=silence.uid, step="agree")
    assert [silence.state, silence.get_state_display(), line.facts] == [
        "agreed",
        "Agreed by silence",
        {"told": 11, "answered": 1},
    ]
    assert News.objects.filter(letter="silence_agreed").count() == 2


def test_the_agreed_day_is_carried_out_and_nobody_refuses_its_notice(cast, meeting):
    silence = ask(meeting, cast, on=in_working_days(30))
    ended(silence)
    services.carry_out_silence(silence, by=cast.secretary)
    meeting.refresh_from_db()
    line = Line.objects.get(thing_uid=meeting.uid, step="move")
    assert [meeting.on, meeting.starts, silence.state, ShortNotice.objects.count()] == [
        silence.on,
        dt.time(11),
        "done",
        0,
    ]
    assert line.reason.said("en").text == "Agreed by silence. Seats told: 11; answered: 0; none objected."


def test_one_objection_with_its_reason_stops_it_and_it_goes_to_the_meeting(cast, meeting):
    silence = ask(meeting, cast)
    with pytest.raises(ValidationError) as problem:
        services.object_silence(silence, by=cast.member, text=Words())
    assert list(problem.value.error_dict) == ["text"]
    services.object_silence(silence, by=cast.member, text=WHY)
    suggestion = Suggestion.objects.get()
    assert [silence.state, suggestion.about_uid, str(silence.objection.filing.said("objection"))] == [
        "stopped",
        silence.uid,
        str(WHY),
    ]
    silence.term.refresh_from_db()
    assert silence.term.cancelled_at is not None
    assert ended(silence).state == "stopped"
    with pytest.raises(NotNow):
        services.object_silence(silence, by=cast.ngos[1], text=WHY)


def test_observers_are_told_and_do_not_block_and_who_answered_may_still_object(cast, meeting):
    silence = ask(meeting, cast)
    services.answer_silence(silence, by=cast.observer)
    services.answer_silence(silence, by=cast.member)
    for hat in (cast.observer, cast.outsider, cast.secretary):
        with pytest.raises(NotAllowed):
            services.object_silence(silence, by=hat, text=WHY)
    with pytest.raises(NotAllowed):
        services.answer_silence(silence, by=cast.member)
    assert services.counted(silence) == (11, 2)
    services.object_silence(silence, by=cast.member, text=WHY)
    assert silence.state == "stopped"


def test_both_days_come_after_the_last_day_to_object(cast, meeting):
    soon = make_announced(cast, on=in_working_days(9))
    for asked, said in ((soon, {}), (meeting, {"on": in_working_days(9)})):
        with pytest.raises(ValidationError) as problem:
            ask(asked, cast, **said)
        assert list(problem.value.error_dict) == ["on"]
    assert Silence.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("text", {"text": Words()}),
        ("on", {"on": None}),
        ("ends", {"ends": dt.time(9)}),
    ],
)
def test_a_question_about_a_date_is_whole(cast, meeting, field, said):
    with pytest.raises(ValidationError) as problem:
        ask(meeting, cast, **said)
    assert list(problem.value.error_dict) == [field]


def test_only_the_secretariat_asks_once_at_a_time_and_only_of_a_coming_meeting(cast, meeting):
    with pytest.raises(NotAllowed):
        services.ask_silence(meeting, by=cast.chair, subject="date", text=TEXT, on=in_working_days(45))
    ask(meeting, cast)
    for one in (meeting, make_meeting(cast)):
        with pytest.raises(ValidationError, match="it is not the time for it"):
            ask(one, cast)


def test_a_meeting_that_is_cancelled_is_asked_no_more(cast, meeting):
    silence = ask(meeting, cast)
    cancel_meeting(meeting, by=cast.secretary, reason=REASON)
    silence.refresh_from_db()
    assert silence.state == "lapsed"


def test_the_body_may_have_its_own_days_with_their_source(cast, meeting):
    article = Words.of(en="Article 7")
    services.set_procedure_days(
        cast.body, by=cast.secretary, article=article, called_meeting=5, short_notice=2, silence=6
    )
    silence = ask(meeting, cast)
    assert (silence.term.working_days, str(silence.term.source)) == (6, "Article 7")


def test_silence_on_minutes_does_not_replace_the_approval_of_those_who_preside(cast):
    minutes = make_approving(cast)
    silence = ask_minutes(minutes, cast)
    assert (silence.minutes, Line.objects.get(thing_uid=silence.uid).is_public) == (minutes, False)
    ended(silence)
    minutes.refresh_from_db()
    assert (silence.state, minutes.state) == ("agreed", "approving")
    with pytest.raises(NotAllowed):
        services.carry_out_silence(silence, by=cast.secretary)
    for hat in (cast.chair, cast.co_chair):
        approve_minutes(minutes, by=hat)
    assert (minutes.state, minutes.filing.facts["silence"]) == ("published", [["agreed", 11, 0]])


def test_minutes_that_were_handed_back_are_asked_about_no_more(cast):
    minutes = make_approving(cast)
    silence = ask_minutes(minutes, cast)
    hand_back_minutes(minutes, by=cast.chair, reason=WHY)
    silence.refresh_from_db()
    assert silence.state == "lapsed"


def test_an_objection_to_minutes_of_a_closed_meeting_names_nobody(cast):
    minutes = make_approving(cast, regime="closed")
    silence = ask_minutes(minutes, cast)
    name = cast.ngos[1].organisation.name.said("en").text
    with pytest.raises(ValidationError) as problem:
        services.object_silence(silence, by=cast.member, text=Words.of(en=f"{name} did not say that"))
    assert list(problem.value.error_dict) == ["is_sure"]


def test_letters_about_minutes_carry_no_text(cast):
    minutes = make_approving(cast)
    ask_minutes(minutes, cast)
    assert News.objects.get(letter="silence_asked").is_neutral is True


def test_the_window_is_open_until_the_end_of_its_last_day(cast, meeting):
    silence = ask(meeting, cast)
    last = dt.datetime.combine(silence.term.due_on, dt.time(12), dt.UTC)
    with time_machine.travel(last, tick=False):
        services.work_off_days(timezone.localdate())
        services.object_silence(silence, by=cast.member, text=WHY)
    assert silence.state == "stopped"
