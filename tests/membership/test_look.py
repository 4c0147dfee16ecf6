"""The pages of membership in a real browser: axe, and no sideways scrolling on a phone."""

import pytest

from tests.look.test_pages import Shown
from tests.make.membership import make_admitted, make_answered, make_request
from tests.make.participants import make_hat
from tests.meetings.browsing import html


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(
    "name", ["page:body", "page:membership_request", "page:membership_ending", "meetings:ask_membership"]
)
def test_it_reads_well_and_does_not_scroll_sideways(cast, browser, name, width):
    request, ending = make_admitted(cast), make_answered(cast)
    make_request(cast, by=make_hat("representative"))
    key = {"page:membership_request": request.ref, "page:membership_ending": ending.ref}.get(name, cast.body.code)
    hat = make_hat("representative") if name.startswith("meetings") else cast.secretary
    with Shown(browser, html(hat, name, key), width=width) as page:
        assert page.axe() == []
        assert page.tab.evaluate("document.documentElement.scrollWidth") <= width
