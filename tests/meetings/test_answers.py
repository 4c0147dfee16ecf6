"""A seat answers its invitation, and only its own."""

import datetime as dt

import pytest
from django.db import transaction
from django.utils import timezone

from core.lifecycle import NotNow
from core.lines import Line
from core.rules import NotAllowed
from meetings import services
from meetings.kinds import Answer
from meetings.models import Invitation
from participants.acting import NOBODY, THE_HOUSE
from tests.make.meetings import after, make_announced, make_cancelled, make_held
from tests.make.participants import hat_of, sit


def answer(invitation, by, said=Answer.YES):
    return services.answer_invitation(invitation, by=by, answer=said)


@pytest.fixture
def invited(cast):
    """The invitation of the member's seat."""
    return make_announced(cast).invitations.get(seat=cast.member.seat)


def test_a_seat_says_yes_and_changes_its_mind_and_no_line_tells_of_it(cast, invited):
    answer(invited, cast.member)
    assert [invited.answer, invited.answered_at is None] == [Answer.YES, False]
    answer(invited, cast.member, Answer.NO)
    assert invited.answer == Answer.NO
    assert list(Line.objects.filter(story_uid=invited.meeting.uid).values_list("step", flat=True)) == ["announce"]


def test_the_same_answer_twice_is_no_error_and_changes_nothing(cast, invited):
    answer(invited, cast.member)
    before = invited.version
    answer(invited, cast.member)
    assert invited.version == before


def test_the_alternate_on_the_seat_answers_for_it_too(cast, invited):
    alternate = hat_of(sit(cast.member.seat), "member")
    answer(invited, alternate)
    assert invited.answer == Answer.YES


@pytest.mark.parametrize("who", ["secretary", "chair", "observer", "custodian", "outsider"])
@pytest.mark.parametrize("said", [Answer.YES, Answer.NO])
def test_nobody_answers_for_another_seat(cast, invited, who, said):
    with pytest.raises(NotAllowed):
        answer(invited, getattr(cast, who), said)


@pytest.mark.parametrize("by", [NOBODY, THE_HOUSE])
def test_neither_nobody_nor_the_clock_answers(invited, by):
    with pytest.raises(NotAllowed):
        answer(invited, by)


def test_a_stranger_is_not_told_that_an_answer_stands_already(cast, invited):
    answer(invited, cast.member)
    with pytest.raises(NotAllowed):
        answer(invited, cast.observer)


def test_nobody_answers_a_meeting_that_has_begun_or_was_cancelled_or_held(cast, invited):
    with after(invited.meeting), pytest.raises(NotNow):
        answer(invited, cast.member)
    for meeting in (make_cancelled(cast), make_held(cast)):
        with pytest.raises(NotNow), transaction.atomic():
            answer(meeting.invitations.get(seat=cast.member.seat), cast.member)


def test_the_database_refuses_an_answer_that_is_none(invited):
    with pytest.raises(Exception, match="Invalid transition"), transaction.atomic():
        Invitation.objects.filter(pk=invited.pk).update(answer="maybe")


def test_invitations_are_seen_by_the_secretariat_and_the_chair_and_each_by_its_own_seat(cast, invited):
    meeting = invited.meeting
    seen = {
        who: Invitation.objects.visible_to(getattr(cast, who)).filter(meeting=meeting).count()
        for who in ("secretary", "custodian", "chair", "member", "observer", "outsider")
    }
    assert seen == {"secretary": 4, "custodian": 0, "chair": 4, "member": 1, "observer": 1, "outsider": 0}
    assert Invitation.objects.visible_to(None).count() == 0


def test_a_seat_nobody_sits_on_is_told_apart(cast, invited):
    rows = invited.meeting.invitations.for_page(cast.secretary.user)
    assert [row.seat for row in rows if not row.is_filled] == [cast.empty_seat]


def test_who_left_the_seat_no_longer_answers_for_it(cast, invited):
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    cast.member.user.holdings.update(from_on=yesterday, to_on=yesterday)
    assert list(invited.meeting.invitations.of_person(cast.member.user)) == []
