"""What anybody reads without an account: in three languages, light, readable by everybody, on a phone too. Pages of things that
come to be in the story are looked at there."""

import pytest

from law.models import Act
from meetings.models import Meeting
from proposals.models import Proposal
from recommendations.models import Recommendation

pytestmark = pytest.mark.xdist_group("journeys")
PAGES = {
    "home": lambda: "/",
    "meetings": lambda: "/meetings/",
    "a meeting": lambda: published().get_absolute_url()[3:],
    "proposals": lambda: "/proposals/",
    "a proposal": lambda: Proposal.objects.visible_to(None).first().get_absolute_url()[3:],
    "recommendations": lambda: "/recommendations/",
    "a recommendation in dispute": lambda: disputed().get_absolute_url()[3:],
    "law": lambda: "/law/",
    "an act": lambda: Act.objects.visible_to(None).described().first().get_absolute_url()[3:],
    "participants": lambda: "/participants/",
    "an organisation": lambda: "/participants/moj/",
    "a body": lambda: "/participants/bodies/plenary/",
    "the record": lambda: "/record/",
    "search": lambda: "/search/?q=адвокат",
    "about": lambda: "/about/",
    "the demo door": lambda: "/demo/",
}


def published():
    return Meeting.objects.visible_to(None).filter(decisions_published_at__isnull=False).order_by("-on").first()


def disputed():
    return Recommendation.objects.visible_to(None).own().disagreed().first()


@pytest.mark.parametrize("name", PAGES)
def test_a_public_page_is_light_and_everybody_can_read_it(person, platform, name):
    with platform.rows():
        path = PAGES[name]()
    person("", "kk").look(path, is_public=True)


def test_an_address_where_nothing_is_says_so_in_the_frame_of_the_house(person):
    reader = person("", "kk").go("/recommendations/0000-0-00/", status=404)
    assert reader.page.locator("main h1").count() == 1
