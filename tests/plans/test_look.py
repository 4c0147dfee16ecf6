"""The pages of work plans in a real browser: axe, no sideways scrolling on a phone, and on paper."""

import pytest

from core.words import Words
from tests.look.test_pages import Shown
from tests.make.meetings import make_announced
from tests.make.participants import client_of
from tests.make.plans import YEAR, make_approved, make_circulated, make_comment, make_draft, make_row
from tests.meetings.browsing import address, html

LONG = Words.of(
    kk="Ұлттық заңнаманы халықаралық міндеттемелерге сәйкестендіру жөніндегі ведомствоаралық іс-шаралар жоспары",
    ru="Межведомственный план мероприятий по приведению законодательства в соответствие с международными обязательствами",
    en="The interdepartmental plan of measures on bringing national law in line with international obligations",
)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", ["page:work_plan", "page:plans", "meetings:plan_rows", "meetings:comment_plan"])
def test_it_reads_well_and_does_not_scroll_sideways(cast, browser, name, width):
    plan = make_approved(cast, rows=3)
    make_announced(cast, plan_row=plan.rows.first())
    draft = make_draft(cast)
    make_row(draft, cast, theme=LONG, lead=LONG)
    keys = {"page:work_plan": plan.ref, "page:plans": cast.body.code, "meetings:plan_rows": draft.ref}
    key, hat = keys.get(name) or make_circulated(cast, year=YEAR + 1).ref, cast.secretary
    with Shown(
        browser, html(cast.commenter if "comment" in name else hat, name, key, language="kk"), width=width
    ) as page:
        assert page.axe() == []
        assert page.tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 360])
def test_a_plan_in_comment_reads_well(cast, browser, width):
    plan = make_circulated(cast, rows=2)
    make_comment(plan, cast.commenter, LONG)
    with Shown(browser, html(cast.secretary, "page:work_plan", plan.ref), width=width) as page:
        assert page.axe() == []
        assert page.tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", ["start", "schedule"])
def test_what_a_meeting_starts_from_reads_well(cast, browser, name, width):
    row = make_approved(cast, rows=2).rows.first()
    query = {"body": cast.body.code} if name == "start" else {"row": row.uid}
    response = client_of(cast.secretary).get(address(f"meetings:{name}"), query)
    with Shown(browser, response.content.decode(), width=width) as page:
        assert page.axe() == []
        assert page.tab.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_the_plan_is_a_table_and_nothing_is_there_to_press(cast, browser):
    plan = make_approved(cast, rows=4)
    with Shown(browser, html(cast.secretary, "page:work_plan", plan.ref), width=657) as page:  # A4 without its margins
        page.tab.emulate_media(media="print")
        shown = [page.tab.locator(name).first.is_visible() for name in ("table thead", "table td", ".btn", ".steps")]
        cells = [
            page.tab.locator("tbody tr").first.locator(f":scope > *:nth-child({n})").bounding_box() for n in (1, 5)
        ]
        assert shown == [True, True, False, False]
        assert abs(cells[0]["y"] - cells[1]["y"]) < 2  # beside each other
        assert page.tab.evaluate("document.documentElement.scrollWidth") <= 657
