"""The product the journeys walk on."""

import pytest
from django.contrib.auth import get_user_model

pytestmark = pytest.mark.xdist_group("journeys")


def test_the_product_is_fit_and_its_rows_can_be_read(platform):
    with platform.rows():
        people = get_user_model().objects.count()
    assert (platform.ask("/readyz")[0], people >= 0) == (200, True)


def test_a_browser_reaches_the_product(platform, page):
    answer = page.goto(platform.url + "/healthz")
    assert (answer.status, page.inner_text("pre")) == (200, '{"alive": true}')
