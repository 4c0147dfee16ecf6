"""What a meeting leaves behind: attendance, decisions, the decision sheet."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from core.filing import Filing
from core.lifecycle import NotNow
from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from meetings import services
from meetings.kinds import Method, Outcome, Presence
from meetings.models import Attendance, Decision
from meetings.states import S
from tests.make.meetings import (
    after,
    full_house,
    make_circulated,
    make_decision,
    make_held,
    make_item,
    make_published,
)
from tests.make.participants import make_body, make_seat


def test_attendance_is_kept_by_seat_and_counted_by_constituency(cast):
    meeting = make_circulated(cast)
    attendance = full_house(meeting)
    attendance[cast.member.seat] = Presence.EXCUSED
    attendance[cast.observer.seat] = Presence.ONLINE
    with after(meeting):
        services.hold_meeting(meeting, by=cast.secretary, attendance=attendance)
    kept = dict(Attendance.objects.filter(meeting=meeting).values_list("seat", "presence"))
    assert kept == {seat.pk: presence for seat, presence in attendance.items()}
    assert [meeting.state, meeting.turnout] == [S.HELD, {"executive": 1, "observers": 1, "parliament": 1}]


def test_nobody_says_that_a_meeting_was_held_before_it_begins(cast):
    meeting = make_circulated(cast)
    with pytest.raises(ValidationError):
        services.hold_meeting(meeting, by=cast.secretary, attendance=full_house(meeting))


def test_attendance_of_a_strangers_seat_is_refused(cast):
    meeting, stranger = make_circulated(cast), make_seat(make_body())
    with after(meeting), pytest.raises(ValidationError):
        services.hold_meeting(meeting, by=cast.secretary, attendance={stranger: Presence.PRESENT})


def test_a_meeting_is_held_once(cast):
    meeting = make_held(cast)
    with after(meeting), pytest.raises(NotNow):
        services.hold_meeting(meeting, by=cast.secretary, attendance={})


def test_names_of_those_present_are_for_the_secretariat_the_chair_and_each_seat_itself(cast):
    make_held(cast)
    seen = {
        who: Attendance.objects.visible_to(getattr(cast, who)).count()
        for who in ("secretary", "custodian", "chair", "member", "observer", "outsider")
    }
    assert seen == {"secretary": 4, "custodian": 0, "chair": 4, "member": 1, "observer": 1, "outsider": 0}
    assert Attendance.objects.visible_to(None).count() == 0


def test_a_decision_is_filed_and_its_line_is_not_public_yet(cast):
    meeting = make_held(cast)
    decision = make_decision(meeting.items.get(), cast)
    line = Line.objects.get(story_uid=meeting.uid, step="decide")
    assert line.facts == {
        "item": 1,
        "method": "consensus",
        "outcome": "adopted",
        "filing": decision.filing.sha256,
        "control": decision.filing.control_code,
    }
    assert [line.is_public, line.about.uid, decision.filing.number] == [False, decision.uid, 1]
    assert decision.filing.said("decision").said("kk").text == "Қабылдансын"


def test_an_item_is_decided_once(cast):
    item = make_held(cast).items.get()
    make_decision(item, cast)
    with pytest.raises(ValidationError), transaction.atomic():
        make_decision(item, cast)
    assert Decision.objects.count() == 1


def test_a_decision_says_what_was_decided(cast):
    item = make_held(cast).items.get()
    with pytest.raises(ValidationError) as refusal:
        make_decision(item, cast, text=Words())
    assert list(refusal.value.message_dict) == ["text"]


def test_nothing_is_decided_before_the_meeting(cast):
    with pytest.raises(NotNow):
        make_decision(make_circulated(cast).items.get(), cast)


def test_a_dropped_item_is_not_decided(cast):
    meeting = make_circulated(cast)
    late = make_item(meeting, cast)
    services.drop_item(late, by=cast.secretary)
    with after(meeting):
        services.hold_meeting(meeting, by=cast.secretary, attendance=full_house(meeting))
    with pytest.raises(ValidationError):
        make_decision(late, cast)


def test_a_corrected_decision_keeps_its_outcome_and_both_wordings(cast):
    decision = make_decision(make_held(cast).items.get(), cast)
    services.correct_decision(
        decision,
        by=cast.secretary,
        reason=Words.of(en="A word was missing"),
        method=Method.VOTE,
        text=Words.of(en="Adopt it now"),
    )
    filed = [
        f.said("decision").said("en").text for f in Filing.objects.filter(case_uid=decision.uid).order_by("number")
    ]
    line = Line.objects.get(story_uid=decision.meeting.uid, step="correct")
    assert [filed, decision.filing.supersedes.number] == [["Adopt it", "Adopt it now"], 1]
    assert [decision.outcome, decision.method, line.is_public] == [Outcome.ADOPTED, Method.VOTE, False]
    assert line.reason.said("en").text == "A word was missing"


def test_the_sheet_is_not_published_while_an_item_has_no_decision(cast):
    meeting = make_circulated(cast)
    for title in ("Second", "Third"):
        make_item(meeting, cast, title=title)
    with after(meeting):
        services.hold_meeting(meeting, by=cast.secretary, attendance=full_house(meeting))
    make_decision(meeting.items.get(position=2), cast)
    with pytest.raises(ValidationError, match=r"1, 3\."):
        services.publish_decisions(meeting, by=cast.secretary)


def test_the_published_sheet_names_every_decision_with_its_filing(cast):
    meeting = make_published(cast)
    line = Line.objects.get(story_uid=meeting.uid, step="publish_decisions")
    filing = meeting.items.get().decision.filing
    said = {"item": 1, "method": "consensus", "outcome": "adopted"}
    assert [meeting.state, line.is_public] == [S.PUBLISHED, True]
    assert line.facts == {"decisions": [{**said, "filing": filing.sha256, "control": filing.control_code}]}


def test_a_published_decision_is_corrected_no_more(cast):
    decision = make_published(cast).items.get().decision
    with pytest.raises(NotNow):
        services.correct_decision(
            decision, by=cast.secretary, reason=Words.of(en="X"), method=Method.VOTE, text=Words.of(en="Y")
        )


def test_decisions_are_seen_by_everybody_once_the_sheet_is_published(cast):
    held = make_held(cast)
    make_decision(held.items.get(), cast)
    before = {
        who: Decision.objects.visible_to(getattr(cast, who)).count()
        for who in ("secretary", "custodian", "chair", "member", "observer", "outsider")
    }
    services.publish_decisions(held, by=cast.secretary)
    assert before == {"secretary": 1, "custodian": 1, "chair": 1, "member": 0, "observer": 0, "outsider": 0}
    assert Decision.objects.visible_to(None).count() == 1


@pytest.mark.parametrize("who", ["chair", "member", "observer", "custodian", "outsider"])
def test_only_the_secretariat_writes_down_what_happened(cast, who):
    hat, coming, held = getattr(cast, who), make_circulated(cast), make_held(cast)
    decision = make_decision(held.items.get(), cast)
    said = {"method": Method.VOTE, "text": Words.of(en="X")}
    tries = [
        lambda: services.hold_meeting(coming, by=hat, attendance=full_house(coming)),
        lambda: services.record_decision(decision.item, by=hat, outcome=Outcome.NOTED, **said),
        lambda: services.correct_decision(decision, by=hat, reason=Words.of(en="X"), **said),
        lambda: services.publish_decisions(held, by=hat),
    ]
    with after(coming):
        for attempt in tries:
            with pytest.raises(NotAllowed), transaction.atomic():
                attempt()
