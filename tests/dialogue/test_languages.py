"""Where an address without a language leads: cookie, account, Accept-Language, Kazakh (design.md §5.17)."""

import pytest
from django.test import Client

from tests.make.meetings import make_announced, make_cast
from tests.make.participants import make_person

pytestmark = pytest.mark.django_db
BARE = ["/", "/desk/", "/recommendations/", "/meetings/", "/search/?q=a", "/record/"]


def a_reader(language=""):
    """A browser; of somebody signed in whose letters are in ``language``."""
    client = Client()
    if language:
        client.force_login(make_person(language=language))
    return client


@pytest.mark.parametrize("path", BARE)
def test_a_bare_address_leads_to_its_page_in_kazakh_when_nothing_says_otherwise(path):
    response = a_reader().get(path)
    assert (response.status_code, response.url) == (302, f"/kk{path}")


@pytest.mark.parametrize(
    ("cookie", "account", "header", "language"),
    [
        ("ru", "en", "kk", "ru"),
        ("", "en", "ru", "en"),
        ("", "", "ru-KZ,ru;q=0.9,en;q=0.5", "ru"),
        ("", "", "de", "kk"),
        ("", "", "", "kk"),
        ("xx", "en", "ru", "en"),
    ],
)
def test_the_cookie_goes_before_the_account_and_that_before_the_browser(cookie, account, header, language):
    client = a_reader(account)
    if cookie:
        client.cookies["django_language"] = cookie
    assert client.get("/desk/", headers={"accept-language": header}).url == f"/{language}/desk/"


def test_an_address_that_has_no_page_is_not_found():
    assert a_reader().get("/nowhere/").status_code == 404
    assert a_reader().get("/kk/nowhere/").status_code == 404


def test_a_page_is_in_its_own_language_whatever_cookie_and_account_say():
    client = a_reader("en")
    client.cookies["django_language"] = "kk"
    response = client.get("/ru/about/")
    assert (response.status_code, response["Content-Language"]) == (200, "ru")


def test_the_language_read_last_is_remembered_once():
    client = a_reader()
    assert client.get("/en/about/").cookies["django_language"].value == "en"
    assert "django_language" not in client.get("/en/").cookies
    assert client.get("/").url == "/en/"


def test_a_page_that_is_not_there_leaves_no_cookie():
    assert "django_language" not in a_reader().get("/en/nowhere/").cookies


def test_a_permalink_leads_to_the_page_in_the_language_of_the_account():
    meeting = make_announced(make_cast())
    path = f"/go/meetings.meeting/{meeting.uid}/"
    assert a_reader("ru").get(path).url == f"/ru/meetings/{meeting.ref}/"
    assert a_reader().get(path).url == f"/kk/meetings/{meeting.ref}/"


@pytest.mark.parametrize("path", ["/healthz", "/api/", "/files/0/"])
def test_addresses_for_machines_have_no_language(path):
    response = a_reader().get(path)
    assert response.status_code in (200, 404)
    assert "Location" not in response
