"""The demo door lets in the people of the cast and nobody else, and only where there is a demonstration."""

import datetime as dt

import pytest
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from core.jobs import Job
from dialogue.demo import starting_over
from dialogue.demo.door import CARDS, OTHERS
from dialogue.pages.demo import tries
from notifications.models import MailboxLetter
from participants.models import User
from tests.make.participants import client_of, make_hat, make_person
from tests.make.recommendations import make_cast

pytestmark = pytest.mark.django_db
ADDRESSES = ["/en/demo/", "/en/demo/start-over/", "/en/demo/try/0/", "/en/mailbox/"]


def a_person_of_the_cast(name="ngo"):
    return make_person(email=f"{name}@demo.example", password=make_password("dialogue-demo"))


def a_letter(to, subject="Invitation"):
    return MailboxLetter.objects.create(address=to, subject=subject, text="Text")


@pytest.mark.parametrize("path", ADDRESSES)
def test_without_the_demonstration_its_pages_do_not_exist(path, settings):
    settings.DEMO = False
    client = Client()
    client.force_login(a_person_of_the_cast())
    assert client.get(path).status_code == 404


def test_without_the_demonstration_nobody_enters(settings):
    settings.DEMO = False
    a_person_of_the_cast()
    client = Client()
    assert client.post("/en/demo/enter/", {"person": "ngo"}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_one_press_signs_in_and_leads_to_the_desk():
    person, client = a_person_of_the_cast(), Client()
    response = client.post("/en/demo/enter/", {"person": "ngo"})
    assert (response.url, client.session["_auth_user_id"]) == ("/en/desk/", str(person.pk))


@pytest.mark.parametrize("name", ["real", "lawyer", "", "ngo@demo.example", "NGO"])
def test_only_people_with_a_card_enter(name):
    make_person(email="real@example.org"), a_person_of_the_cast("lawyer"), a_person_of_the_cast()
    client = Client()
    assert client.post("/en/demo/enter/", {"person": name}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_opening_the_address_signs_nobody_in():
    a_person_of_the_cast()
    assert Client().get("/en/demo/enter/").status_code == 405


def test_nobody_enters_from_another_site():
    a_person_of_the_cast()
    client = Client(enforce_csrf_checks=True)
    assert client.post("/en/demo/enter/", {"person": "ngo"}).status_code == 403


def test_the_desk_knows_when_the_person_was_here_before():
    person, client = a_person_of_the_cast(), Client()
    User.objects.filter(pk=person.pk).update(last_login=timezone.now() - dt.timedelta(days=3))
    client.post("/en/demo/enter/", {"person": "ngo"})
    assert client.session["last_visit"][:10] == (timezone.now() - dt.timedelta(days=3)).date().isoformat()


def test_every_thing_to_try_has_a_way_and_every_card_of_the_door_five():
    assert [len(card.tries) for card in CARDS] == [5, 5, 5, 5]
    named = {one.target for card in (*CARDS, *OTHERS) for one in card.tries}
    assert named == {name for name in named if callable(getattr(tries, name, None))}


@pytest.mark.parametrize("number", [5, 99])
def test_a_thing_to_try_that_is_not_there_is_not_found(number):
    client = Client()
    client.force_login(a_person_of_the_cast())
    assert client.get(f"/en/demo/try/{number}/").status_code == 404


def test_things_to_try_are_for_people_of_the_cast():
    assert Client().get("/en/demo/try/0/").url == "/en/account/login/?next=/en/demo/try/0/"
    assert client_of(make_cast().secretary).get("/en/demo/try/0/").status_code == 404


# starting over --------------------------------------------------------------------------------------------------------------


def test_starting_over_is_refused_where_somebody_real_has_set_a_password():
    a_person_of_the_cast()
    make_person(email="real@example.org", password=make_password("correct horse battery"))
    assert (
        starting_over.objection() == "Somebody who is not of the demonstration has an account here. Nothing is deleted."
    )
    page = Client().post("/en/demo/start-over/")
    assert (page.status_code, Job.objects.count()) == (200, 0)
    assert "Nothing is deleted." in page.content.decode()


def test_people_the_demonstration_invited_do_not_stand_in_the_way():
    a_person_of_the_cast()
    make_person(email="invited@example.org", password="!unusable")
    assert starting_over.objection() == ""


def test_a_refused_job_deletes_nothing_and_says_why():
    make_person(email="real@example.org", password=make_password("correct horse battery"))
    job = Job.objects.create(name=starting_over.NAME)
    starting_over.start_over(job)
    job.refresh_from_db()
    assert (job.state, User.objects.count()) == (Job.State.FAILED, 1)
    assert job.outcome["error"] == "Somebody who is not of the demonstration has an account here. Nothing is deleted."


def test_opening_the_page_starts_nothing_and_a_press_starts_one_job_however_often():
    Client().get("/en/demo/start-over/")
    assert Job.objects.count() == 0
    first, second = Client().post("/en/demo/start-over/"), Client().post("/en/demo/start-over/")
    job = Job.objects.get()
    assert first.url == second.url == f"/en/demo/start-over/{job.uid}/"


@pytest.mark.parametrize(
    ("state", "words"),
    [("waiting", "Waiting for a worker"), ("running", "Working day 7 of 200"), ("done", "as on the first day")],
)
def test_its_page_tells_how_far_it_is(state, words):
    job = Job.objects.create(name=starting_over.NAME, state=state, done=7, total=0 if state == "waiting" else 200)
    assert words in Client().get(f"/en/demo/start-over/{job.uid}/").content.decode()


def test_its_page_tells_of_no_other_job():
    job = Job.objects.create(name="import")
    assert Client().get(f"/en/demo/start-over/{job.uid}/").status_code == 404


# the mailbox ----------------------------------------------------------------------------------------------------------------


def mailbox(client, who=""):
    response = client.get("/en/mailbox/", {"who": who} if who else {})
    return [letter.subject for letter in response.context["letters"]] if response.status_code == 200 else response


def test_a_mailbox_shows_the_letters_of_its_owner():
    client = Client()
    client.force_login(a_person_of_the_cast())
    a_letter("ngo@demo.example", "mine"), a_letter("focal@demo.example", "theirs")
    assert mailbox(client) == ["mine"]


def test_people_of_the_cast_read_each_others_letters_and_nobody_elses():
    client = Client()
    client.force_login(a_person_of_the_cast())
    a_letter("focal@demo.example", "theirs"), a_letter("real@example.org", "private")
    assert mailbox(client, "focal@demo.example") == ["theirs"]
    assert mailbox(client, "real@example.org").status_code == 403


def test_somebody_real_reads_own_letters_only_even_in_a_demonstration():
    hat = make_hat("representative")
    a_letter(hat.user.email, "mine"), a_letter("ngo@demo.example", "theirs")
    client = client_of(hat)
    assert mailbox(client) == ["mine"]
    assert mailbox(client, "ngo@demo.example").status_code == 403
    assert "ngo@demo.example" not in client.get("/en/mailbox/").content.decode()


def test_whoever_is_not_signed_in_sees_no_letters():
    assert Client().get("/en/mailbox/").url == "/en/account/login/?next=/en/mailbox/"


def test_every_page_of_a_demonstration_says_so(settings):
    cache.clear()
    marked = [
        b"DEMO: the bodies and acts exist" in Client().get(path).content
        for path in ("/en/", "/en/about/", "/en/search/")
    ]
    assert marked == [True, True, True]
    settings.DEMO = False
    assert b"DEMO" not in Client().get("/en/about/").content
