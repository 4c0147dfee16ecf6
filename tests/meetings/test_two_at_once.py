"""Two people at once never do a thing twice, and never lock each other out."""

import pytest

from core.lifecycle import NotNow
from core.words import Words
from meetings import services
from meetings.kinds import Answer
from meetings.models import Decision
from notifications.models import News
from tests.core.threads import at_once
from tests.make.meetings import (
    after,
    make_announced,
    make_cast,
    make_circulated,
    make_dissent,
    make_dissenter,
    make_item,
    make_meeting,
    make_published,
)
from tests.make.proposing import NO, make_proposed


@pytest.fixture
def cast(committed_db):
    return make_cast()


def test_two_secretaries_announce_at_once_and_the_seats_are_invited_once(cast):
    meeting = make_meeting(cast)
    copies = [type(meeting).objects.get(pk=meeting.pk) for _number in range(2)]
    results = at_once(*(lambda m=m: services.announce_meeting(m, by=cast.secretary) for m in copies))
    assert sorted(type(result).__name__ for result in results) == ["Meeting", "NotNow"]
    assert [News.objects.filter(letter="meeting_announced").count(), meeting.invitations.count()] == [1, 4]


def test_meetings_scheduled_at_once_get_different_numbers_without_a_gap(cast):
    results = at_once(*[lambda: make_meeting(cast)] * 4)
    assert sorted(meeting.number for meeting in results) == [1, 2, 3, 4]
    assert sorted(int(meeting.ref.split("-")[1]) for meeting in results) == [1, 2, 3, 4]


def test_items_added_and_moved_at_once_keep_the_agenda_in_one_row(cast):
    meeting = make_meeting(cast)
    items = [make_item(meeting, cast, title=title) for title in "ABC"]
    fresh = [type(item).objects.get(pk=item.pk) for item in items]
    copies = [type(meeting).objects.get(pk=meeting.pk) for _number in range(2)]
    results = at_once(
        *(lambda m=m: make_item(m, cast, title="new") for m in copies),
        lambda: services.move_item(fresh[2], by=cast.secretary, places=-1),
        lambda: services.move_item(fresh[0], by=cast.secretary, places=1),
        lambda: services.drop_item(fresh[1], by=cast.secretary),
    )
    assert [result for result in results if isinstance(result, Exception)] == []
    assert [item.position for item in meeting.items.standing()] == [1, 2, 3, 4]


def test_two_record_the_decision_on_an_item_at_once_and_one_is_told(cast):
    meeting = make_circulated(cast)
    with after(meeting):
        services.hold_meeting(meeting, by=cast.secretary, attendance={cast.member.seat: "present"})
    copies = [meeting.items.get() for _number in range(2)]
    said = {"method": "consensus", "outcome": "noted", "text": Words.of(en="Noted")}
    results = at_once(*(lambda i=i: services.record_decision(i, by=cast.secretary, **said) for i in copies))
    assert sorted(type(result).__name__ for result in results) == ["Decision", "ValidationError"]


@pytest.mark.parametrize("attempt", range(3))
def test_whoever_answers_while_a_closed_meeting_is_recorded_leaves_no_trace(cast, attempt):
    meeting = make_circulated(cast, regime="closed")
    invitation = meeting.invitations.get(seat=cast.member.seat)
    meeting_copy = type(meeting).objects.get(pk=meeting.pk)
    type(meeting).objects.filter(pk=meeting.pk).update(starts_at=meeting.created_at)  # it is under way

    def hold():
        return services.hold_meeting(meeting_copy, by=cast.secretary, attendance={"executive": 5})

    def answer():
        return services.answer_invitation(invitation, by=cast.member, answer=Answer.YES)

    at_once(hold, answer)
    invitation.refresh_from_db()
    assert [invitation.answer, invitation.answered_at, invitation.version] == [Answer.NONE, None, 1]


def test_a_meeting_is_not_cancelled_and_moved_at_once(cast):
    meeting = make_announced(cast)
    one, other = (type(meeting).objects.get(pk=meeting.pk) for _number in range(2))
    stands = {name: getattr(meeting, name) for name in ("on", "ends", "zone", "place", "link")}
    results = at_once(
        lambda: services.cancel_meeting(one, by=cast.secretary, reason=Words.of(en="No hall")),
        lambda: services.cancel_meeting(other, by=cast.secretary, reason=Words.of(en="No quorum")),
    )
    assert sorted(type(result).__name__ for result in results) == ["Meeting", "NotNow"]
    with pytest.raises(NotNow):
        services.move_meeting(meeting, by=cast.secretary, reason=Words.of(en="X"), starts=meeting.starts, **stands)
    assert News.objects.filter(letter="meeting_cancelled").count() == 1


