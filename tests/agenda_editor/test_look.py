"""The page that decides, with forms of tasks, in a real browser: axe, and no sideways scrolling on a phone."""

import os

import pytest

from core.words import Words
from meetings import services
from tests.look.test_pages import Shown
from tests.make.participants import client_of
from tests.make.recommendations import make_cast, make_item_heard
from tests.recommendations.test_deciding import a_form, address, typed


@pytest.mark.parametrize("width", [1280, 360])
def test_it_reads_well_after_a_mistake(db, browser, width):
    cast = make_cast()
    item = make_item_heard(cast)
    services.word_draft(item, by=cast.secretary, text=Words.of(ru="Ввести уведомление"), version=0)
    wrong = {"task-TOTAL_FORMS": "1", "task-INITIAL_FORMS": "0", "task-0-text_ru": "Направить перечень"}
    page = client_of(cast.secretary).post(address(item), typed(item, a_form(cast), **wrong))
    with Shown(browser, page.content.decode(), width=width) as shown:
        assert shown.axe() == []
        assert shown.tab.evaluate("document.documentElement.scrollWidth") <= width
        if place := os.environ.get("EDITOR_SHOTS"):
            shown.tab.screenshot(path=f"{place}/editor-decide-{width}.png", full_page=True)
