"""Every page and every step of the minutes for every role: allowed, refused with the reason, invisible, or asked to sign in."""

import pytest

from tests.make.minutes import IN_STATE, make_comment, make_in_comment, make_over, the_day_after
from tests.make.participants import client_of
from tests.meetings.browsing import address

OK, REFUSED, INVISIBLE, SIGN_IN = 200, 403, 404, 302
ROLES = ("secretary", "custodian", "chair", "co_chair", "member", "signer", "observer", "outsider", "nobody")
PRESIDE = {"chair", "co_chair"}
SEES_A_DRAFT = {"secretary", "custodian", *PRESIDE}
OF_THE_BODY = {*SEES_A_DRAFT, "member", "signer", "observer"}
WHEN = {  # in which state the step of the whole minutes is open, and to whom
    "circulate_minutes": ("drafted", {"secretary"}),
    "put_up_minutes": ("answering", {"secretary"}),
    "approve_minutes": ("approving", PRESIDE),
    "hand_back_minutes": ("approving", PRESIDE),
    "publish_minutes": ("approving", {"secretary"}),
    "correct_minutes": ("published", {"secretary"}),
}


def statuses(cast, name, *args):
    url = address(name, *args)
    return {role: client_of(getattr(cast, role)).get(url).status_code for role in ROLES}


def those(roles, status, others, **more):
    return {role: status if role in roles else others for role in ROLES} | more


def seen_as(state):
    return {"drafted": SEES_A_DRAFT, "published": set(ROLES)}.get(state, OF_THE_BODY)


def step(state, roles):
    """What each role gets at a step: those who do not see the minutes do not find it."""
    seen = seen_as(state)
    got = {role: OK if role in roles else REFUSED if role in seen else INVISIBLE for role in ROLES}
    return got | {"nobody": SIGN_IN}


@pytest.mark.parametrize("state", IN_STATE)
def test_who_sees_the_minutes(cast, state):
    minutes = IN_STATE[state](cast)
    assert statuses(cast, "page:minutes", minutes.ref) == those(seen_as(state), OK, INVISIBLE)


def test_nobody_finds_minutes_that_were_not_begun(cast):
    assert statuses(cast, "page:minutes", make_over(cast).ref) == those(ROLES, INVISIBLE, 0)


def test_the_secretariat_begins_them(cast):
    got = statuses(cast, "meetings:begin_minutes", make_over(cast).ref)
    assert got == those({"secretary"}, OK, REFUSED, nobody=SIGN_IN)


@pytest.mark.parametrize("name", WHEN)
def test_who_takes_a_step_of_the_whole(cast, name):
    state, roles = WHEN[name]
    assert statuses(cast, f"meetings:{name}", IN_STATE[state](cast).ref) == step(state, roles)


@pytest.mark.parametrize("name", ["edit_remark", "remove_remark"])
@pytest.mark.parametrize("state", ["drafted", "answering"])
def test_the_secretariat_writes_paragraphs(cast, name, state):
    remark = IN_STATE[state](cast).remarks.get()
    assert statuses(cast, f"meetings:{name}", remark.uid) == step(state, {"secretary"})


@pytest.mark.parametrize("state", ["drafted", "answering"])
def test_the_secretariat_adds_paragraphs(cast, state):
    item = IN_STATE[state](cast).meeting.items.get()
    assert statuses(cast, "meetings:add_remark", item.uid) == step(state, {"secretary"})


def test_who_signs_for_an_invited_organisation_comments(cast):
    remark = make_in_comment(cast).remarks.get()
    assert statuses(cast, "meetings:comment", remark.uid) == step("in_comment", {"signer"})


def test_the_secretariat_answers_comments(cast):
    comment = make_comment(make_in_comment(cast), cast.signer)
    assert statuses(cast, "meetings:answer_comment", comment.uid) == step("in_comment", {"secretary"})


def buttons(cast, minutes):
    """Which steps the page offers each role, in the words of their addresses."""
    found = {}
    for role in ROLES:
        page = client_of(getattr(cast, role)).get(address("page:minutes", minutes.ref))
        if page.status_code == OK:
            names = {one["url"].rstrip("/").rsplit("/", 1)[-1] for one in page.context["steps"]}
            found[role] = sorted(names)
    return {role: names for role, names in found.items() if names}


def test_the_page_offers_each_role_its_steps_and_no_other(cast):
    offered = {state: buttons(cast, IN_STATE[state](cast)) for state in IN_STATE}
    both = {"chair": ["approve", "hand_back"], "co_chair": ["approve", "hand_back"]}
    assert offered == {
        "drafted": {"secretary": ["circulate"]},
        "in_comment": {},
        "answering": {"secretary": ["put_up"]},
        "approving": both,
        "published": {"secretary": ["correct"]},
    }


def test_the_secretariat_is_offered_to_publish_once_the_term_for_approvals_is_over(cast):
    minutes = IN_STATE["approving"](cast)
    with the_day_after(minutes.approval_window):
        assert buttons(cast, minutes)["secretary"] == ["publish"]
