"""The desk shows each hat what waits for it, until when, and who has the rest."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from core.words import Words
from dialogue.pages.desk import page
from meetings import services as meetings
from meetings.kinds import Answer
from meetings.models import Invitation
from participants.kinds import OrganisationKind, PostKind
from proposals import services as proposals
from recommendations import services
from tests.dialogue.reading import desk_of, listed, steps, waiting
from tests.make.deadlines import reference
from tests.make.meetings import make_announced, make_held, make_meeting, make_suggestion
from tests.make.participants import client_of, make_hat
from tests.make.proposals import make_admitted, make_draft, make_filed, make_reply_draft, make_request, make_returned
from tests.make.recommendations import make_answer, make_cast, make_claim, make_objection, make_transmitted, now

pytestmark = pytest.mark.django_db
TITLE = "Уведомительный порядок собраний РУС"
RECOMMENDED = "Ввести уведомительный порядок РУС"


def named(sentence, thing, title=TITLE):
    """A row about a thing, whose title exists in Russian and Kazakh only."""
    letter = "CAB-" if "/" in thing.printed else "P-"
    year, _dash, rest = thing.ref.partition("-")
    number = f"{letter}{year}/{rest}" if letter == "CAB-" else f"{letter}{thing.ref}"
    return f"{sentence} {number}: {title}"


def test_whoever_is_not_signed_in_is_sent_to_sign_in():
    assert client_of(None).get("/en/desk/").url == "/en/account/login/?next=/en/desk/"


# the secretariat ------------------------------------------------------------------------------------------------------------


def test_a_filed_proposal_waits_for_the_secretariat_until_the_clock_admits_it():
    cast = make_cast()
    filed = make_filed(cast)
    desk = desk_of(cast.secretary)
    assert waiting(desk) == [named("Check whether it is complete:", filed)]
    assert desk.context["here"][0]["when_note"] == "3 working days"
    assert steps(desk) == [f"/en/proposals/{filed.ref}/"]


def test_an_admitted_proposal_waits_to_be_sent_then_to_be_put_on_an_agenda():
    cast = make_cast()
    admitted = make_admitted(cast)
    assert waiting(desk_of(cast.secretary)) == [named("Ask the bodies to reply to", admitted)]
    proposals.send_proposal(admitted, by=cast.secretary, organisations=[cast.ministry])
    desk = desk_of(cast.secretary)
    assert waiting(desk) == []
    assert listed(desk, "Proposals on no agenda yet") == [named("Put on an agenda", admitted)]
    item = make_announced(cast).items.get()
    proposals.place_on_agenda(now(admitted), by=cast.secretary, item=item)
    assert listed(desk_of(cast.secretary), "Proposals on no agenda yet") == []


def test_what_a_body_owes_and_is_late_with_is_listed_with_who_hears_next():
    cast = make_cast()
    request = make_request(cast)
    proposals.place_on_agenda(request.proposal, by=cast.secretary, item=make_announced(cast).items.get())
    with time_machine.travel(timezone.now() + dt.timedelta(days=24), tick=False):
        desk = desk_of(cast.secretary)
        late = f"{cast.ministry.name.texts['en'].text} · Reply to the proposal: P-{request.proposal.ref}"
        assert listed(desk, "Late: what the bodies owe") == [late]
        rows = [found for found in desk.context["lists"] if found["title"] == "Late: what the bodies owe"]
        assert rows[0]["items"][0]["note"].startswith("next letter: Signatory, ")


def test_each_meeting_says_what_it_needs_next():
    cast = make_cast()
    planned = make_meeting(cast)
    assert waiting(desk_of(cast.secretary)) == [
        f"Announce: Meeting {planned.number}, {cast.body.name.texts['en'].text}"
    ]
    announced, held = make_announced(cast), make_held(cast)
    found = {words.partition(":")[0] for words in waiting(desk_of(cast.secretary))}
    assert found == {"Announce", "Publish the agenda", "Publish the decisions"}
    assert {announced.state, held.state} == {"announced", "held"}


def test_a_meeting_to_prepare_says_how_many_seats_nobody_sits_on():
    cast = make_cast()
    make_meeting(cast)
    note = desk_of(cast.secretary).context["here"][0]["note"]
    assert note.endswith(" · 1 seat nobody sits on")


def test_suggestions_are_for_the_secretariat_and_the_chair_of_the_body_alone():
    cast = make_cast()
    make_suggestion(cast.body, make_admitted(cast))
    title = "Suggested for the next agenda"
    assert listed(desk_of(cast.secretary), title) == ["Overdue by 12 working days"]
    assert listed(desk_of(cast.chair), title) == ["Overdue by 12 working days"]
    assert listed(desk_of(make_cast().chair), title) == []
    assert listed(desk_of(cast.member), title) == []


# the bodies that are asked --------------------------------------------------------------------------------------------------


def test_a_reply_waits_for_the_focal_point_and_once_drafted_for_the_signatory():
    cast = make_cast()
    request = make_request(cast)
    row = named("Reply to", request.proposal)
    assert waiting(desk_of(cast.focal)) == [row]
    assert steps(desk_of(cast.focal)) == [f"/en/proposals/replies/{request.uid}/draft/"]
    assert listed(desk_of(cast.signatory), "With others") == [row]
    reply = make_reply_draft(request, cast)
    proposals.send_reply_for_signature(reply, by=cast.focal)
    assert (waiting(desk_of(cast.focal)), listed(desk_of(cast.focal), "With others")) == ([], [row])
    assert waiting(desk_of(cast.signatory)) == [row]
    assert steps(desk_of(cast.signatory)) == [f"/en/proposals/replies/{reply.uid}/sign/"]


def test_the_most_urgent_are_listed_and_the_rest_behind_a_link(monkeypatch):
    monkeypatch.setattr(page, "SHOWN", 1)
    cast = make_cast()
    first = make_request(cast)
    with time_machine.travel(timezone.now() + dt.timedelta(days=8)):
        others = [make_request(cast), make_request(cast)]
        reply = make_reply_draft(others[1], cast)
        proposals.send_reply_for_signature(reply, by=cast.focal)
        desk, everything = desk_of(cast.focal), client_of(cast.focal).get("/en/desk/?all=1")
    rows = [named("Reply to", one.proposal) for one in [first, *others]]
    assert (waiting(desk), desk.context["more"]) == (rows[:1], 1)  # the third is with the signatory
    assert (waiting(everything), everything.context["more"]) == (rows[:2], 0)
    assert listed(everything, "With others") == rows[2:]
    assert desk.context["greeting"] == "2 things wait for you."


def test_a_draft_to_what_is_asked_no_more_waits_for_nobody_and_takes_no_place(monkeypatch):
    monkeypatch.setattr(page, "SHOWN", 1)
    cast = make_cast()
    withdrawn, asked = make_request(cast), make_request(cast)
    make_reply_draft(withdrawn, cast)
    proposals.withdraw_proposal(now(withdrawn.proposal), by=cast.author, reason=Words.of(ru="Больше не нужно"))
    desk = desk_of(cast.focal)
    assert (waiting(desk), desk.context["more"]) == ([named("Reply to", asked.proposal)], 0)


def test_what_the_signatory_handed_back_is_with_the_focal_point_with_the_note():
    cast = make_cast()
    reply = make_reply_draft(make_request(cast), cast)
    proposals.send_reply_for_signature(reply, by=cast.focal)
    proposals.hand_back_reply(reply, by=cast.signatory, note="Shorter, please")
    row = desk_of(cast.focal).context["here"][0]
    assert (row["label"], "note inside: Shorter, please" in row["note"]) == ("Go on writing", True)
    assert "Shorter" not in desk_of(cast.other_focal).content.decode()


def test_a_position_and_an_objection_wait_for_the_lead():
    cast = make_cast()
    recommendation = make_transmitted(cast)
    assert waiting(desk_of(cast.focal)) == [named("Position on", recommendation, RECOMMENDED)]
    make_objection(make_claim(recommendation, cast), cast.author)
    rows = [
        named("Position on", recommendation, RECOMMENDED),
        named("Answer the objection to", recommendation, RECOMMENDED),
    ]
    assert sorted(waiting(desk_of(cast.focal))) == sorted(rows)


def test_a_recommendation_past_its_day_asks_how_far_it_is():
    cast = make_cast()
    recommendation = make_transmitted(cast, due_on=timezone.localdate() + dt.timedelta(days=30))
    with time_machine.travel(timezone.now() + dt.timedelta(days=40), tick=False):
        words = waiting(desk_of(cast.focal))
        assert named("Tell how far it is:", recommendation, RECOMMENDED) in words


# those who propose and assess -----------------------------------------------------------------------------------------------


def test_drafts_and_returned_proposals_wait_for_their_organisation_alone():
    cast = make_cast()
    draft, returned = make_draft(cast), make_returned(cast)
    rows = [f"Draft: {TITLE}", named("Complete and file again", returned)]
    assert sorted(waiting(desk_of(cast.author))) == sorted(rows)
    assert sorted(waiting(desk_of(cast.editor))) == sorted(rows)
    assert waiting(desk_of(cast.other_ngo)) == []
    assert f"/en/proposals/{draft.uid}/edit/" in steps(desk_of(cast.author))


def test_filed_proposals_are_with_others_until_when_is_said():
    cast = make_cast()
    request = make_request(cast)
    desk = desk_of(cast.author)
    assert (waiting(desk), listed(desk, "With others")) == ([], [named("Proposal", request.proposal)])
    row = desk.context["lists"][0]["items"][0]
    assert (row["when_note"], row["note"]) == ("15 working days", "1 body has to reply · on no agenda yet")


def test_a_report_waits_to_be_assessed_until_the_organisation_has_spoken():
    cast = make_cast()
    recommendation = make_transmitted(cast)
    claim = make_claim(recommendation, cast)
    row = named("Assess the report on", recommendation, RECOMMENDED)
    assert waiting(desk_of(cast.other_ngo)) == [row]
    assert waiting(desk_of(cast.ombudsman)) == [row]
    assert row not in waiting(desk_of(cast.focal))
    assert desk_of(cast.author).context["here"][0]["note"].endswith(", on your proposal")
    make_objection(claim, cast.other_ngo)
    assert waiting(desk_of(cast.other_ngo)) == []
    assert listed(desk_of(cast.other_ngo), "With others") == [named("Your objection to", recommendation, RECOMMENDED)]


def test_an_answered_objection_waits_for_its_author():
    cast = make_cast()
    recommendation = make_transmitted(cast)
    make_answer(make_objection(make_claim(recommendation, cast), cast.author), cast)
    desk = desk_of(cast.author)
    assert waiting(desk) == [named("Decide on your objection to", recommendation, RECOMMENDED)]
    assert desk.context["here"][0]["when_note"] == "10 working days"


# seats ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["chair", "member", "observer"])
def test_an_invitation_waits_until_the_seat_has_answered(who):
    cast = make_cast()
    meeting = make_announced(cast)
    hat = getattr(cast, who)
    row = f"Say whether you will come: Meeting {meeting.number}, {cast.body.name.texts['en'].text}"
    assert waiting(desk_of(hat)) == [row]
    invitation = Invitation.objects.get(meeting=meeting, seat=hat.seat)
    meetings.answer_invitation(invitation, by=hat, answer=Answer.NO)
    assert waiting(desk_of(hat)) == []
    assert desk_of(hat).context["next_meeting"] == meeting


def test_who_watches_sees_where_the_sides_disagree():
    cast = make_cast()
    recommendation = make_transmitted(cast)
    make_objection(make_claim(recommendation, cast), cast.author)
    for hat in (cast.chair, cast.observer, cast.custodian):
        assert desk_of(hat).context["disagreed"] == [recommendation]
    assert desk_of(cast.focal).context["disagreed"] == []


def test_the_custodian_reads_how_long_the_record_is():
    assert set(desk_of(make_cast().custodian).context["record"]) == {"last", "inspection"}
    assert desk_of(make_cast().secretary).context["record"] is None


def test_an_empty_desk_says_what_will_stand_there():
    reference()
    for kind, beginning in (
        (PostKind.SECRETARY, "Proposals to check"),
        (PostKind.SIGNATORY, "Proposals to reply to"),
        (PostKind.REPRESENTATIVE, "Begin a proposal"),
        (PostKind.CUSTODIAN, "Invitations to meetings"),
    ):
        desk = desk_of(make_hat(kind))
        assert (desk.context["greeting"], desk.context["empty"].startswith(beginning)) == (
            "Nothing waits for you.",
            True,
        )


def test_since_the_last_visit_only_what_this_person_was_told():
    cast = make_cast()
    make_filed(cast)
    subjects = [event["words"] for event in desk_of(cast.secretary).context["news"]]
    assert len(subjects) == 1
    assert desk_of(cast.outsider).context["news"] == []


# how much it costs ----------------------------------------------------------------------------------------------------------


def fill(cast, number):
    """A busy platform: everything a desk can show, so many times."""
    for _time in range(number):
        make_draft(cast), make_filed(cast), make_request(cast), make_meeting(cast)
        recommendation = make_transmitted(cast)
        make_objection(make_claim(recommendation, cast), cast.other_ngo)
        services.draft_progress(recommendation, by=cast.focal, declared="in_progress", text=recommendation.text)
    make_suggestion(cast.body, make_admitted(cast))


@pytest.mark.parametrize(
    "who", ["secretary", "focal", "signatory", "author", "other_ngo", "chair", "custodian", "observer"]
)
def test_a_desk_asks_as_many_questions_for_three_rows_as_for_one(who, django_assert_max_num_queries):
    cast = make_cast()
    cast.author = make_hat(PostKind.REPRESENTATIVE, organisation=cast.ngo)
    fill(cast, 1)
    client = client_of(getattr(cast, who))
    client.get("/en/desk/")
    with django_assert_max_num_queries(10) as first:
        client.get("/en/desk/")
    fill(cast, 2)
    with django_assert_max_num_queries(len(first)):
        client.get("/en/desk/")


def test_a_member_of_parliament_proposes_and_assesses_nothing():
    cast = make_cast()
    make_claim(make_transmitted(cast), cast)
    assert waiting(desk_of(make_hat(PostKind.REPRESENTATIVE, organisation_kind=OrganisationKind.PARLIAMENT))) == []
