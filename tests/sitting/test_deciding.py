"""Opening with a quorum, losing it, deciding (domain.md §5.6, §13a.10)."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from meetings import services
from meetings.kinds import Method, Presence, Regime, Share
from meetings.models import Attendance, Decision, QuorumSnapshot
from tests.make.meetings import REASON, after, make_circulated, make_decision, make_item
from tests.sitting.conftest import there

VOTES = {"civil_society": {"for": 2, "against": 1}, "executive": {"for": 2, "abstain": 1}}


def take(meeting, cast, attendance):
    for seat, presence in attendance.items():
        services.record_presence(meeting.invitations.get(seat=seat), by=cast.secretary, presence=presence)


def hold(meeting, cast, **numbers):
    with after(meeting):
        services.hold_meeting(meeting, by=cast.secretary, attendance=there(cast, **numbers))
    return meeting.items.first()


def vote(item, cast, **said):
    return make_decision(item, cast, method=Method.VOTE, **said)


@pytest.mark.parametrize("who", ["secretary", "chair"])
def test_a_meeting_is_opened_with_its_quorum_on_record(cast, meeting, who):
    with after(meeting):
        take(meeting, cast, there(cast))
        snapshot = services.open_meeting(meeting, by=getattr(cast, who))
    assert [snapshot.is_met, snapshot.item, snapshot.there] == [
        True,
        None,
        {"civil_society": 3, "executive": 3, "parliament": 1},
    ]
    line = Line.objects.get(story_uid=meeting.uid, step="open")
    assert line.facts == {"quorum": [["", 4, 7, True], ["civil_society", 2, "", True], ["executive", 2, "", True]]}


@pytest.mark.parametrize("who", ["member", "observer", "custodian", "outsider"])
def test_nobody_else_opens_it(cast, meeting, who):
    with after(meeting), pytest.raises(NotAllowed):
        services.open_meeting(meeting, by=getattr(cast, who))


def test_it_is_not_opened_before_its_time_nor_before_anybody_is_there(cast, meeting):
    with pytest.raises(ValidationError, match="has not begun"):
        services.open_meeting(meeting, by=cast.secretary)
    with after(meeting), pytest.raises(ValidationError, match="Take the attendance first"):
        services.open_meeting(meeting, by=cast.secretary)


def test_without_a_quorum_it_is_opened_again_once_enough_came_and_only_then_no_more(cast, meeting):
    with after(meeting):
        take(meeting, cast, there(cast, civil=1))
        first = services.open_meeting(meeting, by=cast.secretary)
        take(meeting, cast, there(cast))
        second = services.open_meeting(meeting, by=cast.secretary)
        with pytest.raises(ValidationError, match="opened already"):
            services.open_meeting(meeting, by=cast.secretary)
    assert [first.is_met, second.is_met] == [False, True]


def test_an_inquorate_meeting_is_reconvened_and_who_came_then_says_nothing_of_another_day(cast, meeting):
    with after(meeting):
        take(meeting, cast, there(cast, civil=1))
        services.open_meeting(meeting, by=cast.secretary)
    when = {"starts": meeting.starts, "ends": meeting.ends, "zone": meeting.zone, "place": meeting.place}
    services.move_meeting(
        meeting, by=cast.secretary, reason=REASON, on=meeting.on.replace(year=meeting.on.year + 1), link="", **when
    )
    assert [Attendance.objects.count(), QuorumSnapshot.objects.count()] == [0, 1]


def test_invariant_10_a_decision_needs_quorum_in_total_and_in_each_required_constituency_and_observers_votes_are_rejected(
    cast, meeting
):
    make_item(meeting, cast)
    item = hold(meeting, cast, civil=1, observers=2)  # 5 of 7 in total, 1 of 3 of civil society
    with pytest.raises(ValidationError, match="no quorum for a vote: Civil society"), transaction.atomic():
        vote(item, cast)
    with pytest.raises(ValidationError, match="Observers never vote"), transaction.atomic():
        vote(item, cast, votes={"observers": {"for": 1}})
    assert [Decision.objects.count(), QuorumSnapshot.objects.count()] == [0, 0]


def test_a_quorum_missing_in_total_alone_refuses_the_vote_too(cast, meeting):
    services.set_quorum(
        cast.body,
        by=cast.secretary,
        total=Share.THREE_QUARTERS,
        each=Share.HALF,
        required=["civil_society", "executive"],
        article="12",
    )
    with pytest.raises(ValidationError, match="no quorum for a vote: in total"), transaction.atomic():
        vote(hold(meeting, cast, civil=2, executive=2, parliament=0), cast)


def test_a_quorum_met_at_the_start_and_lost_at_a_decision_refuses_the_vote(cast, meeting):
    with after(meeting):
        take(meeting, cast, there(cast))
        start = services.open_meeting(meeting, by=cast.secretary)
    item = hold(meeting, cast)
    with pytest.raises(ValidationError, match="no quorum for a vote: Executive"), transaction.atomic():
        vote(item, cast, there={"civil_society": 3, "executive": 1, "parliament": 1})
    decision = make_decision(item, cast, there={"civil_society": 3, "executive": 1, "parliament": 1})
    later = QuorumSnapshot.objects.get(item=item)
    assert [start.is_met, later.is_met, decision.method] == [True, False, Method.CONSENSUS]


def test_who_left_is_there_no_more(cast, meeting):
    with after(meeting):
        take(meeting, cast, there(cast))
        for seat in cast.executive[:2]:
            row = meeting.invitations.get(seat=seat)
            services.record_presence(row, by=cast.secretary, presence=Presence.PRESENT, left=meeting.ends)
        assert [services.there_now(meeting)["executive"], services.quorum_now(meeting).met] == [1, False]


def test_a_vote_is_kept_by_constituency_and_its_quorum_beside_it(cast, meeting):
    item = hold(meeting, cast)
    decision = vote(item, cast, votes=VOTES)
    assert [decision.votes, decision.vote_totals] == [VOTES, {"for": 4, "against": 1, "abstain": 1}]
    assert decision.filing.facts["votes"] == {"for": 4, "against": 1, "abstain": 1}
    assert [decision.vote_rows, QuorumSnapshot.objects.get(item=item).is_met] == [[], True]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"votes": {"civil_society": {"for": 4}}}, "more voted than are there"),
        ({"votes": {"parliament": {"for": -1}}}, "for, against or an abstention"),
        ({"votes": {"judiciary": {"for": 1}}}, "has no vote here"),
        ({"there": {"executive": 9}}, "than the attendance has"),
        ({"votes": VOTES, "method": Method.CONSENSUS}, "only where the decision is by vote"),
    ],
)
def test_numbers_that_cannot_be_are_refused(cast, meeting, said, words):
    item = hold(meeting, cast)
    with pytest.raises(ValidationError, match=words), transaction.atomic():
        make_decision(item, cast, **{"method": Method.VOTE, **said})


def test_a_decision_without_a_quorum_is_not_corrected_into_a_vote(cast, meeting):
    decision = make_decision(hold(meeting, cast, civil=0), cast)
    with pytest.raises(ValidationError, match="no quorum"), transaction.atomic():
        services.correct_decision(decision, by=cast.secretary, reason=REASON, method=Method.VOTE, text=Words.of(en="X"))


def test_under_the_chatham_house_rule_numbers_are_enough_for_a_quorum(cast):
    meeting = make_circulated(cast, regime=Regime.CHATHAM_HOUSE)
    numbers = {"civil_society": 3, "executive": 3, "observers": 2}
    with after(meeting):
        services.record_numbers(meeting, by=cast.secretary, attendance=numbers)
        start = services.open_meeting(meeting, by=cast.chair)
        services.hold_meeting(meeting, by=cast.secretary, attendance=numbers)
    vote(meeting.items.get(), cast, votes=VOTES)
    assert [start.is_met, Attendance.objects.count(), QuorumSnapshot.objects.count()] == [True, 0, 2]
