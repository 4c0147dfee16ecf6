"""A member proposes an item; the secretariat takes it or says why not; nothing is lost (domain.md §5.1, §6)."""

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
from meetings import services
from meetings.models import ProposedItem, Suggestion
from tests.make.meetings import REASON, after, full_house, make_announced, make_circulated, make_held, make_meeting
from tests.make.participants import make_hat
from tests.make.proposing import NO, WHY, make_proposed, make_refused, make_taken, make_taken_back, proposal
from tests.meetings.test_letters import emails, heard

pytestmark = pytest.mark.django_db
FAR = {"on": dt.date(2036, 11, 24)}  # a Monday; in time until 12 November


def waiting_titles(meeting):
    return [one.title.said("en").text for one in ProposedItem.objects.to_answer_at(meeting).order_by("id")]


def test_a_proposed_item_is_filed_as_it_was_sent_and_waits(cast):
    proposed = make_proposed(cast)
    assert [proposed.state, proposed.seat, proposed.proposer] == ["waiting", cast.member.seat, cast.member.organisation]
    assert [proposed.filing.said("title"), proposed.filing.said("why")] == [
        proposal()["title"].rendered(),
        WHY.rendered(),
    ]
    line = Line.objects.get(step="propose")
    assert [line.thing_uid, line.story_uid, line.is_public] == [proposed.uid, proposed.meeting.uid, False]
    assert line.facts == {"filing": proposed.filing.sha256, "control": proposed.filing.control_code}


def test_the_agenda_of_the_secretary_stays_as_it_was_when_a_member_proposes(cast):
    meeting = make_announced(cast)
    before = meeting.version
    make_proposed(cast, meeting=meeting)
    meeting.refresh_from_db()
    assert [meeting.version, meeting.items.count()] == [before, 1]


@pytest.mark.parametrize(("on", "is_late"), [("2036-11-12", False), ("2036-11-13", True)])
def test_what_comes_after_the_last_day_for_additions_is_marked_as_late_and_waits(cast, on, is_late):
    """Eight working days before 24 November is 12 November."""
    meeting = make_announced(cast, **FAR)
    with time_machine.travel(f"{on}T12:00:00+05:00", tick=False):
        proposed = make_proposed(cast, meeting=meeting)
    assert [proposed.is_late, proposed.state] == [is_late, "waiting"]


@pytest.mark.parametrize("who", ["secretary", "custodian", "observer", "outsider"])
def test_only_members_propose(cast, who):
    with pytest.raises(NotAllowed):
        make_proposed(cast, by=getattr(cast, who))


def test_whoever_presides_is_a_member_too_and_a_member_of_another_body_is_not(cast):
    assert make_proposed(cast, by=cast.chair).state == "waiting"
    with pytest.raises(NotAllowed):
        make_proposed(cast, by=make_hat("member"))


def test_nothing_is_proposed_for_a_meeting_that_is_planned_held_begun_or_extraordinary(cast):
    for meeting in (make_meeting(cast), make_held(cast)):
        with pytest.raises(NotNow), transaction.atomic():
            make_proposed(cast, meeting=meeting)
    begun, called = make_announced(cast), make_announced(cast, kind="extraordinary")
    with after(begun), pytest.raises(ValidationError):
        make_proposed(cast, meeting=begun)
    with pytest.raises(ValidationError):
        make_proposed(cast, meeting=called)


@pytest.mark.parametrize("lacking", ["title", "why"])
def test_title_and_reason_are_asked_for(cast, lacking):
    with pytest.raises(ValidationError) as refusal:
        make_proposed(cast, **{lacking: Words()})
    assert list(refusal.value.error_dict) == [lacking]


def test_taken_it_is_an_item_in_the_words_of_its_author(cast):
    proposed = make_taken(cast)
    item = proposed.item
    assert [proposed.state, item.meeting, item.position] == ["taken", proposed.meeting, 2]
    assert [item.title, item.rapporteurs, item.minutes] == [proposed.title, proposed.rapporteurs, 15]
    assert list(Suggestion.objects.waiting()) == []


def test_refused_it_has_a_reason_and_is_suggested_no_more(cast):
    proposed = make_refused(cast)
    [line] = Line.objects.filter(step="refuse")
    assert [proposed.state, proposed.reason, line.reason.said("en").text] == ["refused", NO, NO.said("en").text]
    assert list(Suggestion.objects.waiting()) == []


def test_nobody_refuses_without_a_reason_not_even_past_the_service(cast):
    proposed = make_proposed(cast)
    with pytest.raises(ValidationError):
        services.refuse_item(proposed, by=cast.secretary, reason=Words())
    with pytest.raises(IntegrityError), transaction.atomic():
        ProposedItem.objects.filter(pk=proposed.pk).update(state="refused")


