"""Organisations, names, posts, seats, people: what the secretariat does, and nobody else."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.rules import NotAllowed
from core.words import Words
from notifications.models import News, Notice
from participants import services
from participants.acting import NOBODY, THE_HOUSE, hats
from participants.kinds import Constituency, OrganisationKind, PostKind
from participants.models import Holding, Organisation, User
from tests.make.participants import make_body, make_hat, make_organisation, make_person, make_post, sit

pytestmark = pytest.mark.django_db
NAME = Words.of(ru="Министерство", kk="Министрлік")


def test_a_renamed_organisation_keeps_every_name_with_its_days():
    organisation = make_organisation()
    old, today = organisation.name, timezone.localdate()
    services.rename_organisation(organisation, by=THE_HOUSE, name=NAME, short_name=Words(), from_on=today)
    first, second = organisation.names.order_by("valid")
    assert (first.name, first.valid.upper) == (old, today)
    assert (second.name, second.valid.lower, second.valid.upper) == (NAME, today, None)
    assert Organisation.objects.get(pk=organisation.pk).name == NAME


def test_a_new_name_cannot_begin_before_the_present_one():
    organisation = make_organisation()
    today = timezone.localdate()
    services.rename_organisation(organisation, by=THE_HOUSE, name=NAME, short_name=Words(), from_on=today)
    with pytest.raises(ValidationError) as refusal:
        services.rename_organisation(
            organisation, by=THE_HOUSE, name=NAME, short_name=Words(), from_on=today - dt.timedelta(days=1)
        )
    assert list(refusal.value.error_dict) == ["from_on"]


def attempts(by):
    """Every verb of the secretariat, tried by this hat."""
    organisation, body, person = make_organisation(), make_body(), make_person()
    post = make_post(organisation, PostKind.EDITOR)
    seat = {"constituency": Constituency.CIVIL_SOCIETY, "organisation": organisation}
    name = {"name": NAME, "short_name": Words(), "from_on": timezone.localdate()}
    return {
        "register": lambda: services.register_organisation(by=by, code="new", kind=OrganisationKind.NGO, name=NAME),
        "rename": lambda: services.rename_organisation(organisation, by=by, **name),
        "establish": lambda: services.establish_body(by=by, code="new", kind="plenary", name=NAME),
        "seat": lambda: services.give_seat(body, by=by, **seat),
        "post": lambda: services.open_post(organisation, by=by, kind=PostKind.EDITOR),
        "hold": lambda: services.begin_holding(post, person, by=by),
        "invite": lambda: services.invite_person(by=by, email="a@example.org", name=NAME, language="ru"),
        "deactivate": lambda: services.deactivate(person, by=by),
    }


@pytest.mark.parametrize("verb", ["register", "rename", "establish", "seat", "post", "hold", "invite", "deactivate"])
@pytest.mark.parametrize("power", [PostKind.REPRESENTATIVE, PostKind.CUSTODIAN, PostKind.SIGNATORY, None])
def test_only_the_secretariat_does_it(verb, power):
    with pytest.raises(NotAllowed):
        attempts(make_hat(power) if power else NOBODY)[verb]()


@pytest.mark.parametrize("verb", ["register", "rename", "establish", "seat", "post", "hold", "invite", "deactivate"])
def test_the_secretariat_does_it(verb):
    assert attempts(make_hat(PostKind.SECRETARY))[verb]() is not None


def test_an_invited_person_has_no_password_and_gets_a_letter_with_a_link():
    post = make_post(make_organisation(), PostKind.REPRESENTATIVE)
    user = services.invite_person(
        by=THE_HOUSE, email=" New.Person@Example.org ", name=NAME, language="kk", places=[post]
    )
    assert (user.email, user.has_usable_password()) == ("new.person@example.org", False)
    assert [hat.post for hat in hats(user)] == [post]
    news = News.objects.get(letter="person_invited")
    assert list(Notice.objects.filter(news=news).values_list("reader", flat=True)) == [user.pk]


def test_a_known_person_is_not_made_twice_whatever_the_case_of_the_letters():
    known = make_person(email="known@example.org")
    assert services.invite_person(by=THE_HOUSE, email="KNOWN@example.org", name=NAME, language="ru") == known
    assert User.objects.filter(email__iexact="known@example.org").count() == 1


def test_sitting_down_twice_is_one_holding():
    post, person = make_post(make_organisation(), PostKind.EDITOR), make_person()
    assert services.begin_holding(post, person, by=THE_HOUSE) == services.begin_holding(post, person, by=THE_HOUSE)
    assert Holding.objects.filter(post=post).count() == 1


def test_hand_over_ends_one_holding_and_begins_another_and_the_post_stays():
    post, successor = make_post(make_organisation(), PostKind.FOCAL_POINT), make_person()
    person = sit(post)
    services.hand_over(person.holdings.get(), by=THE_HOUSE, to=successor)
    assert hats(person)[0].powers == frozenset()
    assert hats(successor)[0].post == post


def test_a_deactivated_person_sits_nowhere_and_is_not_found_for_letters():
    hat = make_hat(PostKind.REPRESENTATIVE)
    services.deactivate(hat.user, by=THE_HOUSE)
    user = User.objects.get(pk=hat.user.pk)
    assert not user.is_active
    assert not User.objects.on_posts(hat.organisation, PostKind.REPRESENTATIVE).exists()
