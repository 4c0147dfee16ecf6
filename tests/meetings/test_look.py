"""Pages of the agenda in a real browser: axe, and no sideways scrolling on a phone."""

import pytest

from tests.look.test_pages import Shown
from tests.make.meetings import make_announced
from tests.make.proposing import make_proposed, make_refused, make_taken
from tests.meetings.browsing import html
from tests.meetings.test_two_levels import make_part


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", ["page:meeting", "meetings:agenda", "meetings:propose_item", "meetings:refuse_item"])
def test_it_reads_well_and_does_not_scroll_sideways(cast, browser, name, width):
    meeting = make_announced(cast)
    waiting = make_proposed(cast, meeting=meeting)
    make_refused(cast, meeting=meeting)
    make_part(make_taken(cast, meeting=meeting).item, cast, title="Part")
    key = waiting.uid if name == "meetings:refuse_item" else meeting.ref
    hat = cast.member if name == "meetings:propose_item" else cast.secretary
    with Shown(browser, html(hat, name, key), width=width) as page:
        assert page.axe() == []
        assert page.tab.evaluate("document.documentElement.scrollWidth") <= width