@pytest.mark.parametrize("made", [make_taken, make_refused, make_taken_back])
def test_what_is_answered_or_taken_back_is_answered_no_more(cast, made):
    proposed = made(cast)
    for attempt in (
        lambda: services.take_item(proposed, by=cast.secretary, meeting=proposed.meeting, minutes=5),
        lambda: services.refuse_item(proposed, by=cast.secretary, reason=NO),
        lambda: services.withdraw_item(proposed, by=cast.member),
    ):
        with pytest.raises(NotNow), transaction.atomic():
            attempt()


@pytest.mark.parametrize("who", ["chair", "member", "observer", "custodian", "outsider"])
def test_the_secretariat_alone_takes_and_refuses(cast, who):
    proposed, hat = make_proposed(cast), getattr(cast, who)
    for attempt in (
        lambda: services.take_item(proposed, by=hat, meeting=proposed.meeting, minutes=5),
        lambda: services.refuse_item(proposed, by=hat, reason=NO),
    ):
        with pytest.raises(NotAllowed), transaction.atomic():
            attempt()


def test_only_the_seat_that_proposed_takes_it_back(cast):
    proposed = make_proposed(cast)
    for hat in (cast.secretary, cast.chair, make_hat("member", body=cast.body)):
        with pytest.raises(NotAllowed), transaction.atomic():
            services.withdraw_item(proposed, by=hat)
    assert services.withdraw_item(proposed, by=cast.member).state == "withdrawn"


def test_an_agenda_is_not_published_while_an_item_proposed_in_time_has_no_answer(cast):
    meeting = make_announced(cast, **FAR)
    proposed = make_proposed(cast, meeting=meeting)
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        services.publish_agenda(meeting, by=cast.secretary)
    assert "“On courts”" in refusal.value.messages[0]
    services.refuse_item(proposed, by=cast.secretary, reason=NO)
    assert services.publish_agenda(meeting, by=cast.secretary).state == "circulated"


def test_a_late_one_holds_no_agenda_up(cast):
    meeting = make_announced(cast, on=timezone.localdate() + dt.timedelta(days=1))
    assert make_proposed(cast, meeting=meeting).is_late
    assert services.publish_agenda(meeting, by=cast.secretary).state == "circulated"


@pytest.mark.parametrize("make", [make_announced, make_circulated])
def test_dropped_from_an_agenda_it_waits_again(cast, make):
    """Nobody refuses an item by taking it and dropping it."""
    proposed = make_taken(cast, meeting=make(cast))
    services.drop_item(proposed.item, by=cast.secretary)
    proposed.refresh_from_db()
    assert [proposed.state, proposed.item, waiting_titles(proposed.meeting)] == ["waiting", None, ["On courts"]]
    assert heard("item_put_back") == emails(cast.member)


def test_of_a_cancelled_meeting_it_waits_for_the_next_agenda(cast):
    proposed = make_taken(cast)
    services.cancel_meeting(proposed.meeting, by=cast.secretary, reason=REASON)
    later = make_meeting(cast, on=proposed.meeting.on + dt.timedelta(days=30))
    assert waiting_titles(later) == ["On courts"]
    proposed.refresh_from_db()
    taken = services.take_item(proposed, by=cast.secretary, meeting=later, minutes=10)
    assert [taken.item.meeting, taken.meeting] == [later, proposed.meeting]


def test_unanswered_when_its_meeting_is_held_it_waits_for_the_next_agenda(cast):
    meeting = make_circulated(cast)
    make_proposed(cast, meeting=meeting)
    later = make_meeting(cast, on=meeting.on + dt.timedelta(days=30))
    assert waiting_titles(later) == []
    with after(meeting):
        services.hold_meeting(meeting, by=cast.secretary, attendance=full_house(meeting))
    assert waiting_titles(later) == ["On courts"]


def test_one_in_time_is_not_pushed_to_a_later_meeting(cast):
    proposed = make_proposed(cast, meeting=make_announced(cast, **FAR))
    later = make_meeting(cast, on=dt.date(2036, 12, 10))
    with pytest.raises(ValidationError) as refusal:
        services.take_item(proposed, by=cast.secretary, meeting=later, minutes=10)
    assert list(refusal.value.error_dict) == ["meeting"]


def test_it_is_seen_by_whoever_sees_the_agenda(cast):
    proposed = make_refused(cast)
    roles = ("secretary", "custodian", "chair", "member", "observer", "outsider")

    def seen():
        return {who for who in roles if proposed in ProposedItem.objects.visible_to(getattr(cast, who))}

    assert seen() == {"secretary", "custodian", "chair", "member"}
    services.publish_agenda(proposed.meeting, by=cast.secretary)
    assert seen() == set(roles)
    assert list(ProposedItem.objects.visible_to(None)) == [proposed]


def test_each_hears_what_concerns_them(cast):
    make_taken(cast)
    make_refused(cast)
    make_taken_back(cast)
    assert heard("item_proposed") == sorted(3 * emails(cast.secretary, cast.chair))
    assert [heard("item_taken"), heard("item_refused")] == [emails(cast.member)] * 2
    assert heard("item_withdrawn") == emails(cast.secretary)
