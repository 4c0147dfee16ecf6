"""The page of a recommendation: both sides with the same weight, a bounded number of queries, what a hat may do."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from core.templatetags.dates import day
from core.words import Words
from law.services import CitedAct, CitedObligation
from participants.kinds import OrganisationKind, PostKind
from proposals.kinds import Publicity
from recommendations import services
from recommendations.kinds import EvidenceKind, Finding, ObjectionReason, PositionValue, Verdict
from tests.make.files import a_stored_file
from tests.make.law import a_theme, an_act, an_instrument
from tests.make.meetings import make_dissent, make_dissenter
from tests.make.participants import client_of, make_hat, make_organisation
from tests.make.proposals import make_admitted
from tests.make.recommendations import (
    GROUNDS,
    a_figure,
    a_public_decision,
    end_window,
    make_answer,
    make_assessment,
    make_claim,
    make_kept_objection,
    make_measure,
    make_objection,
    make_position,
    make_report,
    make_transmitted,
    now,
)

MOST = 10


def get(recommendation, hat=None, language="en"):
    with override(language):
        return client_of(hat).get(reverse("page:recommendation", args=[recommendation.ref]))


def a_full_story(cast, number=1):
    """Everything that can be on the page, ``number`` times where it can be there several times."""
    bodies = tuple(make_organisation(OrganisationKind.STATE_BODY) for _one in range(number))
    dissenters = [make_dissenter(cast.body) for _one in range(number)]
    recommendation = make_transmitted(
        cast,
        proposals=[make_admitted(cast, publicity=Publicity.AT_ONCE) for _one in range(number)],
        co_executors=bodies,
        themes=tuple(a_theme() for _one in range(number)),
        acts=tuple(CitedAct(an_act()) for _one in range(number)),
        obligations=tuple(CitedObligation(an_instrument(provisions=["21"]), "21") for _one in range(number)),
    )
    for dissenter in dissenters:
        make_dissent(recommendation.decision, dissenter)
    for _one in range(number):
        make_position(recommendation, cast)
        make_measure(recommendation, cast)
        make_report(recommendation, cast)
        pieces = [a_figure(), {"kind": EvidenceKind.ACT, "act": an_act()}]
        pieces += [{"kind": EvidenceKind.DOCUMENT, "files": [a_stored_file()]} for _one in range(number)]
        claim = make_claim(now(recommendation), cast, evidence=pieces)
    for _one in range(number):
        hat = make_hat(PostKind.REPRESENTATIVE)
        said = {"verdict": Verdict.PARTLY, "grounds": GROUNDS, "files": [a_stored_file()]}
        services.assess_claim(now(claim), by=hat, **said)
        make_answer(make_objection(now(claim), make_hat(PostKind.REPRESENTATIVE)), cast)
    make_objection(now(claim), cast.author)
    return now(recommendation)


def asked_by(django_assert_max_num_queries, recommendation, most=MOST):
    get(recommendation)  # what a process reads once: the calendar
    with django_assert_max_num_queries(most) as asked:
        assert get(recommendation).status_code == 200
    return len(asked)


def test_a_reader_without_an_account_costs_ten_queries_at_most_and_as_many_for_three_of_everything_as_for_one(
    cast, django_assert_max_num_queries
):
    one = asked_by(django_assert_max_num_queries, a_full_story(cast))
    three = asked_by(django_assert_max_num_queries, a_full_story(cast, number=3))
    assert (one, three) == (MOST, MOST)


def test_what_never_happened_is_not_asked_for(cast, django_assert_max_num_queries):
    assert asked_by(django_assert_max_num_queries, make_transmitted(cast)) == 5


def side(page, name):
    """What one side is said to say: words, note and where it leads."""
    with override("en"):
        return tuple(str(page.context[name][part]) for part in ("words", "note", "url"))


def test_both_sides_say_something_from_the_first_day(cast):
    page = get(make_transmitted(cast))
    assert side(page, "state") == ("No position yet", "", "")
    assert side(page, "civil") == ("Nothing reported yet", "", "")
    assert page.content.decode().count('<div class="side">') == 2


def test_the_state_side_says_its_position_then_how_far_it_is_then_what_it_reports(cast):
    recommendation = make_transmitted(cast)
    make_position(recommendation, cast, PositionValue.NOT_SUPPORTED)
    assert side(get(recommendation), "state") == ("Not supported", "", "#positions")
    make_report(recommendation, cast)
    assert side(get(recommendation), "state") == ("In progress", "position: Not supported", "#positions")
    claim = make_claim(now(recommendation), cast)
    with override("en"):
        note = f"reported on {day(claim.signed_at)}, pieces of evidence: 1"
    assert side(get(recommendation), "state") == ("Implemented", note, "#claims")


def test_the_author_of_the_proposal_is_named_first_and_verdicts_are_never_counted_against_each_other(cast):
    recommendation = make_transmitted(cast)
    claim = make_claim(recommendation, cast)
    make_assessment(claim, cast.ombudsman)
    make_assessment(claim, cast.other_ngo)
    make_objection(claim, cast.author)
    note = "the author of the proposal: Objects; entries of others: 2"
    assert side(get(recommendation), "civil") == ("Objections stand", note, "#claims")


def test_the_chain_leads_from_the_obligation_to_the_entries_and_says_what_is_missing(cast):
    proposal = make_admitted(cast, publicity=Publicity.AT_ONCE)
    treaty = an_instrument("iccpr", provisions=["21"])
    cited = {"obligations": (CitedObligation(treaty, "21"),), "acts": (CitedAct(an_act("Z2000000333")),)}
    recommendation = make_transmitted(cast, proposals=[proposal], **cited)
    meeting = recommendation.decision.item.meeting
    with override("en"):
        links = [(str(link["words"]), link.get("is_gap", False)) for link in get(recommendation).context["links"]]
        printed = [str(row.citation) for row in (recommendation.obligation_rows.get(), recommendation.act_rows.get())]
        assert links == [
            *((words, False) for words in printed),
            (f"P-{proposal.ref}", False),
            (f"{meeting.printed}, 1", False),
            (recommendation.printed, False),
            ("no position yet", True),
            ("no act cited as done", True),
            ("no entries", True),
        ]


def test_a_proposal_that_is_not_public_is_not_in_the_chain_of_strangers(cast):
    recommendation = make_transmitted(cast, proposals=[proposal := make_admitted(cast, publicity=Publicity.NAMED)])
    assert get(recommendation).context["adopted"].proposals == []
    [link] = get(recommendation, cast.author).context["adopted"].proposals
    assert proposal.ref in str(link["words"])


def cast_ref(recommendation):
    return recommendation.proposals.get().ref


def marks(page):
    """What the page says of each claim, the latest first."""
    return [
        (claim.is_in_force, claim.replaced_by is not None, bool(claim.withdrawn_at)) for claim in page.context["claims"]
    ]


def test_replaced_and_withdrawn_claims_stay_on_the_page_and_say_so(cast):
    recommendation = make_transmitted(cast)
    make_claim(recommendation, cast)
    later = make_claim(now(recommendation), cast)
    assert marks(get(recommendation)) == [(True, False, False), (False, True, False)]
    services.withdraw_claim(later, by=cast.signatory, reason=Words.of(en="Repealed"))
    assert marks(get(recommendation)) == [(False, False, True), (False, True, False)]


def badges(page):
    return [(a.badge, a.tone) for claim in page.context["claims"] for a in claim.assessments.all()]


def test_an_objection_that_was_withdrawn_does_not_shout_any_more_and_stays_to_be_read(cast):
    recommendation = make_transmitted(cast)
    objection = make_objection(make_claim(recommendation, cast), cast.author)
    assert badges(get(recommendation)) == [("Objects", "stop")]
    services.withdraw_objection(objection, by=cast.author, reason=Words.of(en="We checked again"))
    page = get(recommendation)
    assert badges(page) == [("Withdrawn", "")]
    assert "Approval remains" in page.content.decode()
    assert "We checked again" in page.content.decode()


def test_every_answer_stays_beside_an_objection_that_was_filed_again(cast):
    recommendation = make_transmitted(cast)
    claim = make_claim(recommendation, cast)
    objection = make_objection(claim, cast.author)
    make_answer(objection, cast, text="Первый ответ")
    services.withdraw_objection(objection, by=cast.author, reason=GROUNDS)
    make_answer(make_objection(claim, cast.author, ObjectionReason.PARTIAL), cast, text="Второй ответ")
    [assessment] = get(recommendation).context["claims"][0].assessments.all()
    assert [str(reply.text) for reply in assessment.answers] == ["Первый ответ", "Второй ответ"]


def steps(page):
    """The words of every step the page offers this hat: of the recommendation, its claims, objections and drafts."""
    claims = page.context["claims"]
    found = [*page.context["steps"], *(step for draft in page.context["drafts"] for step in draft.steps)]
    found += [step for claim in claims for step in claim.steps]
    found += [step for claim in claims for a in claim.assessments.all() for step in a.steps]
    with override("en"):
        return [str(step["label"]) for step in found]


def test_the_page_offers_each_hat_its_own_steps(cast):
    recommendation = make_transmitted(cast)
    claim = make_claim(recommendation, cast)
    objection = make_objection(claim, cast.author)
    offered = {name: steps(get(recommendation, getattr(cast, name))) for name in ("focal", "author", "ombudsman")}
    executor = ["Take a position", "Plan a measure", "Report progress", "Report as implemented"]
    assert offered == {
        "focal": [*executor, "Withdraw the report", "Answer"],
        "author": ["Withdraw the objection"],
        "ombudsman": ["Assess", "Object"],
    }
    make_answer(objection, cast)
    decides = ["Keep the objection", "Narrow the objection", "Withdraw the objection"]
    assert steps(get(recommendation, cast.author)) == decides
    assert steps(get(recommendation, cast.secretary)) == ["Record what a meeting found", "End follow-up"]
    assert [steps(get(recommendation, hat)) for hat in (None, cast.custodian, cast.chair)] == [[], [], []]


def test_a_draft_is_shown_inside_its_body_alone_with_its_steps(cast):
    recommendation = make_transmitted(cast)
    said = {"value": PositionValue.NOTED, "text": Words.of(en="Secret so far")}
    services.draft_position(recommendation, by=cast.focal, **said)
    shows = {
        name: "Secret so far" in get(recommendation, getattr(cast, name)).content.decode()
        for name in ("focal", "signatory", "other_focal", "author", "secretary", "custodian")
    }
    assert [name for name, is_shown in shows.items() if is_shown] == ["focal", "signatory"]
    assert steps(get(recommendation, cast.signatory))[-2:] == ["Send for signature", "Sign"]


def test_terms_say_whose_they_are_and_why(cast):
    recommendation = make_transmitted(cast)
    [bar] = get(recommendation).context["terms"]
    assert bar["title"] == f"Position on the recommendation: {cast.ministry.name.said('en').text}"
    make_position(recommendation, cast)
    make_claim(recommendation, cast)
    assert [bar["title"] for bar in get(recommendation).context["terms"]] == ["Window for assessment"]


def test_after_the_end_the_page_says_what_became_of_it_and_offers_nothing(cast):
    recommendation = make_transmitted(cast)
    claim = make_claim(recommendation, cast)
    make_kept_objection(claim, cast.author, cast)
    end_window(claim)
    decision = a_public_decision(cast)
    said = {"decision": decision, "reason": GROUNDS, "by": cast.secretary}
    services.conclude_dispute(now(recommendation), finding=Finding.DISPUTED, **said)
    services.end_recommendation(now(recommendation), **said)
    page = get(recommendation)
    assert "Reported as implemented, objections stand." in page.content.decode()
    offered = [steps(get(recommendation, hat)) for hat in (cast.focal, cast.author, cast.secretary, cast.ombudsman)]
    assert offered == [[], [], [], []]
    assert page.context["claims"][0].found_by == decision


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_speaks_every_language(cast, language):
    page = get(a_full_story(cast), language=language)
    assert (page.status_code, page.wsgi_request.path.split("/")[1]) == (200, language)


def test_a_code_that_is_no_code_is_not_found(cast):
    assert client_of(None).get("/en/recommendations/2026-1-99/").status_code == 404
