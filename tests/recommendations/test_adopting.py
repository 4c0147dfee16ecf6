"""A meeting decides: recommendations with their origins, numbers and filings; they are public and sent with the sheet."""

import datetime as dt
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from deadlines.terms import terms_of
from law.services import CitedAct, CitedObligation
from meetings import services as meetings
from meetings.kinds import Method, Outcome
from meetings.models import Decision, Suggestion
from notifications.models import News, Notice
from participants.kinds import Audience, OrganisationKind
from proposals.kinds import Outcome as ProposalOutcome
from proposals.services import place_on_agenda
from proposals.states import S as ProposalState
from recommendations import services
from recommendations.kinds import RecommendationKind
from recommendations.models import Recommendation
from recommendations.states import S
from tests.make.law import a_theme, an_act, an_instrument
from tests.make.meetings import make_announced
from tests.make.participants import make_organisation
from tests.make.proposals import make_admitted
from tests.make.recommendations import a_wording, make_adopted, make_item_heard, make_transmitted, now

TEXT = Words.of(ru="Принять", kk="Қабылдансын")


def adopt(item, cast, *wordings, by=None, method=Method.CONSENSUS):
    said = {"by": by or cast.secretary, "method": method, "text": TEXT}
    return services.adopt(decision_of=item, recommendations=list(wordings), **said)


def decide(item, cast, outcome):
    said = {"by": cast.secretary, "method": Method.VOTE, "text": TEXT}
    return services.decide_without_recommendation(decision_of=item, outcome=outcome, **said)


def test_one_proposal_becomes_many_recommendations_and_many_become_one(cast):
    first, second = make_admitted(cast), make_admitted(cast)
    item = make_item_heard(cast, first, second)
    one, both = adopt(item, cast, a_wording(cast, proposals=(first,)), a_wording(cast, proposals=(first, second)))
    assert list(one.proposals.all()) == [first]
    assert set(both.proposals.all()) == {first, second}
    assert [now(p).outcome for p in (first, second)] == [ProposalOutcome.ADOPTED] * 2
    assert [now(p).decision for p in (first, second)] == [one.decision] * 2


def test_they_are_numbered_after_the_meeting_without_gaps(cast):
    item = make_item_heard(cast)
    refs = [one.ref for one in adopt(item, cast, a_wording(cast), a_wording(cast))]
    meeting = item.meeting.ref
    assert refs == [f"{meeting}-01", f"{meeting}-02"]


def test_what_was_adopted_is_filed_with_everything_it_rests_on(cast):
    act, treaty = an_act("Z2000000333"), an_instrument(provisions=["21"])
    partner = make_organisation(OrganisationKind.OMBUDSMAN)
    wording = {
        "co_executors": (partner,),
        "acts": (CitedAct(act),),
        "obligations": (CitedObligation(treaty, "21"),),
        "proposals": [proposal := make_admitted(cast)],
        "themes": (theme := a_theme("assembly"),),
    }
    recommendation = make_adopted(cast, **wording)
    facts = recommendation.filing.facts
    assert {name: facts[name] for name in ("ref", "lead", "co_executors", "proposals", "due_on")} == {
        "ref": recommendation.ref,
        "lead": cast.ministry.code,
        "co_executors": [{"code": partner.code, "name": partner.name.plain()}],
        "proposals": [proposal.ref],
        "due_on": recommendation.due_on.isoformat(),
    }
    assert facts["themes"] == [{"code": "assembly", "name": theme.name.plain()}]
    item = recommendation.decision.item
    heard = {"meeting": item.meeting.ref, "number": item.meeting.number, "item": item.position, "uid": str(item.uid)}
    assert facts["heard"] == heard
    assert [said["act"] for said in facts["acts"]] == ["Z2000000333"]
    assert [said["texts"]["en"] for said in facts["obligations"]] == [str(recommendation.obligation_rows.get())]
    line = Line.objects.get(story_uid=recommendation.uid)
    assert (line.step, line.is_public, line.facts["control"]) == ("adopt", False, recommendation.filing.control_code)


@pytest.mark.parametrize(
    ("method", "kind"),
    [
        (Method.CONSENSUS, RecommendationKind.JOINT),
        (Method.VOTE, RecommendationKind.JOINT),
        (Method.CIVIL_SOCIETY_TEXT, RecommendationKind.CIVIL_SOCIETY),
    ],
)
def test_a_text_of_civil_society_is_tracked_and_never_called_joint(cast, method, kind):
    assert make_adopted(cast, method=method).kind == kind


def test_a_summary_of_the_chair_adopts_nothing(cast):
    item = make_item_heard(cast)
    with pytest.raises(ValidationError) as refusal:
        adopt(item, cast, a_wording(cast), method=Method.CHAIR_SUMMARY)
    assert list(refusal.value.error_dict) == ["method"]
    assert not Decision.objects.exists()


def wrong(cast):
    """Wordings that lack something, by what they lack."""
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    return {
        "words": {"text": Words()},
        "a title": {"title": Words()},
        "a lead": {"lead": None},
        "a lead that can carry it out": {"lead": cast.ngo},
        "another co-executor": {"co_executors": (cast.ministry,)},
        "a co-executor that can carry it out": {"co_executors": (cast.ngo,)},
        "a day": {"due_on": None},
        "a later day": {"due_on": yesterday},
        "a proposal of the item": {"proposals": (make_admitted(cast),)},
    }


