"""The page of the record and of an entry in a real browser: axe, and no sideways scrolling on a phone."""

import pytest

from core.words import Words
from record import ledger
from tests.look.test_pages import Shown
from tests.make.core import a_filing, a_line
from tests.make.participants import make_hat


@pytest.fixture
def record(db):
    """Some of what a record holds: public lines with and without a reason, a line and a filing that are not public."""
    hat = make_hat("secretary")
    a_line(by=hat, reason=Words.of(ru="Не указан адресат", kk="Адресат көрсетілмеген"), facts={"files": ["ab" * 32]})
    a_line("answer", by=hat, public=False)
    a_filing(by=hat)
    ledger.chain()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(
    "address", ["/kk/record/?all=1", "/en/record/", "/kk/record/1/", "/en/record/4/", "/ru/record/5/"]
)
def test_it_reads_well_and_does_not_scroll_sideways(record, browser, client, address, width):
    html = client.get(address).content.decode()
    with Shown(browser, html, width=width) as page:
        assert page.axe() == []
        assert page.tab.evaluate("document.documentElement.scrollWidth") <= width
