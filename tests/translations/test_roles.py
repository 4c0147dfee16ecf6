"""Every page and step of the desk for every role."""

import pytest

from tests.make.participants import client_of
from tests.make.proposing import make_taken
from tests.make.translations import texts_of, translate
from tests.meetings.browsing import address

OK, REFUSED, SIGN_IN = 200, 403, 302
ROLES = ("secretary", "custodian", "chair", "co_chair", "member", "signer", "observer", "outsider", "nobody")
INVISIBLE = 404


@pytest.fixture
def working(cast):
    """An announced meeting, on it an item of a member and one of the secretariat, both with a working translation."""
    meeting = make_taken(cast).meeting
    for text in texts_of(meeting, cast):
        translate(meeting, cast, text, "kk", "Соттар")
    return meeting


def statuses(cast, at):
    return {role: client_of(getattr(cast, role)).get(at).status_code for role in ROLES}


def those(roles, others=REFUSED):
    return {role: OK if role in roles else SIGN_IN if role == "nobody" else others for role in ROLES}


@pytest.mark.parametrize("name", ["translations", "read_translations"])
def test_the_desk_is_the_secretariats(cast, working, name):
    assert statuses(cast, address(f"meetings:{name}", working.ref)) == those({"secretary"})


def test_the_file_is_the_secretariats(cast, working):
    chosen = texts_of(working, cast)[0].key
    asked = address("meetings:translation_file", working.ref) + f"?language=kk&rows={chosen}"
    assert statuses(cast, asked) == those({"secretary"})


def test_saving_is_the_secretariats(cast, working):
    assert statuses(cast, address("meetings:save_translations", working.ref, "kk")) == those({"secretary"})


def test_the_author_approves_and_nobody_else(cast, working):
    texts = {text.author is None: text.key for text in texts_of(working, cast)}
    own = address("meetings:approve_translation", working.ref, texts[True], "kk")
    members = address("meetings:approve_translation", working.ref, texts[False], "kk")
    assert statuses(cast, own) == those({"secretary"})
    assert statuses(cast, members) == those({"member"})


def test_who_sees_no_draft_agenda_finds_no_text_of_it_and_the_original_is_no_translation(cast, working):
    key = texts_of(working, cast)[0].key
    client = client_of(cast.secretary)
    wanted = [
        client.get(address("meetings:translate", working.ref, key, code)).status_code for code in ("kk", "ru", "en")
    ]
    assert sorted(wanted) == [OK, OK, INVISIBLE]
    assert client.get(address("meetings:translate", working.ref, "000000000000-t", "kk")).status_code == INVISIBLE


def test_there_is_nothing_to_approve_where_no_translation_waits(cast, working):
    text = texts_of(working, cast)[0]
    other = next(code for code, state, _who in text.states if state not in ("working", "original"))
    at = address("meetings:approve_translation", working.ref, text.key, other)
    author = cast.member if text.author else cast.secretary
    assert client_of(author).get(at).status_code == SIGN_IN
