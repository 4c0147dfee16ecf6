"""The end of a membership: those concerned are told first and may answer; a meeting decides; nobody ends one alone."""

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
from deadlines.models import Term
from meetings import services
from meetings.models import MembershipEnding
from meetings.services.membership_end import ANSWER as TERM
from notifications.models import News
from participants.acting import hats
from participants.models import Holding, Seat
from participants.services import end_seat
from record import ledger
from record.models import Entry
from tests.make.meetings import make_published
from tests.make.membership import (
    ANSWER,
    GROUNDS,
    make_answered,
    make_ended,
    make_ending,
    make_heard,
    make_hearing,
)
from tests.make.participants import make_body, make_hat, make_seat, sit
from tests.membership.test_asking import emails, heard, step_lines, suggested


def days(number):
    return timezone.localdate() + dt.timedelta(days=number)


def test_those_concerned_are_told_first_and_have_15_working_days(cast):
    ending = make_ending(cast)
    assert heard("membership_end_raised") == emails(cast.member, cast.member_signatory, cast.secretary)
    assert [ending.term.working_days, ending.term.debtor, ending.term.is_window] == [
        15,
        cast.member.organisation,
        True,
    ]
    assert [ending.state, ending.audience, len(suggested(ending))] == ["raised", "body", 1]
    assert Seat.objects.current().filter(pk=cast.member.seat.pk).exists()


def test_before_a_meeting_decides_its_letters_carry_a_code_and_no_text(cast):
    make_answered(cast)
    news = News.objects.filter(letter__startswith="membership_end")
    assert {(one.letter, one.is_neutral) for one in news} == {
        ("membership_end_raised", True),
        ("membership_end_answered", True),
    }


@pytest.mark.parametrize("who", ["secretary", "custodian", "member", "member_signatory", "observer", "asker", "editor"])
def test_only_who_presides_raises_it(cast, who):
    with pytest.raises(NotAllowed):
        services.raise_ending(cast.body, by=getattr(cast, who), seat=cast.member.seat, grounds=GROUNDS)


def test_the_chair_of_one_body_raises_nothing_in_another(cast):
    other = make_body()
    with pytest.raises(NotAllowed):
        services.raise_ending(other, by=cast.chair, seat=make_seat(other), grounds=GROUNDS)
    with pytest.raises(ValidationError) as refusal:
        services.raise_ending(cast.body, by=cast.chair, seat=make_seat(other), grounds=GROUNDS)
    assert list(refusal.value.error_dict) == ["seat"]


def test_raised_twice_or_without_grounds_it_is_refused(cast):
    with pytest.raises(ValidationError) as refusal:
        services.raise_ending(cast.body, by=cast.chair, seat=cast.member.seat, grounds=Words())
    assert list(refusal.value.error_dict) == ["grounds"]
    make_ending(cast)
    with pytest.raises(ValidationError) as refusal:
        make_ending(cast)
    assert list(refusal.value.error_dict) == ["seat"]


@pytest.mark.parametrize("who", ["member", "member_signatory"])
def test_the_seat_and_who_speaks_for_its_organisation_answer(cast, who):
    ending = services.answer_ending(make_ending(cast), by=getattr(cast, who), text=ANSWER)
    assert [ending.answer.text.plain(), Term.objects.get(rule_id="membership_answer").met_on] == [
        ANSWER.plain(),
        timezone.localdate(),
    ]
    assert heard("membership_end_answered") == emails(cast.secretary, cast.chair)
    assert ending.answer.filing.author["uid"] == str(cast.member.organisation.uid)


@pytest.mark.parametrize("who", ["secretary", "custodian", "chair", "observer", "asker"])
def test_nobody_answers_for_them(cast, who):
    ending = make_ending(cast)
    with pytest.raises(NotAllowed):
        services.answer_ending(ending, by=getattr(cast, who), text=ANSWER)


