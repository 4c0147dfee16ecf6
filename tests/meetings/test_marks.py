"""A published agenda marks what was added, changed and dropped, each with its day."""

import datetime as dt
import re

import pytest
import time_machine

from core.words import Words
from meetings import services
from tests.make.meetings import REASON, make_announced, make_circulated, make_item
from tests.meetings.browsing import html
from tests.reports.test_documents import ask, read

pytestmark = pytest.mark.django_db
DAY = "2036-11-20"


def text(page):
    """What a reader reads."""
    return " ".join(re.sub(r"<[^>]+>", "", page).split())


@pytest.fixture
def published(cast):
    """A published agenda of A and B, half an hour each, to be changed on another day."""
    meeting = make_announced(cast, on=dt.date(2036, 12, 24))
    make_item(meeting, cast, title="B")
    services.publish_agenda(meeting, by=cast.secretary)
    with time_machine.travel(f"{DAY}T12:00:00+05:00", tick=False):
        yield meeting


def edit(meeting, cast, number, **changed):
    item = meeting.items.standing().get(number=number)
    stands = {name: getattr(item, name) for name in ("title", "standing_question", "minutes", "rapporteurs", "parent")}
    services.edit_item(item, by=cast.secretary, **{**stands, **changed})


def marks(meeting):
    """Of each item whether it is marked as changed, its first title where that changed, and when it began."""
    items = meeting.programme(list(meeting.items.standing()))
    return [(item.changed_at is not None, str(item.title_was or ""), str(item.begins_was or "")) for item in items]


def test_as_published_nothing_is_marked(published):
    assert marks(published) == [(False, "", "")] * 2


def test_a_changed_title_is_marked_with_what_it_said(cast, published):
    edit(published, cast, "2", title=Words.of(en="C"))
    assert marks(published) == [(False, "", ""), (True, "B", "")]
    page = text(html(None, "page:meeting", published.ref))
    assert "changed after publication, 20 November 2036; it said: B" in page


def test_where_a_translation_alone_changed_the_other_languages_strike_nothing_out(cast, published):
    title = published.items.get(number="2").title
    edit(published, cast, "2", title=Words.of("en", en=title.said("en").text, ru="Иначе"))
    pages = [html(None, "page:meeting", published.ref, language=language) for language in ("en", "ru")]
    assert ["<s>" in page for page in pages] == [False, True]


def test_a_longer_item_marks_those_that_begin_later_for_it(cast, published):
    edit(published, cast, "1", minutes=45)
    assert marks(published) == [(True, "", ""), (True, "", "10:30:00")]
    page = text(html(None, "page:meeting", published.ref))
    assert page.count("changed after publication, 20 November 2036; it began at 10:30") == 1


def test_the_mark_tells_of_the_first_publication_however_often_it_changes(cast, published):
    for title in ("C", "D"):
        edit(published, cast, "2", title=Words.of(en=title))
    assert marks(published)[1] == (True, "B", "")


def test_a_change_taken_back_leaves_its_mark_and_its_day(cast, published):
    edit(published, cast, "1", minutes=45)
    edit(published, cast, "1", minutes=30)
    assert marks(published) == [(True, "", ""), (True, "", "")]


def test_a_moved_meeting_marks_no_item(cast, published):
    stands = {name: getattr(published, name) for name in ("on", "zone", "place", "link")}
    services.move_meeting(published, by=cast.secretary, reason=REASON, starts=dt.time(11), ends=dt.time(14), **stands)
    make_item(published, cast, title="C")
    assert marks(published) == [(False, "", "")] * 3


def test_added_and_dropped_carry_their_day_on_the_page_and_on_paper(cast, published):
    make_item(published, cast, title="C")
    services.drop_item(published.items.get(number="2"), by=cast.secretary)
    page = text(html(None, "page:meeting", published.ref))
    assert page.count("added after publication, 20 November 2036") == 1
    assert "B dropped after publication, 20 November 2036" in page
    rows = read(ask(None, published, "agenda"))[2][-1][1:]
    assert [(row[0], row[1]) for row in rows] == [("10:00", "1"), ("10:30", "2"), ("", "")]
    assert ["added after publication, 20 November 2036" in rows[1][2], rows[2][2].startswith("B")] == [True, True]
    assert "changed after publication, 20 November 2036" not in rows[0][2]


def test_a_draft_marks_nothing(cast):
    meeting = make_announced(cast)
    edit(meeting, cast, "1", title=Words.of(en="Z"))
    assert marks(meeting) == [(False, "", "")]


def test_its_paper_is_set_as_a_pdf_with_the_marks(cast):
    meeting = make_circulated(cast)
    edit(meeting, cast, "1", title=Words.of(en="Z"))
    response = ask(None, meeting, "agenda", suffix="pdf")
    assert [response.status_code, b"".join(response)[:5]] == [200, b"%PDF-"]
