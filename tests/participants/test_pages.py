"""Public pages of participants, the secretariat's steps for every role, and the hat in the header."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from participants.kinds import PostKind, SeatRole
from participants.models import Organisation
from tests.make.participants import (
    client_of,
    make_body,
    make_hat,
    make_organisation,
    make_person,
    make_post,
    make_seat,
    sit,
)

pytestmark = pytest.mark.django_db
ROLES = [PostKind.SECRETARY, PostKind.CUSTODIAN, PostKind.REPRESENTATIVE, PostKind.SIGNATORY, SeatRole.OBSERVER, None]


def address(name, *args):
    with override("en"):
        return reverse(name, args=args)


def statuses(url):
    return {role: client_of(make_hat(role) if role else None).get(url).status_code for role in ROLES}


@pytest.mark.parametrize(
    "name", ["register", "establish", "rename", "open_post", "invite", "give_seat", "invite_again", "deactivate"]
)
def test_a_step_of_the_secretariat_for_every_role(name):
    subject = {
        "register": [],
        "establish": [],
        "give_seat": [make_body().code],
        "invite_again": [make_person().uid],
        "deactivate": [make_person().uid],
    }.get(name, [make_organisation().code])
    answers = statuses(address(f"participants:{name}", *subject))
    is_about_a_person = name in ("invite_again", "deactivate")
    refused = 404 if is_about_a_person else 403
    expected = dict.fromkeys(ROLES, refused) | {PostKind.SECRETARY: 200, None: 302}
    expected[PostKind.CUSTODIAN] = 403  # sees people, runs nothing
    assert answers == expected


def test_people_are_listed_for_secretariat_and_custodian_alone():
    answers = statuses(address("participants:people"))
    assert answers == {
        PostKind.SECRETARY: 200,
        PostKind.CUSTODIAN: 200,
        PostKind.REPRESENTATIVE: 403,
        PostKind.SIGNATORY: 403,
        SeatRole.OBSERVER: 403,
        None: 302,
    }


@pytest.mark.parametrize("name", ["page:participants", "page:organisation", "page:body"])
def test_public_pages_name_no_person(name):
    person = sit(make_post(make_organisation(), PostKind.SIGNATORY))
    organisation = person.holdings.get().post.organisation
    body = make_body()
    sit(make_seat(body, organisation), person)
    subject = {"page:participants": [], "page:organisation": [organisation.code], "page:body": [body.code]}[name]
    page = client_of(None).get(address(name, *subject))
    assert page.status_code == 200
    assert str(person.name) not in page.content.decode()
    assert person.email not in page.content.decode()


def test_the_list_asks_as_often_for_three_organisations_as_for_one(django_assert_max_num_queries):
    make_organisation()
    with django_assert_max_num_queries(10) as first:
        client_of(None).get(address("page:participants"))
    make_organisation(), make_organisation()
    with django_assert_max_num_queries(len(first)):
        client_of(None).get(address("page:participants"))


def test_organisations_stand_in_kazakh_alphabetical_order():
    for name in ("Ядро", "Әділет", "Адам", "Қоғам", "Орда", "Өркен"):
        make_organisation(name=name)
    with override("kk"):
        page = client_of(None).get(reverse("page:participants"))
    names = [organisation.name.said("kk").text.split(" ")[0] for organisation in page.context["object_list"]]
    assert names == ["Адам", "Әділет", "Қоғам", "Орда", "Өркен", "Ядро"]


def register(client, **changed):
    form = {"name_en": "New NGO", "kind": "ngo", "code": "new-ngo", "once": str(uuid.uuid4()), **changed}
    return client.post(address("participants:register"), form)


def test_a_taken_code_is_refused_beside_the_field_and_keeps_what_was_typed():
    make_organisation_code = make_organisation().code
    page = register(client_of(make_hat(PostKind.SECRETARY)), code=make_organisation_code)
    assert list(page.context["form"].errors) == ["code"]
    assert "New NGO" in page.content.decode()


def test_an_organisation_is_registered_once_by_a_double_click():
    client, once = client_of(make_hat(PostKind.SECRETARY)), str(uuid.uuid4())
    first, second = register(client, once=once), register(client, once=once)
    assert first.url == second.url
    assert Organisation.objects.filter(code="new-ngo").count() == 1


def test_a_person_with_two_hats_chooses_one_and_sees_which_is_on():
    hat = make_hat(PostKind.REPRESENTATIVE)
    other = make_hat(PostKind.SIGNATORY, person=hat.user)
    client = client_of(hat)
    page = client.get(address("participants:hat"))
    assert [shown.key for shown in page.context["hats"]] == [hat.key, other.key]
    client.post(address("participants:hat"), {"hat": other.key})
    assert client.get(address("participants:hat")).wsgi_request.acting.key == other.key


def test_a_hat_that_is_not_ones_own_cannot_be_put_on():
    hat = make_hat(PostKind.REPRESENTATIVE)
    assert client_of(hat).post(address("participants:hat"), {"hat": "999-secretary"}).status_code == 404


def test_after_choosing_a_hat_one_is_never_sent_to_another_site():
    hat = make_hat(PostKind.REPRESENTATIVE)
    answer = client_of(hat).post(address("participants:hat"), {"hat": hat.key, "next": "https://evil.example/"})
    assert "evil" not in answer.url


def test_a_rename_through_the_page():
    organisation = make_organisation()
    form = {
        "name_ru": "Новое имя",
        "from_on": timezone.localdate().isoformat(),
        "once": str(uuid.uuid4()),
        "version": "1",
    }
    answer = client_of(make_hat(PostKind.SECRETARY)).post(address("participants:rename", organisation.code), form)
    assert answer.status_code == 302
    assert Organisation.objects.get(pk=organisation.pk).name.texts["ru"].text == "Новое имя"
