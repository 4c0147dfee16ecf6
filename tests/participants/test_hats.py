"""A person's hats: one for each organisation, one more for each duty that is worn alone."""

import datetime as dt

import pytest
from django.utils import timezone

from core.words import Words
from participants.acting import NOBODY, THE_HOUSE, hats
from participants.kinds import OrganisationKind, PostKind, SeatRole
from participants.services import end_holding
from tests.make.participants import make_body, make_hat, make_organisation, make_person, make_post, make_seat, sit

pytestmark = pytest.mark.django_db


def test_posts_and_seats_of_one_organisation_make_one_hat_with_all_their_powers():
    ngo, person = make_organisation(), make_person()
    seat = make_seat(make_body(), ngo)
    for place in (make_post(ngo, PostKind.REPRESENTATIVE), make_post(ngo, PostKind.EDITOR), seat):
        sit(place, person)
    (hat,) = hats(person)
    assert hat.powers == {PostKind.REPRESENTATIVE, PostKind.EDITOR, SeatRole.MEMBER}
    assert (hat.organisation, hat.seats) == (ngo, (seat,))


@pytest.mark.parametrize("duty", [PostKind.SECRETARY, PostKind.CUSTODIAN])
def test_the_duty_of_secretary_or_custodian_is_worn_alone(duty):
    ngo, person = make_organisation(), make_person()
    sit(make_post(ngo, PostKind.REPRESENTATIVE), person)
    sit(make_post(ngo, duty), person)
    assert [set(hat.powers) for hat in hats(person)] == [{PostKind.REPRESENTATIVE}, {duty}]


def test_the_chair_is_a_hat_of_its_own():
    ministry, person = make_organisation(OrganisationKind.STATE_BODY), make_person()
    sit(make_post(ministry, PostKind.SIGNATORY), person)
    sit(make_seat(make_body(), ministry, role=SeatRole.CHAIR), person)
    assert [set(hat.powers) for hat in hats(person)] == [{PostKind.SIGNATORY}, {SeatRole.CHAIR}]


def test_a_person_who_sits_nowhere_has_one_plain_hat():
    person = make_person()
    (hat,) = hats(person)
    assert (hat.user, hat.organisation, hat.powers) == (person, None, frozenset())


def test_a_holding_that_ended_is_no_hat_any_more():
    hat = make_hat(PostKind.REPRESENTATIVE)
    end_holding(hat.user.holdings.get(), by=THE_HOUSE)
    assert hats(hat.user)[0].powers == frozenset()


def test_a_holding_that_begins_tomorrow_is_no_hat_yet():
    hat = make_hat(PostKind.REPRESENTATIVE)
    hat.user.holdings.update(from_on=timezone.localdate() + dt.timedelta(days=1))
    assert hats(hat.user)[0].powers == frozenset()


def test_hats_cost_one_query(django_assert_num_queries):
    person = make_hat(PostKind.REPRESENTATIVE).user
    sit(make_seat(make_body(), make_organisation()), person)
    with django_assert_num_queries(1):
        assert len(hats(person)) == 2


def test_a_line_keeps_uids_and_the_words_of_the_day_and_never_a_name():
    hat = make_hat(PostKind.SIGNATORY)
    signature = hat.signature()
    assert set(signature) == {"user", "organisation", "post", "words"}
    assert Words.from_json(signature["words"]["office"]).texts["en"].text == "Signatory"
    assert str(hat.user.name) not in str(signature)
    assert hat.user.email not in str(signature)


def test_nobody_and_the_house_are_told_apart():
    assert (NOBODY.is_nobody, NOBODY.is_house) == (True, False)
    assert (THE_HOUSE.is_nobody, THE_HOUSE.is_house) == (False, True)
    assert THE_HOUSE.signature()["words"]["office"]["texts"]["en"]["text"] == "The platform"