def test_an_answer_said_again_stands_beside_the_first_and_delays_nothing(cast):
    ending = make_answered(cast)
    first = ending.answer.filing, ending.answer.filed_at
    with time_machine.travel(timezone.now() + dt.timedelta(days=3)):
        services.answer_ending(ending, by=cast.member, text=Words.of(en="Once more"))
    answer = MembershipEnding.objects.get().answer
    assert [answer.filing.supersedes, answer.filed_at] == [first[0], first[1]]


def test_a_person_in_their_own_right_answers_for_their_own_seat(cast):
    person = cast.asker.user
    seat = make_seat(cast.body)
    Seat.objects.filter(pk=seat.pk).update(organisation=None, person=person)
    seat.refresh_from_db()
    sit(seat, person)
    vars(person).pop("_eyes", None)
    ending = make_ending(cast, seat=seat)
    hat = next(hat for hat in hats(person) if hat.seats)
    assert services.answer_ending(ending, by=hat, text=ANSWER).answer.filing.author == {}
    assert str(person.name) not in str(ending)


def test_a_decision_after_the_answer_ends_it_and_everything_is_public_with_it(cast):
    ending = make_ended(cast)
    seat = Seat.objects.get(pk=cast.member.seat.pk)
    assert [ending.state, ending.audience, suggested(ending)] == ["ended", "public", []]
    assert [seat.to_on, Seat.objects.current().filter(pk=seat.pk).exists()] == [days(-1), False]
    assert not Holding.objects.current().filter(seat=seat).exists()
    line = Line.objects.get(thing_uid=ending.uid, step="end")
    assert [line.reason.plain(), line.facts["answer"]] == [
        ending.decision.text.plain(),
        ending.answer.filing.sha256,
    ]
    assert step_lines(ending) == [("raise", False), ("answer", False), ("end", True)]


def test_who_lost_the_seat_has_no_hat_of_it_and_still_hears_why(cast):
    make_ended(cast)
    assert not any(hat.sits_in(cast.body.pk) for hat in hats(cast.member.user))
    assert heard("membership_end_settled") == emails(cast.member, cast.member_signatory)


def test_the_seat_ends_in_the_record_with_the_decision_it_ended_by(cast):
    ending = make_ended(cast)
    ledger.chain()
    line = Line.objects.get(step="end_seat")
    assert [line.facts["decision"], line.about.uid] == [ending.decision.filing.sha256, ending.seat.uid]
    assert Entry.objects.filter(line=line, is_public=True).exists()
    assert Entry.objects.filter(thing_kind="meetings.membershipanswer", step="filing").count() == 1


def test_a_decision_that_it_stays_leaves_the_seat_and_is_public(cast):
    ending = make_ending(cast)
    services.keep_membership(ending, by=cast.secretary, decision=make_hearing(cast, ending, "not_adopted"))
    assert [ending.state, ending.audience] == ["kept", "public"]
    assert Seat.objects.current().filter(pk=cast.member.seat.pk).exists()
    assert Term.objects.get(rule_id="membership_answer").cancelled_at is not None
    assert heard("membership_end_settled") == emails(cast.member, cast.member_signatory)


# --- nobody alone, nobody too early -----------------------------------------------------------------------------------------
def refused(ending, cast, decision, service=services.end_membership):
    with pytest.raises(ValidationError) as refusal:
        service(ending, by=cast.secretary, decision=decision)
    ending.refresh_from_db()
    seat_stands = Seat.objects.current().filter(pk=ending.seat_id).exists()
    return [list(refusal.value.error_dict), ending.state, seat_stands] == [["decision"], "raised", True]


def test_without_a_decision_the_secretariat_ends_and_keeps_nothing(cast):
    ending = make_answered(cast)
    assert refused(ending, cast, None)
    assert refused(ending, cast, None, services.keep_membership)
    with pytest.raises(ValueError, match="by a decision"):
        end_seat(cast.member.seat, by=cast.secretary, facts={})


def test_the_database_itself_knows_no_ended_membership_without_a_decision(cast):
    ending = make_answered(cast)
    for state in ("ended", "kept"):
        with pytest.raises(IntegrityError), transaction.atomic():
            MembershipEnding.objects.filter(pk=ending.pk).update(state=state)


