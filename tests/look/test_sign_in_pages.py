"""Every page of the sign-in library that can be reached: in our frame, with nothing in it that the policy refuses."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import translation

from tests.look.test_templates import broken

pytestmark = pytest.mark.django_db
OUTSIDE = [
    "account_login",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
]
OUTSIDE += ["account_inactive"]
INSIDE = [
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
]
INSIDE += ["mfa_add_webauthn"]
PASSWORD = "dialogue-demo"


@pytest.fixture
def person(client):
    """Somebody who has just given the password twice and has a verified address: all of the account pages are open."""
    user = get_user_model()(email="person@demo.example")
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    with translation.override("en"):
        client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return user


def page_of(client, name, *arguments):
    with translation.override("en"):
        answer = client.get(reverse(name, args=arguments))
    text = answer.content.decode()
    return answer.status_code, text.count('<main id="main" class="page"'), broken(text)


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_page_before_sign_in_stands_in_our_frame(client, name):
    assert page_of(client, name) == (200, 1, [])


@pytest.mark.parametrize("name", INSIDE)
def test_a_page_of_ones_own_account_stands_in_our_frame(client, person, name):
    assert page_of(client, name) == (200, 1, [])


def test_a_used_link_to_a_new_password_stands_in_our_frame(client):
    assert page_of(client, "account_reset_password_from_key", "1", "abc-def") == (200, 1, [])


def test_the_square_code_of_the_second_step_is_drawn_in_the_page_and_not_as_a_data_image(client, person):
    with translation.override("en"):
        text = client.get(reverse("mfa_activate_totp")).content.decode()
    assert (text.count('<figure class="qr"'), text.count("data:image")) == (1, 0)


def test_a_wrong_password_gets_its_word_and_loses_nothing_typed(client):
    with translation.override("en"):
        answer = client.post(reverse("account_login"), {"login": "nobody@demo.example", "password": "wrong"})
    text = answer.content.decode()
    assert (answer.status_code, text.count('role="alert"'), text.count('value="nobody@demo.example"')) == (200, 1, 1)
