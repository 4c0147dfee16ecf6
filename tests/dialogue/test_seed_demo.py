"""The demonstration shows every state there is, on days counted from today, and nothing of it is half-done."""

import datetime as dt
import json

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from core.filing import Filing
from core.jobs import Job
from core.lines import Line
from deadlines.models import RungSent
from dialogue.demo import starting_over
from dialogue.demo.cast import PASSWORD
from dialogue.demo.door import CARDS, OTHERS
from dialogue.demo.words import FOLDER, read
from meetings import kinds as meeting_kinds
from meetings.models import Dissent, Meeting, Minutes, WorkPlan
from meetings.states import S as MeetingState
from notifications.kinds import UNDELIVERED
from notifications.models import MailboxLetter, Notice
from participants.models import Organisation, User
from participants.papers import PaperState
from proposals import kinds as proposal_kinds
from proposals.models import Proposal, Reply
from proposals.states import S as ProposalState
from recommendations import kinds
from recommendations.models import Assessment, Claim, Objection, Position, Recommendation
from recommendations.states import S
from record import ledger
from tests.make.participants import client_of

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.xdist_group("demo")]


def every(model, field):
    """The values of the field that occur."""
    return set(model.objects.values_list(field, flat=True))


def test_meetings_stand_in_every_state_and_under_every_rule():
    assert every(Meeting, "state") == set(MeetingState.values)
    assert every(Meeting, "regime") == set(meeting_kinds.Regime.values)


def test_two_organisations_dissented_and_every_window_was_closed_by_the_clock():
    assert every(Dissent, "organisation__code") == {"qamqor-ui", "ten-qadam"}
    published = Meeting.objects.filter(state=MeetingState.PUBLISHED)
    assert {meeting.takes_dissents for meeting in published.select_related("dissent_window")} == {False}
    assert Line.objects.filter(step="close_dissents").count() == published.count()


def test_one_plan_of_the_body_is_approved_with_its_meetings_and_one_is_in_comment():
    plans = WorkPlan.objects.order_by("year")
    assert [(plan.state, plan.rows.count(), plan.comments.count()) for plan in plans] == [
        ("approved", 4, 1),
        ("in_comment", 4, 1),
    ]
    assert sorted(Meeting.objects.exclude(plan_row=None).values_list("number", flat=True)) == [58, 59, 60]
    assert plans[1].takes_comments


def test_minutes_are_published_with_their_comments_and_open_for_comments_without_attribution():
    stand = {minutes.meeting.regime: minutes for minutes in Minutes.objects.select_related("meeting", "filing")}
    assert {regime: minutes.state for regime, minutes in stand.items()} == {
        "public": "published",
        "chatham_house": "in_comment",
    }
    assert [len(stand["public"].filing.facts[name]) for name in ("comments", "approved", "missing")] == [2, 2, 0]


def test_proposals_stand_in_every_state_and_were_opened_in_every_way():
    assert every(Proposal, "state") == set(ProposalState.values)
    in_parts = {proposal_kinds.Outcome.IN_PARTS.value}  # no item of the story has parts that are decided one by one
    assert every(Proposal, "outcome") == {"", *proposal_kinds.Outcome.values} - in_parts
    assert every(Proposal, "publicity") == set(proposal_kinds.Publicity.values)


def test_replies_are_drafted_wait_for_signature_and_were_signed_in_the_app_and_outside():
    assert every(Reply, "state") == set(PaperState.values)
    assert every(Reply, "position") == set(proposal_kinds.ReplyPosition.values)
    signed = Reply.objects.filter(state=PaperState.SIGNED)
    assert {bool(reply.outgoing_number) for reply in signed} == {True, False}


def test_recommendations_stand_at_every_value_of_every_axis():
    assert every(Recommendation, "kind") == set(kinds.RecommendationKind.values)
    assert every(Recommendation, "position") == set(kinds.PositionValue.values)
    assert every(Recommendation, "declared") == set(kinds.Declared.values)
    assert every(Recommendation, "settlement") == set(kinds.Settlement.values)


def test_recommendations_stand_in_every_state_a_service_leads_to():
    assert every(Recommendation, "state") == {S.ADOPTED, S.TRANSMITTED, S.ENDED}
    assert every(Recommendation, "outcome") == {"", kinds.Outcome.CONFIRMED, kinds.Outcome.DECLINED}


def test_both_sides_have_said_everything_one_can_say():
    assert every(Assessment, "verdict") == set(kinds.Verdict.values)
    assert every(Objection, "state") == set(kinds.ObjectionStand.values)
    assert every(Claim, "level") == set(kinds.ClaimLevel.values)
    assert every(Position, "state") == set(PaperState.values)
    assert {claim.withdrawn_at is None for claim in Claim.objects.all()} == {True, False}


