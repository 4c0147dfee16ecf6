"""The front page: what everybody may see, numbers with what they are counted of."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from proposals.kinds import Publicity
from recommendations.kinds import PositionValue
from tests.make.deadlines import reference
from tests.make.meetings import make_announced, make_meeting
from tests.make.participants import make_person
from tests.make.proposals import make_filed
from tests.make.recommendations import (
    make_adopted,
    make_assessment,
    make_cast,
    make_claim,
    make_objection,
    make_position,
    make_transmitted,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept():
    """The numbers are kept for a minute: every test counts anew."""
    cache.clear()


def home(language="en"):
    response = Client().get(f"/{language}/")
    assert response.status_code == 200
    return response.context


def test_numbers_stand_with_what_they_are_counted_of():
    cast = make_cast()
    supported, reported = make_transmitted(cast), make_transmitted(cast)
    make_position(supported, cast, value=PositionValue.SUPPORTED, text="")
    make_position(reported, cast)
    claim = make_claim(reported, cast)
    make_assessment(claim, cast.ombudsman)
    make_objection(claim, cast.author)
    make_transmitted(cast)
    told = [(figure["number"], figure.get("of"), figure["words"]) for figure in home()["figures"]]
    year = timezone.localdate().year
    assert told == [
        (3, None, f"recommendations adopted since {year}"),
        (1, "of 2", "supported by the body that leads, of those it has answered"),
        (1, "of 3", "reported as implemented: on 1 an objection stands"),
        (1, "of 3", "without a position today"),
    ]


def test_what_is_not_public_yet_is_neither_counted_nor_named():
    cast = make_cast()
    make_adopted(cast)
    make_filed(cast, publicity=Publicity.NAMED)
    make_meeting(cast)
    context = home()
    assert (context["counts"]["total"], context["counts"]["proposals"], context["figures"]) == (0, 0, [])
    assert context["counts"]["meetings"] == 1  # the one that adopted; the planned one is nobody's business
    assert [event["words"] for event in context["events"] if "Filed" in event["words"]] == []


def test_the_next_meeting_is_the_next_announced_one():
    cast = make_cast()
    make_meeting(cast)
    assert home()["next_meeting"] is None
    announced = make_announced(cast)
    assert home()["next_meeting"] == announced


def test_where_the_sides_disagree_both_words_stand():
    cast = make_cast()
    recommendation = make_transmitted(cast)
    claim = make_claim(recommendation, cast)
    assert home()["disagreed"] == []
    make_objection(claim, cast.author)
    assert home()["disagreed"] == [recommendation]
    words = [badge["words"] for badge in home()["disagreed"][0].badges]
    assert words == ["Implemented", "Objections stand"]


def test_the_latest_events_are_told_with_a_link_the_newest_first():
    cast = make_cast()
    recommendation = make_transmitted(cast)
    make_objection(make_claim(recommendation, cast), cast.author)
    told = [(event["words"], event["url"]) for event in home()["events"]][:2]
    url = f"/en/recommendations/{recommendation.ref}/"
    assert told == [("An objection was filed", url), ("Reported as implemented, with evidence", url)]


def test_an_empty_platform_says_how_the_first_secretary_is_made(settings):
    settings.DEMO = False
    assert "manage.py first_secretary" in Client().get("/en/").content.decode()
    make_person()
    cache.clear()
    assert "manage.py first_secretary" not in Client().get("/en/").content.decode()


def test_the_door_stands_open_in_the_demonstration_only(settings):
    assert [card.person for card in home()["cards"]] == ["secretariat", "ngo", "focal", "observer"]
    settings.DEMO = False
    assert home()["cards"] == []
    assert 'action="/en/demo/enter/"' not in Client().get("/en/").content.decode()


def test_it_asks_as_many_questions_for_three_rows_as_for_one(django_assert_max_num_queries):
    cast = make_cast()
    reference()
    make_objection(make_claim(make_transmitted(cast), cast), cast.author)
    make_filed(cast, publicity=Publicity.AT_ONCE)
    Client().get("/en/")
    cache.clear()
    with django_assert_max_num_queries(10) as first:
        Client().get("/en/")
    for _time in range(2):
        make_objection(make_claim(make_transmitted(cast), cast), cast.author)
        make_filed(cast, publicity=Publicity.AT_ONCE)
    cache.clear()
    with django_assert_max_num_queries(len(first)):
        Client().get("/en/")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("path", ["", "about/", "search/", "demo/"])
def test_the_pages_of_the_house_open_in_every_language(language, path):
    response = Client().get(f"/{language}/{path}")
    assert (response.status_code, response["Content-Language"]) == (200, language)


def test_about_has_the_places_the_foot_of_every_page_links_to():
    page = Client().get("/en/about/").content.decode()
    assert [f'id="{place}"' in page for place in ("not-stored", "accessibility", "source")] == [True] * 3
