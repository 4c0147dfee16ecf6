"""Pages for what went wrong: in our frame, without a request too, and the last one without anything at all."""

from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from tests.look.test_templates import broken

pytestmark = pytest.mark.urls("tests.look.addresses")
HEADINGS = {
    "400.html": "The request was not understood",
    "403.html": "This is not open to you",
    "403_csrf.html": "The page was too old",
    "404.html": "There is nothing at this address",
    "500.html": "Something broke here",
}


@pytest.mark.parametrize("name", HEADINGS)
def test_an_error_page_is_drawn_without_a_request(name):
    with translation.override("en"):
        text = render_to_string(name)
    assert (text.count(f"<h1>{HEADINGS[name]}</h1>"), text.count('<html lang="en">'), broken(text)) == (1, 1, [])


@pytest.mark.parametrize(
    ("is_nobody", "link"), [(True, "/en/account/login/?next=/en/desk/"), (False, "/en/people/hat/")]
)
def test_who_may_not_is_told_the_reason_and_the_way(is_nobody, link):
    request = RequestFactory().get("/en/desk/")
    request.acting = SimpleNamespace(is_nobody=is_nobody, said="Ministry of Justice · focal point")
    with translation.override("en"):
        text = render_to_string("403.html", {"reason": "Only a signatory signs."}, request)
    assert (text.count("<p>Only a signatory signs.</p>"), text.count(f'class="btn btn-primary" href="{link}"')) == (
        1,
        1,
    )
