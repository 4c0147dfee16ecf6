"""The way in: by invitation, by a password, by a new one when it was forgotten, by a second step; the hat; the way out."""

import re
import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.utils import translation
from django.utils.translation import gettext

from notifications.models import MailboxLetter
from participants.acting import THE_HOUSE, hats
from participants.kinds import PostKind
from participants.models import Organisation, User
from participants.services import begin_holding
from tests.journeys.people import PASSWORD

pytestmark = pytest.mark.xdist_group("journeys")
OWN = "A quiet lake under 7 hills"
GOES = "[name=answer]"


def password(person, typed, again=None):
    """Type a new password, twice, and press the button of a letter's page."""
    person.fill(password=typed, again=typed if again is None else again).page.click(GOES)
    return person


def test_an_invited_person_sets_a_password_once_and_signs_in(person, platform):
    secretary, invited = person("secretariat", "ru").sign_in(), person("saule", "kk")
    secretary.look("/participants/tirek/").take("invite", place=".page__rail")
    secretary.fill(email=invited.email).say("name", ru="Сауле Ермекова", kk="Сәуле Ермекова").choose(language="kk")
    secretary.page.locator("[name=places]").first.check()
    secretary.send()

    letter = invited.letter("person_invited")
    assert re.fullmatch(rf"{platform.url}/kk/participants/join/\S+/", letter.link)
    password(invited.go(letter.link).look(), OWN, again=f"{OWN}!")
    assert invited.page.locator("#id_again[aria-invalid=true]").count() == 1
    password(invited, OWN).page.wait_for_url("**/account/login/")
    person(language="kk").go(letter.link, status=410).page.close()
    assert invited.sign_in(OWN).path == "/desk/"
    with platform.rows():
        addresses = list(EmailAddress.objects.filter(email=invited.email).values_list("verified", "primary"))
    assert addresses == [(True, True)]


def test_a_second_step_of_sign_in_is_added_and_asked_for(person):
    careful = person("ashyq-dala", "kk").sign_in()
    careful.look("/account/2fa/").look("/account/2fa/totp/activate/")  # asks for the password once more
    careful.fill(password=PASSWORD).page.click("main form .btn-primary")
    secret = careful.look().page.input_value("#authenticator_secret")
    careful.fill(code=format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    careful.page.click("main form .btn-primary")
    codes = careful.look("/account/2fa/recovery-codes/").page.input_value("#recovery_codes").split()
    careful.letter("account_changed")
    careful.sign_out().sign_in()
    assert careful.path == "/account/2fa/authenticate/"
    careful.look().fill(code=codes[0]).page.click("main form .btn-primary")
    assert careful.path == "/desk/"


def test_a_wrong_password_is_told_and_the_right_one_leads_where_one_wanted_to_go(person):
    someone = person("mp", "kk").go("/participants/hat/")
    assert someone.path == "/account/login/?next=/kk/participants/hat/"
    someone.look().fill(login=someone.email, password="wrong").page.click("main form .btn-primary")
    assert (someone.page.get_by_role("alert").count(), someone.page.input_value("[name=login]")) == (1, someone.email)
    someone.fill(password=PASSWORD).page.click("main form .btn-primary")
    assert someone.path == "/participants/hat/"


def test_a_forgotten_password_is_replaced_by_the_link_of_a_letter_once(person, platform):
    forgetful, elsewhere = person("qamqor-ui", "kk"), person("qamqor-ui", "ru").sign_in()
    shown = []
    for address in (forgetful.email, forgetful.email, "nobody@demo.example"):
        forgetful.go("/account/login/").page.click("a[href$='/password/reset/']")
        forgetful.fill(email=address).page.click("main form .btn-primary")
        shown.append((forgetful.path, forgetful.page.inner_text("main")))
    first, second = forgetful.letter("password_forgotten"), forgetful.letter("password_forgotten")
    with platform.rows():
        strangers = MailboxLetter.objects.filter(address="nobody@demo.example").count()
    assert (len(set(shown)), strangers) == (1, 0)
    with translation.override("kk"):
        subject = gettext("DEMO: %(subject)s") % {"subject": gettext("A new password")}
    assert (first.link.rpartition("/reset/")[0], first.subject) == (f"{platform.url}/kk/participants", subject)

    forgetful.look("/account/password/reset/").go(first.link).look()  # opening changes nothing
    elsewhere.go("/desk/")
    password(forgetful, OWN).page.wait_for_url("**/account/login/")
    for link in (first.link, second.link):
        forgetful.go(link, status=410)
    assert forgetful.letter("account_changed").link.rpartition("/go/")[0] == platform.url
    assert elsewhere.go("/desk/").path == "/account/login/?next=/ru/desk/"
    assert (forgetful.sign_in(PASSWORD).path, forgetful.sign_in(OWN).path) == ("/account/login/", "/desk/")


def test_nobody_signs_up_or_changes_an_address_by_a_form(person, platform):
    stranger = person(language="ru").look("/account/signup/")
    assert stranger.page.locator("main form").count() == 0
    token = {"X-CSRFToken": stranger.go("/account/login/").csrf()}
    said = {"email": "stranger@demo.example", "password1": OWN}
    answer = stranger.page.request.post("/ru/account/signup/", form=said, headers=token)
    with platform.rows():
        strangers = User.objects.filter(email="stranger@demo.example").count()
    assert (answer.status, strangers) == (200, 0)
    member = person("observer", "en").sign_in()
    for address in ("/account/email/", "/account/confirm-email/", "/account/confirm-email/MQ:1/"):
        member.go(address, status=404)


def test_whoever_has_two_hats_changes_them_and_may_do_what_the_hat_may(person, platform):
    with platform.rows(), translation.override("ru"):
        holder = User.objects.get(email="aina@demo.example")
        post = Organisation.objects.get(code="moh").posts.get(kind=PostKind.FOCAL_POINT)
        begin_holding(post, holder, by=THE_HOUSE)
        said = [hat.said for hat in hats(holder)]
    someone, worn = person("aina", "ru").sign_in(), []
    for other in (1, 0):
        begins = someone.go("/proposals/").page.locator("main a[href$='/proposals/begin/']").count()
        worn.append((someone.page.inner_text(".hat__who strong"), begins))
        someone.look("/participants/hat/").page.locator("[name=hat]").nth(other).check()
        someone.page.click("main form .btn-primary")
        assert someone.path == "/desk/"
    assert worn == [(said[0], 1), (said[1], 0)]  # an NGO's representative may propose, a ministry's focal point may not


def test_who_signs_out_is_out(person):
    someone = person("observer", "en").sign_in().look("/notices/").look("/account/password/change/").sign_out()
    assert someone.path == "/"
    assert someone.go("/desk/").path == "/account/login/?next=/en/desk/"