@pytest.mark.parametrize("who", ["chair", "member", "member_signatory", "custodian", "asker"])
def test_nobody_else_carries_a_decision_out(cast, who):
    ending = make_answered(cast)
    decision = make_hearing(cast, ending)
    for service in (services.end_membership, services.keep_membership):
        with pytest.raises(NotAllowed):
            service(ending, by=getattr(cast, who), decision=decision)


def test_a_decision_of_another_body_or_question_ends_nothing(cast):
    ending = make_answered(cast)
    for meeting in (make_published(cast, body=make_body()), make_published(cast)):
        assert refused(ending, cast, meeting.items.get().decision)


def test_a_decision_that_is_not_public_yet_ends_nothing(cast):
    ending = make_answered(cast)
    assert refused(ending, cast, make_heard(cast, ending))


@pytest.mark.parametrize("outcome", ["not_adopted", "deferred", "noted"])
def test_only_an_adopted_decision_ends_it(cast, outcome):
    ending = make_answered(cast)
    assert refused(ending, cast, make_hearing(cast, ending, outcome))


def test_a_meeting_before_they_were_heard_ends_nothing(cast):
    ending = make_ending(cast)
    assert refused(ending, cast, make_hearing(cast, ending))  # in 14 days, nobody has answered


def test_an_answer_after_the_meeting_does_not_make_its_decision_good(cast):
    ending = make_ending(cast)
    decision = make_hearing(cast, ending)
    with time_machine.travel(decision.meeting.ends_at + dt.timedelta(minutes=5)):
        services.answer_ending(ending, by=cast.member, text=ANSWER)
        assert refused(ending, cast, decision)


def test_who_was_silent_until_the_last_day_was_heard(cast):
    ending = make_ending(cast)
    decision = make_hearing(cast, ending, on=ending.term.due_on + dt.timedelta(days=1))
    services.end_membership(ending, by=cast.secretary, decision=decision)
    assert [ending.state, ending.answered] == ["ended", None]


def test_on_the_last_day_itself_no_meeting_ends_it(cast):
    ending = make_ending(cast)
    assert refused(ending, cast, make_hearing(cast, ending, on=ending.term.due_on))


def test_decided_it_is_answered_and_carried_out_no_more(cast):
    ending = make_ended(cast)
    with pytest.raises(NotNow):
        services.end_membership(ending, by=cast.secretary, decision=ending.decision)
    with pytest.raises(NotNow):
        services.answer_ending(ending, by=cast.member_signatory, text=ANSWER)


def test_those_who_may_still_answer_are_reminded_and_the_window_closes(cast):
    ending = make_ending(cast)
    term = ending.term
    sent = {}
    for on in [term.due_on - dt.timedelta(days=30 - number) for number in range(40)]:
        if number := services.remind_of_answers(on):
            sent[term.working_calendar.working_days_between(on, term.due_on)] = number
    term.refresh_from_db()
    assert [sorted(sent), term.over_on is not None] == [[0, 1, 5], True]
    assert heard("membership_end_reminded") == sorted(emails(cast.member, cast.member_signatory) * 3)
    assert term.rule_id == TERM


def test_who_has_answered_is_reminded_no_more(cast):
    ending = make_answered(cast)
    assert services.remind_of_answers(ending.term.due_on) == 0


def test_what_a_meeting_put_off_is_suggested_again(cast):
    ending = make_ending(cast)
    make_hearing(cast, ending, "deferred")
    services.work_off_agendas()
    assert len(suggested(ending)) == 1
    assert heard("membership_placed") == emails(cast.member, cast.member_signatory)


def test_a_member_that_left_its_seat_to_nobody_is_told_through_its_organisation(cast):
    seat = make_seat(cast.body)
    hat = make_hat("representative", organisation=seat.organisation)
    make_ending(cast, seat=seat)
    assert heard("membership_end_raised") == emails(hat, cast.secretary)
