"""Every step and every page of work plans for every role: allowed, refused with the reason, invisible, or asked to sign in."""

import pytest

from tests.make.participants import client_of
from tests.make.plans import (
    PLAN_IN_STATE,
    YEAR,
    make_approved,
    make_circulated,
    make_comment,
    make_draft,
    make_put,
    window_over,
)
from tests.meetings.browsing import address

OK, REFUSED, INVISIBLE, SIGN_IN = 200, 403, 404, 302
ROLES = (
    "secretary",
    "custodian",
    "chair",
    "member",
    "observer",
    "commenter",
    "observing",
    "editor",
    "outsider",
    "nobody",
)
READS_A_DRAFT = {"secretary", "chair"}
IN_THE_BODY = {"secretary", "custodian", "chair", "member", "observer", "commenter", "observing", "editor"}
SEEN_BY = {
    "drafted": READS_A_DRAFT,
    "in_comment": IN_THE_BODY,
    "put": IN_THE_BODY,
    "taken_back": IN_THE_BODY,
    "approved": set(ROLES),
    "replaced": set(ROLES),
}


def statuses(cast, name, *args):
    url = address(name, *args)
    return {role: client_of(getattr(cast, role)).get(url).status_code for role in ROLES}


def those(roles, status, others, **more):
    return {role: status if role in roles else others for role in ROLES} | more


def step(takes, sees):
    """Who may take a step: the others who see the thing read why not, to the rest there is no such thing."""
    return {
        role: OK if role in takes else SIGN_IN if role == "nobody" else REFUSED if role in sees else INVISIBLE
        for role in ROLES
    }


@pytest.mark.parametrize("state", PLAN_IN_STATE)
def test_who_reads_a_plan_in_which_state(cast, state):
    plan = PLAN_IN_STATE[state](cast)
    assert statuses(cast, "page:work_plan", plan.ref) == those(SEEN_BY[state], OK, INVISIBLE)


@pytest.mark.parametrize("name", ["page:plans", "page:body"])
def test_the_plans_of_a_body_are_listed_for_everybody_as_far_as_each_may_see_them(cast, name):
    make_circulated(cast)
    make_draft(cast, year=YEAR + 1)
    assert statuses(cast, name, cast.body.code) == those(ROLES, OK, 0)
    listed = {}
    for role in ROLES:
        context = client_of(getattr(cast, role)).get(address("page:plans", cast.body.code)).context
        listed[role] = [year for year, _versions in context["years"]]
    expected = {role: [YEAR + 1, YEAR] if role in READS_A_DRAFT else [YEAR] for role in ROLES}
    assert listed == expected | {"outsider": [], "nobody": []}


def test_the_secretariat_alone_drafts(cast):
    assert statuses(cast, "meetings:draft_plan", cast.body.code) == step({"secretary"}, ROLES)


@pytest.mark.parametrize("name", ["plan_rows", "circulate_plan"])
def test_the_secretariat_alone_writes_rows_and_sends_out(cast, name):
    assert statuses(cast, f"meetings:{name}", make_draft(cast).ref) == step({"secretary"}, READS_A_DRAFT)


@pytest.mark.parametrize("name", ["edit_row", "drop_row"])
def test_the_secretariat_alone_changes_a_row(cast, name):
    row = make_draft(cast).rows.get()
    assert statuses(cast, f"meetings:{name}", row.uid) == step({"secretary"}, READS_A_DRAFT)


def test_who_speaks_for_an_organisation_with_a_seat_comments(cast):
    expected = step({"commenter", "observing"}, IN_THE_BODY)
    assert statuses(cast, "meetings:comment_plan", make_circulated(cast).ref) == expected


def test_the_secretariat_alone_answers(cast):
    comment = make_comment(make_circulated(cast), cast.commenter)
    assert statuses(cast, "meetings:answer_plan_comment", comment.uid) == step({"secretary"}, IN_THE_BODY)


def test_the_secretariat_alone_puts_it_before_the_body(cast):
    plan = make_circulated(cast)
    with window_over(plan):
        assert statuses(cast, "meetings:put_plan", plan.ref) == step({"secretary"}, IN_THE_BODY)


@pytest.mark.parametrize("name", ["approve_plan", "take_back_plan"])
def test_the_secretariat_alone_carries_out_what_was_decided_and_takes_back(cast, name):
    assert statuses(cast, f"meetings:{name}", make_put(cast).ref) == step({"secretary"}, IN_THE_BODY)


@pytest.mark.parametrize("name", ["meetings:start", "meetings:schedule"])
def test_the_secretariat_alone_starts_a_meeting(cast, name):
    make_approved(cast)
    assert statuses(cast, name) == step({"secretary"}, ROLES)


def test_the_secretariat_alone_names_the_meeting_of_a_row(cast):
    row = make_approved(cast).rows.get()
    assert statuses(cast, "meetings:name_meeting", row.uid) == step({"secretary"}, ROLES)
