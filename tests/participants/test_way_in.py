"""What the account pages of the sign-in library do here: letters of our own post office, links of our own, closed pages."""

import re
from pathlib import Path

import allauth
import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from core.tokens import find, mint
from core.words import Words
from notifications.models import News, Notice
from participants import notices, services
from participants.acting import THE_HOUSE
from participants.adapters import CHANGES
from participants.kinds import PostKind
from tests.make.participants import client_of, make_hat, make_person

pytestmark = pytest.mark.django_db
PASSWORD = "A quiet lake under 7 hills"


def joined(**details):
    """Somebody who answered their invitation."""
    return services.join(make_person(**details), password=PASSWORD)


def invited():
    """Somebody who has not answered yet."""
    name = Words.of(ru="Сауле Ермекова")
    return services.invite_person(by=THE_HOUSE, email="saule@example.org", name=name, language="kk")


def ask(client, address):
    """Ask for a new password on the page; returns where it leads."""
    with translation.override("en"):
        return client.post(reverse("account_reset_password"), {"email": address})["Location"]


def told(user):
    return list(Notice.objects.filter(reader=user).order_by("id").values_list("news__letter", flat=True))


def test_joining_makes_the_address_a_verified_one_however_often_it_is_done():
    person = joined()
    services.join(person, password=PASSWORD)
    rows = EmailAddress.objects.filter(user=person).values_list("email", "verified", "primary")
    assert list(rows) == [(person.email, True, True)]


def test_who_forgot_the_password_gets_our_letter_and_the_library_sends_none(client):
    person = joined()
    assert ask(client, person.email) == "/en/account/password/reset/done/"
    assert (told(person), mail.outbox) == (["password_forgotten"], [])


@pytest.mark.parametrize("who", ["nobody here", "invited, not joined", "closed"])
def test_the_page_leads_to_the_same_place_for_those_who_get_no_letter(client, who):
    known = {"invited, not joined": invited, "closed": lambda: joined(is_active=False)}
    address = known[who]().email if who in known else "nobody@example.org"
    before = News.objects.count()
    assert ask(client, address) == "/en/account/password/reset/done/"
    assert (News.objects.count() - before, mail.outbox) == (0, [])


def test_a_new_password_closes_every_other_link_to_one_and_is_told_to_the_owner():
    person = joined()
    other = mint(notices.RESET, subject_uid=person.uid, lasts=notices.RESET_LASTS)
    services.reset_password(person, password="Seven lakes under one hill")
    assert find(notices.RESET, other) is None
    assert (person.check_password("Seven lakes under one hill"), told(person)) == (True, ["account_changed"])


def test_a_closed_account_gets_no_new_password():
    person = joined()
    services.deactivate(person, by=make_hat(PostKind.SECRETARY))
    with pytest.raises(ValidationError):
        services.reset_password(person, password=PASSWORD)


@pytest.mark.parametrize("address", ["email/", "confirm-email/", "confirm-email/MQ:1abc/"])
def test_nobody_changes_an_address_by_a_form(client, address):
    client.force_login(joined())
    assert client.get(f"/en/account/{address}").status_code == 404


def test_every_change_the_library_tells_of_has_a_sentence():
    sources = [path for app in ("account", "mfa") for path in (Path(allauth.__file__).parent / app).rglob("*.py")]
    sent = r"send_notification_mail\(\s*\"([a-z_/]+)\""
    names = {name for path in sources if "tests" not in path.parts for name in re.findall(sent, path.read_text())}
    by_the_closed_page = {"account/email/email_changed", "account/email/email_confirm", "account/email/email_deleted"}
    assert names - by_the_closed_page == set(CHANGES)


@pytest.mark.parametrize(
    ("kind", "place"), [(PostKind.SECRETARY, "/participants/people/"), (PostKind.EDITOR, "/account/password/change/")]
)
def test_a_letter_about_an_account_leads_to_a_page_its_reader_may_see(kind, place):
    hat = make_hat(kind)
    answer = client_of(hat).get(reverse("participants:person", args=[hat.user.uid]), follow=True)
    assert (answer.status_code, answer.request["PATH_INFO"][3:]) == (200, place)
