"""Every step and every page of membership for every role: allowed, refused with the reason, invisible, or asked to sign in."""

import pytest

from tests.make.membership import REQUEST_IN_STATE, make_ended, make_ending, make_heard, make_request
from tests.make.participants import client_of
from tests.meetings.browsing import address

OK, REFUSED, INVISIBLE, SIGN_IN = 200, 403, 404, 302
ROLES = (
    "asker",
    "editor",
    "secretary",
    "custodian",
    "chair",
    "member",
    "member_signatory",
    "observer",
    "outsider",
    "nobody",
)
IN_THE_BODY = {"secretary", "custodian", "chair", "member", "member_signatory", "observer"}
SPEAKS = {"asker", "member_signatory", "outsider"}  # a representative or signatory of an organisation


def statuses(cast, name, *args):
    url = address(name, *args)
    return {role: client_of(getattr(cast, role)).get(url).status_code for role in ROLES}


def those(roles, status, others, **more):
    return {role: status if role in roles else others for role in ROLES} | more


@pytest.mark.parametrize("state", REQUEST_IN_STATE)
def test_a_request_is_everybodys_in_every_state(cast, state):
    assert statuses(cast, "page:membership_request", REQUEST_IN_STATE[state](cast).ref) == those(ROLES, OK, 0)


def test_a_raised_end_is_the_bodys_and_of_those_concerned_until_it_is_decided(cast):
    assert statuses(cast, "page:membership_ending", make_ending(cast).ref) == those(IN_THE_BODY, OK, INVISIBLE)


def test_decided_it_is_everybodys(cast):
    assert statuses(cast, "page:membership_ending", make_ended(cast).ref) == those(ROLES, OK, 0)


def test_the_page_of_a_body_is_everybodys(cast):
    assert statuses(cast, "page:body", cast.body.code) == those(ROLES, OK, 0)


def test_who_speaks_for_an_organisation_asks(cast):
    expected = those(SPEAKS, OK, REFUSED, nobody=SIGN_IN)
    assert statuses(cast, "meetings:ask_membership", cast.body.code) == expected


def test_the_asker_alone_withdraws_not_even_the_secretariat(cast):
    expected = those({"asker"}, OK, REFUSED, nobody=SIGN_IN)
    assert statuses(cast, "meetings:withdraw_request", make_request(cast).ref) == expected


@pytest.mark.parametrize("step", ["admit_organisation", "decline_organisation"])
def test_the_secretariat_alone_carries_out(cast, step):
    expected = those({"secretary"}, OK, REFUSED, nobody=SIGN_IN)
    assert statuses(cast, f"meetings:{step}", make_request(cast).ref) == expected


def test_who_presides_raises_an_end_and_the_secretariat_does_not(cast):
    expected = those({"chair"}, OK, REFUSED, nobody=SIGN_IN)
    assert statuses(cast, "meetings:raise_ending", cast.body.code) == expected


def test_those_concerned_answer(cast):
    expected = those(IN_THE_BODY, REFUSED, INVISIBLE, member=OK, member_signatory=OK, nobody=SIGN_IN)
    assert statuses(cast, "meetings:answer_ending", make_ending(cast).ref) == expected


@pytest.mark.parametrize("step", ["end_membership", "keep_membership"])
def test_the_secretariat_alone_carries_out_what_was_decided_on_an_end(cast, step):
    expected = those(IN_THE_BODY, REFUSED, INVISIBLE, secretary=OK, nobody=SIGN_IN)
    assert statuses(cast, f"meetings:{step}", make_ending(cast).ref) == expected


def test_the_secretariat_alone_records_what_a_meeting_decided_on_a_membership(cast):
    decided = make_heard(cast, make_request(cast)).item
    decided.decision.delete()
    expected = those({"secretary"}, OK, REFUSED, nobody=SIGN_IN)
    assert statuses(cast, "meetings:decide_membership", decided.uid) == expected
