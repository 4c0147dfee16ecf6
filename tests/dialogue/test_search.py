"""Search finds in three languages what this person may see, and nothing else."""

import pytest
from django.test import Client

from core.words import Words
from participants.kinds import OrganisationKind
from proposals.kinds import Publicity
from tests.make.deadlines import reference
from tests.make.law import an_act
from tests.make.meetings import make_announced, make_meeting
from tests.make.participants import client_of, make_organisation
from tests.make.proposals import make_draft, make_filed
from tests.make.recommendations import make_adopted, make_cast, make_transmitted

pytestmark = pytest.mark.django_db


def found(asked, client=None, language="en"):
    """The groups found: title → addresses of the rows."""
    response = (client or Client()).get(f"/{language}/search/", {"q": asked})
    assert response.status_code == 200
    return {group["title"]: [row["url"] for row in group["rows"]] for group in response.context["groups"]}


WORDS = Words.of(
    kk="Мүгедектігі бар адамдарға қолжетімді сот ғимараттары",
    ru="Доступные здания судов для людей с инвалидностью",
    en="Court buildings accessible to persons with disabilities",
)


@pytest.mark.parametrize(
    "asked", ["зданиям", "суда доступное", "ғимаратының", "соттардың", "building", "disability person"]
)
def test_any_form_of_a_word_finds_in_kazakh_russian_and_english(asked):
    cast = make_cast()
    recommendation = make_transmitted(cast, title=WORDS)
    assert found(asked) == {"Recommendations": [recommendation.get_absolute_url().replace("/kk/", "/en/")]}


def test_every_kind_of_thing_has_its_group():
    cast = make_cast()
    title = Words.of(en="Wintergarden", ru="Зимний сад")
    recommendation, meeting = make_transmitted(cast, title=title), make_announced(cast, title=title)
    proposal = make_filed(cast, publicity=Publicity.AT_ONCE, title=title)
    organisation = make_organisation(OrganisationKind.NGO, name="Wintergarden")
    act = an_act(title=title)
    assert found("wintergarden") == {
        "Recommendations": [f"/en/recommendations/{recommendation.ref}/"],
        "Proposals": [f"/en/proposals/{proposal.ref}/"],
        "Meetings": [f"/en/meetings/{meeting.ref}/"],
        "Participants": [f"/en/participants/{organisation.code}/"],
        "Legal acts": [f"/en/law/?q={act.adilet_id}"],
    }


def test_what_one_may_not_see_is_not_found():
    cast = make_cast()
    title = Words.of(en="Wintergarden")
    draft, named = make_draft(cast, title=title), make_filed(cast, publicity=Publicity.NAMED, title=title)
    adopted, planned = make_adopted(cast, title=title), make_meeting(cast, title=title)
    assert found("wintergarden") == {}
    assert found("wintergarden", client_of(cast.author)) == {
        "Proposals": [f"/en/proposals/{named.ref}/", f"/en/proposals/{draft.uid}/"]
    }
    assert found("wintergarden", client_of(cast.secretary)) == {
        "Recommendations": [f"/en/recommendations/{adopted.ref}/"],
        "Proposals": [f"/en/proposals/{named.ref}/"],
        "Meetings": [f"/en/meetings/{planned.ref}/"],
    }


@pytest.mark.parametrize("asked", ["2026-001", "P-2026-001", "П-2026-001", "Ұ-2026-001"])
def test_a_number_is_found_as_any_language_prints_it(asked):
    filed = make_filed(make_cast(), publicity=Publicity.AT_ONCE)
    year = filed.ref[:4]
    assert found(asked.replace("2026", year)) == {"Proposals": [f"/en/proposals/{filed.ref}/"]}


@pytest.mark.parametrize("asked", ["министерства юстиции", "әділет министрлігінің", "ministries of justice"])
def test_an_organisation_is_found_by_any_form_of_its_name(asked):
    reference()
    ministry = make_organisation(OrganisationKind.STATE_BODY)
    ministry.name = Words.of(kk="Әділет министрлігі", ru="Министерство юстиции", en="Ministry of Justice")
    ministry.save()
    make_organisation(OrganisationKind.STATE_BODY, name="Ministry of Health")
    assert found(asked) == {"Participants": [f"/en/participants/{ministry.code}/"]}


def test_a_long_group_says_how_long_and_where_the_rest_is():
    cast = make_cast()
    for number in range(7):
        make_announced(cast, title=Words.of(en=f"Wintergarden {number}"))
    group = Client().get("/en/search/", {"q": "wintergarden"}).context["groups"][0]
    assert (len(group["rows"]), group["count"], group["is_more"], group["url"]) == (5, 5, True, "/en/meetings/")


def test_nothing_asked_and_nothing_found_are_told_apart():
    assert "Several words must all occur" in Client().get("/en/search/").content.decode()
    assert "Nothing found" in Client().get("/en/search/", {"q": "wintergarden"}).content.decode()


@pytest.mark.parametrize("asked", ["'", '"', "-", "- -", "%", "\x00", "or", "((", "<script>", "ә" * 5000])
def test_no_question_breaks_it(asked):
    make_announced(make_cast())
    assert Client().get("/en/search/", {"q": asked}).status_code == 200


def test_it_asks_as_many_questions_for_three_rows_as_for_one(django_assert_max_num_queries):
    cast = make_cast()
    make_announced(cast, title=Words.of(en="Wintergarden"))
    with django_assert_max_num_queries(10) as first:
        Client().get("/en/search/", {"q": "wintergarden"})
    for _time in range(2):
        make_announced(cast, title=Words.of(en="Wintergarden"))
    with django_assert_max_num_queries(len(first)):
        Client().get("/en/search/", {"q": "wintergarden"})