def test_there_are_about_forty_recommendations_and_some_are_past_their_day():
    assert 35 <= Recommendation.objects.count() <= 45
    assert Recommendation.objects.overdue().count() == 2


def test_the_clock_has_reminded_on_every_rung_and_closed_what_ended():
    assert every(RungSent, "rung") == {"t-5", "t-1", "t", "t+5", "t+10", "end"}


def test_days_are_counted_from_today_and_the_story_ends_yesterday():
    lines = list(Line.objects.order_by("id").values_list("at", flat=True))
    assert lines == sorted(lines)
    assert lines[-1] < timezone.now() < lines[-1] + dt.timedelta(days=8)  # a long holiday may lie between
    assert Meeting.objects.upcoming().first().on > timezone.localdate()


def test_no_letter_of_the_story_waits_for_a_worker():
    assert Notice.objects.filter(state__in=UNDELIVERED).count() == 0
    days = {letter.at.date() for letter in MailboxLetter.objects.all()}
    assert len(days) > 25


def test_everything_of_the_story_is_in_the_record():
    assert ledger.chain() == 0
    call_command("verify_record")


def test_every_person_signs_in_with_the_printed_password():
    emails = set(User.objects.values_list("email", flat=True))
    assert emails == {f"{row['key']}@demo.example" for row in read("people")}
    assert set(EmailAddress.objects.filter(verified=True).values_list("email", flat=True)) == emails
    assert Client().login(email="signatory@demo.example", password=PASSWORD)
    assert not Client().login(email="signatory@demo.example", password="dialogue-dem")


def test_the_ten_people_of_the_contract_are_there():
    promised = {"secretariat", "chair", "cochair", "custodian", "ngo", "ngo2", "focal", "signatory", "mp", "observer"}
    assert {card.person for card in (*CARDS, *OTHERS)} == promised


def test_texts_are_missing_in_different_languages():
    missing = {proposal.title.missing for proposal in Proposal.objects.all()}
    assert missing == {(), ("en",)}
    assert {text.missing for text in map(said_text, Recommendation.objects.all())} == {(), ("en",), ("kk",)}


def said_text(recommendation):
    return recommendation.text


def test_an_institution_that_was_renamed_keeps_both_names():
    parliament = Organisation.objects.get(code="parliament")
    assert [name.name.texts["en"].text for name in parliament.names.order_by("valid")] == ["Parliament", "Kurultai"]


@pytest.mark.parametrize(("card", "number"), [(card, number) for card in CARDS for number in range(5)])
def test_every_thing_to_try_opens(card, number):
    client = Client()
    entered = client.post("/en/demo/enter/", {"person": card.person, "try": number}, follow=True)
    assert entered.status_code == 200
    assert client.get(f"/en/demo/try/{number}/").url == entered.redirect_chain[0][0]


@pytest.mark.parametrize("card", [*CARDS, *OTHERS], ids=lambda card: card.person)
def test_every_desk_opens(card):
    client = Client()
    client.post("/kk/demo/enter/", {"person": card.person})
    assert client.get("/kk/desk/").status_code == 200


def test_playing_it_twice_changes_nothing():
    before = [model.objects.count() for model in (Line, Filing, Proposal, MailboxLetter)]
    call_command("seed_demo")
    assert [model.objects.count() for model in (Line, Filing, Proposal, MailboxLetter)] == before


def test_a_server_without_the_demonstration_plays_nothing(settings):
    settings.DEMO = False
    with pytest.raises(CommandError) as refused:
        call_command("seed_demo")
    assert refused.value.returncode == 2


def test_starting_over_brings_the_first_day_back():
    before = Line.objects.count()
    Proposal.objects.filter(state=ProposalState.DRAFTED).update(publicity="named")
    client = client_of(None)
    client.post("/en/demo/enter/", {"person": "ngo"})
    job = Job.objects.create(name=starting_over.NAME)
    starting_over.start_over(job)
    job.refresh_from_db()
    assert (job.state, job.done) == (Job.State.DONE, job.total)
    assert Line.objects.count() == before
    assert Proposal.objects.filter(state=ProposalState.DRAFTED, publicity="named").count() == 0
    assert client.get("/en/desk/").status_code == 302  # the session is gone too


def test_every_story_file_is_read():
    names = {
        "organisations",
        "bodies",
        "people",
        "meetings",
        "membership",
        "minutes",
        "plans",
        "proposals",
        "recommendations",
    }
    assert {file.stem.split("_")[0] for file in FOLDER.glob("*.json")} == names
    assert all(json.loads(file.read_text()) for file in FOLDER.glob("*.json"))
