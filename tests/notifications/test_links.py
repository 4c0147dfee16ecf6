"""Links of letters: opening one changes nothing, a press does, once."""

import uuid
from datetime import timedelta

import pytest

from core.tokens import Token, mint
from tests.make.notifications import reader
from tests.notifications import urls

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def addresses(settings):
    settings.ROOT_URLCONF = "tests.notifications.urls"
    urls.taken.clear()


@pytest.fixture
def seat():
    return uuid.uuid4()


@pytest.fixture
def someone():
    return reader()


@pytest.fixture
def address(seat, someone):
    """The address of a good link."""
    return address_with(seat, person_uid=someone.uid)


def address_with(seat, **details):
    secret = mint(**{"purpose": "meeting-answer", "subject_uid": seat, "lasts": timedelta(days=1)} | details)
    return f"/en/answer/{secret}/"


def test_opening_a_link_shows_a_button_for_each_answer_and_changes_nothing(client, address):
    for _time in range(3):
        page = client.get(address)
        assert (page.status_code, page.content.decode().count('name="answer"')) == (200, 2)
    assert (urls.taken, Token.objects.filter(used_at=None).count()) == ([], 1)
    assert page["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


def test_a_press_acts_once_without_any_account(client, address, seat, someone):
    pressed = client.post(address, {"answer": "no"})
    assert (pressed.status_code, pressed["Location"]) == (302, "/")
    assert client.post(address, {"answer": "yes"}).status_code == 410
    assert client.get(address).status_code == 410
    assert urls.taken == [(seat, someone.uid, "no")]


def test_an_answer_that_is_no_button_is_no_press(client, address):
    assert client.post(address, {"answer": "perhaps"}).status_code == 200
    assert client.post(address).status_code == 200
    assert (urls.taken, Token.objects.filter(used_at=None).count()) == ([], 1)


def test_a_press_that_cannot_be_done_says_why_and_leaves_the_link_good(client, seat):
    address = address_with(seat, person_uid=None)
    page = client.post(address, {"answer": "yes"})
    assert (page.status_code, page.content.decode().count("Nobody sits there any more.")) == (200, 1)
    assert Token.objects.filter(used_at=None).count() == 1


@pytest.mark.parametrize(
    "details", [{"lasts": timedelta(seconds=-1)}, {"purpose": "join"}], ids=["expired", "of another purpose"]
)
def test_a_link_that_is_not_good_says_what_to_do_now(client, seat, someone, details):
    address = address_with(seat, person_uid=someone.uid, **details)
    for page in (client.get(address), client.post(address, {"answer": "yes"})):
        assert (page.status_code, page.content.decode().count("ask the secretariat for a new letter")) == (410, 1)
    assert urls.taken == []


def test_the_secret_never_reaches_the_log(client, address, caplog):
    caplog.set_level("INFO")
    client.get(address)
    client.post(address, {"answer": "yes"})
    secret = address.split("/")[-2]
    assert [record for record in caplog.records if secret in str(record.msg) + str(record.args)] == []
