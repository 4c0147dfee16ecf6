"""Every step of follow-up for every role: allowed, refused with the reason, invisible, or asked to sign in."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from core.words import Words
from participants.kinds import OrganisationKind, PostKind
from recommendations import services
from recommendations.kinds import Declared, PositionValue
from tests.make.participants import client_of, make_hat, make_organisation
from tests.make.recommendations import (
    make_adopted,
    make_answer,
    make_assessment,
    make_claim,
    make_item_heard,
    make_objection,
    make_position,
    make_transmitted,
    now,
)

OK, REFUSED, INVISIBLE, SIGN_IN = 200, 403, 404, 302
BACK = 302  # to the recommendation, with a word: the step is not open
ROLES = (
    "author",
    "editor",
    "other_ngo",
    "ombudsman",
    "secretary",
    "custodian",
    "focal",
    "signatory",
    "partner",
    "other_focal",
    "chair",
    "member",
    "observer",
    None,
)
WORDS = Words.of(ru="Слова")


@pytest.fixture
def story(cast):
    """A recommendation with a co-executor, sent to the bodies."""
    organisation = make_organisation(OrganisationKind.STATE_BODY)
    cast.partner = make_hat(PostKind.FOCAL_POINT, organisation=organisation)
    cast.recommendation = make_transmitted(cast, co_executors=(organisation,))
    return cast


def clients_of(cast):
    return {role: client_of(getattr(cast, role) if role else None) for role in ROLES}


def statuses(cast, name, key, clients=None):
    """What each role gets at the address."""
    with override("en"):
        address = reverse(name, args=[key])
    clients = clients or clients_of(cast)
    return {role: client.get(address).status_code for role, client in clients.items()}


def all_of(cast, verbs, key):
    clients = clients_of(cast)
    return {verb: statuses(cast, f"recommendations:{verb}", key, clients) for verb in verbs}


def expected(rest, **answers):
    """The answer for each role, the rest as ``rest`` says; the anonymous are asked to sign in unless it is a page."""
    return {role: answers.get(role or "nobody", rest if role else SIGN_IN) for role in ROLES}


def only(*roles, rest=REFUSED):
    return expected(rest, **dict.fromkeys(roles, OK))


OF_RECOMMENDATION = {
    "take_position": only("focal", "signatory", "partner"),
    "report": only("focal", "signatory", "partner"),
    "plan": only("focal", "signatory"),
    "claim": only("focal", "signatory"),
    "conclude": only("secretary"),
    "end": only("secretary"),
}


def test_steps_with_a_recommendation(story):
    assert all_of(story, OF_RECOMMENDATION, story.recommendation.ref) == OF_RECOMMENDATION


def test_before_the_sheet_is_public_its_steps_are_invisible(cast):
    cast.partner = cast.other_focal
    adopted = make_adopted(cast)
    refused = expected(INVISIBLE, secretary=REFUSED, custodian=REFUSED)
    too_early = {**refused, "secretary": BACK}
    answers = {verb: too_early if verb in ("conclude", "end") else refused for verb in OF_RECOMMENDATION}
    assert all_of(cast, OF_RECOMMENDATION, adopted.ref) == answers


OF_CLAIM = {
    "assess": only("author", "other_ngo", "ombudsman"),
    "contest": only("author", "other_ngo", "ombudsman"),
    "withdraw_claim": only("focal", "signatory"),
}


def test_steps_with_a_claim(story):
    claim = make_claim(story.recommendation, story)
    assert all_of(story, OF_CLAIM, claim.uid) == OF_CLAIM


def test_a_replaced_claim_leads_back_to_the_recommendation(story):
    earlier = make_claim(story.recommendation, story)
    make_claim(now(story.recommendation), story)
    led = set()
    with override("en"):
        page = story.recommendation.get_absolute_url()
        for verb, hat in (("assess", story.author), ("contest", story.author), ("withdraw_claim", story.signatory)):
            answer = client_of(hat).get(reverse(f"recommendations:{verb}", args=[earlier.uid]))
            led.add((answer.status_code, answer.url))
    assert led == {(BACK, page)}


OF_OBJECTION = {
    "keep_objection": only("author"),
    "narrow_objection": only("author"),
    "withdraw_objection": only("author"),
}


def test_steps_with_an_answered_objection(story):
    objection = make_objection(make_claim(story.recommendation, story), story.author)
    make_answer(objection, story)
    assert all_of(story, OF_OBJECTION, objection.uid) == OF_OBJECTION


def test_only_the_lead_answers_an_objection_and_only_once(story):
    objection = make_objection(make_claim(story.recommendation, story), story.author)
    name = "recommendations:answer_objection"
    assert statuses(story, name, objection.uid) == only("focal", "signatory")
    make_answer(objection, story)
    assert statuses(story, name, objection.uid) == expected(REFUSED, focal=BACK, signatory=BACK)


def a_position(cast):
    said = {"value": PositionValue.NOTED, "text": WORDS}
    return services.draft_position(cast.recommendation, by=cast.focal, **said)


def a_report(cast):
    said = {"declared": Declared.IN_PROGRESS, "text": WORDS}
    return services.draft_progress(cast.recommendation, by=cast.focal, **said)


def a_claim(cast):
    piece = {"kind": "figure", "words": WORDS}
    return services.draft_claim(cast.recommendation, by=cast.focal, level="full", text=WORDS, evidence=[piece])


def an_answer(cast):
    objection = make_objection(make_claim(cast.recommendation, cast), cast.author)
    return services.draft_objection_reply(objection, by=cast.focal, text=WORDS)


DRAFTS = {"position": a_position, "report": a_report, "claim": a_claim, "objection_reply": an_answer}
OF_A_DRAFT = {
    "send": only("focal", "signatory", rest=INVISIBLE),
    "sign": expected(INVISIBLE, focal=REFUSED, signatory=OK),
    "enter": expected(INVISIBLE, focal=OK, signatory=REFUSED),
}


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_is_its_bodys_own_and_is_handed_back_inside_it(story, name):
    draft = DRAFTS[name](story)
    wanted = {f"{name}_{verb}": answers for verb, answers in OF_A_DRAFT.items()}
    assert all_of(story, wanted, draft.uid) == wanted
    draft.lifecycle.take("send", draft, by=story.focal)
    answers = only("focal", "signatory", rest=INVISIBLE)
    assert statuses(story, f"recommendations:{name}_hand_back", draft.uid) == answers


def test_a_signed_paper_offers_no_step_to_anybody(story):
    position = make_position(story.recommendation, story)
    answers = expected(REFUSED, focal=REFUSED, signatory=BACK)
    assert statuses(story, "recommendations:position_sign", position.uid) == answers


def test_the_secretariat_records_decisions_and_the_public_sees_the_item_only(story):
    item = make_item_heard(story)
    assert statuses(story, "recommendations:decide", item.uid) == only("secretary")


@pytest.mark.parametrize("moment", ["adopted", "transmitted", "claimed"])
def test_the_page_for_every_role(story, moment):
    recommendation = make_adopted(story) if moment == "adopted" else story.recommendation
    if moment == "claimed":
        make_assessment(make_claim(recommendation, story), story.ombudsman)
    everybody = expected(OK, nobody=OK)
    before = expected(INVISIBLE, secretary=OK, custodian=OK, nobody=INVISIBLE)
    assert statuses(story, "page:recommendation", recommendation.ref) == (before if moment == "adopted" else everybody)