def decision_twice(meeting):
    return [Decision.objects.get(item__meeting=meeting) for _number in range(2)]


def test_two_people_of_one_organisation_dissent_at_once_and_one_is_told_it_is_done(cast):
    hat = make_dissenter(cast.body)
    one, other = decision_twice(make_published(cast))
    results = at_once(lambda: make_dissent(one, hat), lambda: make_dissent(other, hat))
    assert sorted(type(result).__name__ for result in results) == ["Dissent", "ValidationError"]
    assert News.objects.filter(letter="dissent_filed").count() == 1


def test_two_organisations_dissent_at_once_and_both_are_heard(cast):
    hats = [make_dissenter(cast.body) for _number in range(2)]
    one, other = decision_twice(make_published(cast))
    results = at_once(lambda: make_dissent(one, hats[0]), lambda: make_dissent(other, hats[1]))
    assert [result.organisation for result in results] == [hat.organisation for hat in hats]


def test_taken_and_taken_back_at_once_one_of_them_holds(cast):
    proposed = make_proposed(cast)
    one, other = (type(proposed).objects.get(pk=proposed.pk) for _number in range(2))
    results = at_once(
        lambda: services.take_item(one, by=cast.secretary, meeting=proposed.meeting, minutes=5),
        lambda: services.withdraw_item(other, by=cast.member),
    )
    proposed.refresh_from_db()
    assert sorted(type(result).__name__ for result in results) == ["NotNow", "ProposedItem"]
    assert (proposed.state, proposed.meeting.items.count()) in {("taken", 2), ("withdrawn", 1)}


def test_two_secretaries_answer_at_once_and_one_answer_holds(cast):
    proposed = make_proposed(cast)
    one, other = (type(proposed).objects.get(pk=proposed.pk) for _number in range(2))
    results = at_once(
        lambda: services.take_item(one, by=cast.secretary, meeting=proposed.meeting, minutes=5),
        lambda: services.refuse_item(other, by=cast.secretary, reason=NO),
    )
    assert sorted(type(result).__name__ for result in results) == ["NotNow", "ProposedItem"]
    assert News.objects.filter(letter__in=["item_taken", "item_refused"]).count() == 1


def test_two_members_propose_while_the_secretariat_arranges_and_nobody_is_refused(cast):
    meeting = make_announced(cast)
    copies = [type(meeting).objects.get(pk=meeting.pk) for _number in range(3)]
    results = at_once(
        lambda: make_proposed(cast, meeting=copies[0]),
        lambda: make_proposed(cast, meeting=copies[1], by=cast.chair),
        lambda: make_item(copies[2], cast, title="new"),
    )
    assert sorted(type(result).__name__ for result in results) == ["AgendaItem", "ProposedItem", "ProposedItem"]


def test_an_item_is_dropped_while_another_is_taken_and_nobody_waits_for_ever(cast):
    meeting = make_announced(cast)
    first, second = make_proposed(cast, meeting=meeting), make_proposed(cast, meeting=meeting)
    item = services.take_item(first, by=cast.secretary, meeting=meeting, minutes=5).item
    fresh = type(second).objects.get(pk=second.pk)
    results = at_once(
        lambda: services.drop_item(item, by=cast.secretary),
        lambda: services.take_item(fresh, by=cast.secretary, meeting=meeting, minutes=5),
    )
    assert [result for result in results if isinstance(result, Exception)] == []
    first.refresh_from_db()
    assert [first.state, [one.number for one in meeting.items.standing()]] == ["waiting", ["1", "2"]]


def test_an_item_is_dropped_or_gets_a_part_and_never_both(cast):
    meeting = make_meeting(cast)
    whole = make_item(meeting, cast)
    one, other = (type(whole).objects.get(pk=whole.pk) for _number in range(2))
    said = {"title": Words.of(en="Part"), "standing_question": "q1", "minutes": 5, "parent": other}
    results = at_once(
        lambda: services.drop_item(one, by=cast.secretary),
        lambda: services.add_item(other.meeting, by=cast.secretary, **said),
    )
    assert [type(result).__name__ for result in results].count("ValidationError") == 1
    assert [item.number for item in meeting.items.standing()] in ([], ["1", "1.1"])
