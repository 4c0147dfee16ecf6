"""Every step of a proposal for every role: allowed, refused with the reason, invisible, or asked to sign in."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from proposals.kinds import Publicity
from tests.make.participants import client_of
from tests.make.proposals import make_admitted, make_draft, make_filed, make_reply_draft, make_request

OK, REFUSED, INVISIBLE, SIGN_IN = 200, 403, 404, 302
ROLES = (
    "author",
    "editor",
    "secretary",
    "custodian",
    "focal",
    "signatory",
    "chair",
    "member",
    "observer",
    "outsider",
    None,
)


def status(cast, role, name, key):
    with override("en"):
        address = reverse(name, args=[key])
    return client_of(getattr(cast, role) if role else None).get(address).status_code


def expected(**answers):
    """The answer for each role, the rest as ``rest`` says."""
    rest = answers.pop("rest")
    return {role: answers.get(role or "nobody", rest if role else SIGN_IN) for role in ROLES}


@pytest.mark.parametrize(
    ("verb", "answers"),
    [
        ("edit", expected(author=OK, editor=OK, rest=INVISIBLE)),
        ("file", expected(author=OK, editor=REFUSED, rest=INVISIBLE)),
        ("discard", expected(author=OK, editor=REFUSED, rest=INVISIBLE)),
    ],
)
def test_a_draft_is_its_organisations_own(cast, verb, answers):
    draft = make_draft(cast)
    assert {role: status(cast, role, f"proposals:{verb}", str(draft.uid)) for role in ROLES} == answers


@pytest.mark.parametrize("verb", ["admit", "hand_back"])
def test_intake_is_the_secretariats(cast, verb):
    filed = make_filed(cast, Publicity.AT_ONCE)
    answers = expected(secretary=OK, rest=REFUSED)
    assert {role: status(cast, role, f"proposals:{verb}", filed.ref) for role in ROLES} == answers


@pytest.mark.parametrize("verb", ["send", "place"])
def test_routing_is_the_secretariats(cast, verb):
    admitted = make_admitted(cast, publicity=Publicity.AT_ONCE)
    answers = expected(secretary=OK, rest=REFUSED)
    assert {role: status(cast, role, f"proposals:{verb}", admitted.ref) for role in ROLES} == answers


def test_what_is_not_public_is_invisible_to_the_rest(cast):
    filed = make_filed(cast)
    answers = expected(
        author=REFUSED,
        editor=REFUSED,
        secretary=OK,
        custodian=REFUSED,
        focal=REFUSED,
        signatory=REFUSED,
        rest=INVISIBLE,
    )
    assert {role: status(cast, role, "proposals:admit", filed.ref) for role in ROLES} == answers


def test_only_the_body_that_was_asked_drafts_its_reply(cast):
    request = make_request(cast, publicity=Publicity.AT_ONCE)
    answers = expected(focal=OK, signatory=OK, rest=REFUSED)
    assert {role: status(cast, role, "proposals:reply", request.uid) for role in ROLES} == answers


@pytest.mark.parametrize(
    ("verb", "answers"),
    [
        ("reply_send", expected(focal=OK, signatory=OK, rest=INVISIBLE)),
        ("reply_sign", expected(focal=REFUSED, signatory=OK, rest=INVISIBLE)),
        ("reply_enter", expected(focal=OK, signatory=REFUSED, rest=INVISIBLE)),
    ],
)
def test_a_draft_reply_is_its_bodys_own(cast, verb, answers):
    draft = make_reply_draft(make_request(cast, publicity=Publicity.AT_ONCE), cast)
    assert {role: status(cast, role, f"proposals:{verb}", draft.uid) for role in ROLES} == answers


@pytest.mark.parametrize(
    ("make", "answers"),
    [
        (make_draft, expected(author=OK, editor=OK, nobody=INVISIBLE, rest=INVISIBLE)),
        (
            make_filed,
            expected(
                author=OK,
                editor=OK,
                secretary=OK,
                custodian=OK,
                focal=OK,
                signatory=OK,
                nobody=INVISIBLE,
                rest=INVISIBLE,
            ),
        ),
        (lambda cast: make_filed(cast, Publicity.AT_ONCE), expected(nobody=OK, rest=OK)),
    ],
    ids=["draft", "filed", "public"],
)
def test_the_page_of_a_proposal_for_every_role(cast, make, answers):
    proposal = make(cast)
    assert {role: status(cast, role, "page:proposal", proposal.ref or str(proposal.uid)) for role in ROLES} == answers