def test_a_wording_that_lacks_something_is_refused_and_nothing_is_kept(cast):
    item = make_item_heard(cast, make_admitted(cast))
    kept = []
    for lack, changed in wrong(cast).items():
        with pytest.raises(ValidationError):
            adopt(item, cast, a_wording(cast), replace(a_wording(cast), **changed))
        kept += [lack] if Recommendation.objects.exists() or Decision.objects.exists() else []
    assert kept == []


def test_an_adopted_item_has_at_least_one_recommendation(cast):
    item = make_item_heard(cast)
    with pytest.raises(ValidationError):
        adopt(item, cast)
    with pytest.raises(ValidationError):
        decide(item, cast, Outcome.ADOPTED)
    assert not Decision.objects.exists()


def test_a_proposal_no_recommendation_names_is_put_off_and_suggested_for_the_next_agenda(cast):
    named, left = make_admitted(cast), make_admitted(cast)
    item = make_item_heard(cast, named, left)
    adopt(item, cast, a_wording(cast, proposals=(named,)))
    assert (now(named).state, now(left).state) == (ProposalState.CONCLUDED, ProposalState.ADMITTED)
    assert Line.objects.filter(story_uid=left.uid, step="defer").count() == 1
    suggested = Suggestion.objects.get()
    assert (suggested.about_uid, suggested.reason, suggested.body) == (left.uid, "deferred", cast.body)
    place_on_agenda(now(left), by=cast.secretary, item=make_announced(cast).items.get())
    assert now(suggested).withdrawn_at is not None


@pytest.mark.parametrize(
    ("outcome", "state", "step"),
    [
        (Outcome.NOT_ADOPTED, ProposalState.CONCLUDED, "decline"),
        (Outcome.DEFERRED, ProposalState.ADMITTED, "defer"),
        (Outcome.NOTED, ProposalState.ADMITTED, "defer"),
    ],
)
def test_without_a_recommendation_the_proposals_follow_the_decision(cast, outcome, state, step):
    proposal = make_admitted(cast)
    decision = decide(make_item_heard(cast, proposal), cast, outcome)
    assert (decision.outcome, now(proposal).state) == (outcome, state)
    assert Line.objects.filter(story_uid=proposal.uid).last().step == step
    assert not Recommendation.objects.exists()


def test_an_item_is_decided_once(cast):
    item = make_item_heard(cast)
    adopt(item, cast, a_wording(cast))
    with pytest.raises(ValidationError):
        adopt(item, cast, a_wording(cast))
    with pytest.raises(ValidationError):
        decide(item, cast, Outcome.NOTED)
    assert Recommendation.objects.count() == 1


@pytest.mark.parametrize("role", ["author", "chair", "custodian", "focal", "member", "observer"])
def test_only_the_secretariat_records_what_a_meeting_adopted(cast, role):
    with pytest.raises(NotAllowed):
        adopt(make_item_heard(cast), cast, a_wording(cast), by=getattr(cast, role))


def test_until_the_sheet_is_public_only_secretariat_and_custodian_see_it(cast):
    recommendation = make_adopted(cast)
    seen = {
        name
        for name, hat in vars(cast).items()
        if hasattr(hat, "user") and Recommendation.objects.visible_to(hat.user).exists()
    }
    assert seen == {"secretary", "custodian"}
    assert (recommendation.state, recommendation.audience) == (S.ADOPTED, Audience.NAMED)
    assert not Recommendation.objects.visible_to(None).exists()


def test_the_public_sheet_sends_it_to_lead_and_co_executors_and_starts_their_terms(cast):
    partner = make_organisation(OrganisationKind.STATE_BODY)
    recommendation = make_transmitted(cast, co_executors=(partner,))
    assert (recommendation.state, recommendation.audience) == (S.TRANSMITTED, Audience.PUBLIC)
    assert Recommendation.objects.visible_to(None).get() == recommendation
    terms = terms_of(recommendation)
    assert {(term.rule_id, term.debtor, term.working_days) for term in terms} == {
        ("position", cast.ministry, 15),
        ("position", partner, 15),
    }
    sent, adopted = (
        News.objects.get(letter="recommendation_transmitted"),
        News.objects.get(letter="recommendation_adopted"),
    )
    assert list(Notice.objects.filter(news=sent).values_list("reader", flat=True)) == [cast.focal.user.pk]
    assert list(Notice.objects.filter(news=adopted).values_list("reader", flat=True)) == [cast.author.user.pk]


def test_working_off_twice_sends_once(cast):
    recommendation = make_transmitted(cast)
    assert services.work_off_meetings() == 0
    assert Line.objects.filter(story_uid=recommendation.uid, step="transmit").count() == 1


def test_what_another_meeting_adopted_is_not_sent_with_this_sheet(cast):
    waiting = make_adopted(cast)
    make_transmitted(cast)
    assert now(waiting).state == S.ADOPTED
    meetings.publish_decisions(waiting.decision.item.meeting, by=cast.secretary)
    services.work_off_meetings()
    assert now(waiting).state == S.TRANSMITTED
