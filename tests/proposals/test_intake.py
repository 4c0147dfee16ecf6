"""The secretariat admits or returns on form alone; untouched for three working days the clock admits."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError

from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from deadlines.terms import terms_of
from meetings import services as meetings
from participants.kinds import Audience
from proposals import services
from proposals.kinds import Part, Publicity
from proposals.models import Proposal
from proposals.states import S
from tests.make.meetings import after, full_house, make_announced, make_decision
from tests.make.proposals import REASON, make_admitted, make_filed, make_request


def later(days):
    return time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=days), tick=False)


def test_returning_needs_a_missing_part_and_a_sentence(cast):
    proposal = make_filed(cast)
    for missing, reason in [([], REASON), ([Part.TITLE], Words())]:
        with pytest.raises(ValidationError):
            services.return_proposal(proposal, by=cast.secretary, missing=missing, reason=reason)
    assert Proposal.objects.get().state == S.FILED


def test_a_returned_proposal_keeps_its_number_and_says_what_is_missing(cast):
    proposal = make_filed(cast)
    services.return_proposal(proposal, by=cast.secretary, missing=[Part.SUMMARY, Part.TITLE], reason=REASON)
    proposal = Proposal.objects.get()
    assert (proposal.ref, proposal.state, proposal.missing) == (proposal.ref, S.RETURNED, ["summary", "title"])
    assert Line.objects.get(step="hand_back").reason == REASON


@pytest.mark.parametrize("hat", ["author", "focal", "signatory", "chair", "custodian", "observer"])
@pytest.mark.parametrize("verb", ["admit_proposal", "return_proposal", "send_proposal"])
def test_intake_is_the_secretariats_alone(cast, hat, verb):
    proposal = make_filed(cast)
    more = {
        "admit_proposal": {},
        "return_proposal": {"missing": [Part.TITLE], "reason": REASON},
        "send_proposal": {"organisations": [cast.ministry]},
    }[verb]
    with pytest.raises(NotAllowed):
        getattr(services, verb)(proposal, by=getattr(cast, hat), **more)


def test_untouched_for_three_working_days_it_is_admitted_by_the_clock(cast):
    proposal = make_filed(cast)
    due = terms_of(proposal)[0].due_on
    assert services.admit_untouched(due) == 0
    assert services.admit_untouched(due + dt.timedelta(days=1)) == 1
    assert services.admit_untouched(due + dt.timedelta(days=1)) == 0
    proposal.refresh_from_db()
    assert proposal.state == S.ADMITTED
    line = Line.objects.get(step="admit")
    assert line.acting["words"]["office"]["texts"]["en"]["text"] == "The platform"


def test_each_body_is_asked_once_and_owes_a_reply_in_fifteen_working_days(cast):
    request = make_request(cast)
    assert request.term.working_days == 15
    assert request.term.debtor == cast.ministry
    with pytest.raises(ValidationError):
        services.send_proposal(request.proposal, by=cast.secretary, organisations=[cast.ministry])


def publish_agenda_with(cast, proposal):
    meeting = make_announced(cast)
    services.place_on_agenda(proposal, by=cast.secretary, item=meeting.items.get())
    return meetings.publish_agenda(meeting, by=cast.secretary)


@pytest.mark.parametrize(
    ("publicity", "with_agenda", "after_decisions"),
    [
        (Publicity.WITH_AGENDA, Audience.PUBLIC, Audience.PUBLIC),
        (Publicity.AFTER_MEETING, Audience.NAMED, Audience.PUBLIC),
        (Publicity.NAMED, Audience.NAMED, Audience.NAMED),
    ],
)
def test_it_becomes_public_when_its_author_chose_and_never_sooner(cast, publicity, with_agenda, after_decisions):
    proposal = make_admitted(cast, publicity=publicity)
    meeting = publish_agenda_with(cast, proposal)
    services.work_off_meetings()
    assert Proposal.objects.get().audience == with_agenda
    with after(meeting):
        meetings.hold_meeting(meeting, by=cast.secretary, attendance=full_house(meeting))
    make_decision(meeting.items.get(), cast)
    meetings.publish_decisions(meeting, by=cast.secretary)
    services.work_off_meetings()
    assert Proposal.objects.get().audience == after_decisions


def test_placed_on_an_agenda_that_is_public_already_it_becomes_public_at_once(cast):
    meeting = publish_agenda_with(cast, make_admitted(cast))
    services.work_off_meetings()
    late = make_admitted(cast)
    services.place_on_agenda(late, by=cast.secretary, item=meeting.items.get())
    assert Proposal.objects.get(pk=late.pk).audience == Audience.PUBLIC


def test_opening_is_idempotent(cast):
    proposal = make_admitted(cast)
    publish_agenda_with(cast, proposal)
    assert services.work_off_meetings() == 1
    assert services.work_off_meetings() == 0
    assert Line.objects.filter(thing_uid=proposal.uid, step="open").count() == 1


def test_a_withdrawn_proposal_is_not_opened(cast):
    proposal = make_admitted(cast)
    publish_agenda_with(cast, proposal)
    services.withdraw_proposal(proposal, by=cast.author, reason=REASON)
    services.work_off_meetings()
    assert Proposal.objects.get().audience == Audience.NAMED


def test_it_is_placed_on_one_item_once(cast):
    proposal = make_admitted(cast)
    item = make_announced(cast).items.get()
    services.place_on_agenda(proposal, by=cast.secretary, item=item)
    with pytest.raises(ValidationError):
        services.place_on_agenda(proposal, by=cast.secretary, item=item)
