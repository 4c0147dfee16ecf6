"""A paper is read as text, page by page, by whoever may read the paper and by nobody else."""

import datetime as dt

import pytest
from django.utils import timezone

from core.words import Words
from files import services as file_services
from files.kinds import Legible
from files.models import FileText, StoredFile, TextPage
from files.reading import read_waiting, want_text
from meetings import services
from participants.kinds import Audience
from tests.make.files import a_stored_file
from tests.make.meetings import make_announced, make_circulated
from tests.make.papers import make_paper, renew
from tests.make.participants import client_of
from tests.make.reading import RUSSIAN, a_long_word_file, a_pdf_of_blank_pages
from tests.meetings.browsing import address, html, queries

ROLES = ("secretary", "custodian", "chair", "member", "observer", "outsider", "nobody")
LINES = "Первая страница\n" + "слово " * 600 + "\nКонец\n"


@pytest.fixture(autouse=True)
def nobody(cast):
    cast.nobody = None


@pytest.fixture
def of_two_pages(cast):
    """A public paper of a published agenda: a text of two parts, taken out already."""
    paper = make_paper(make_circulated(cast).items.first(), cast.secretary, files=[a_file()])
    pages = [[["h", "Раздел"], ["p", "<script>alert(1)</script>"]], [["t", [["было", "стало"]]], ["p", RUSSIAN]]]
    lay_text(paper, pages)
    return paper


def a_file(name="paper.txt"):
    return a_stored_file(LINES.encode(), name=name)


def lay_text(paper, pages, state=Legible.READ):
    """What the worker would have kept."""
    text = FileText.objects.get(sha256=paper.file_rows.first().stored.sha256)
    TextPage.objects.bulk_create(TextPage(text=text, number=n, blocks=b, size=1500) for n, b in enumerate(pages, 1))
    FileText.objects.filter(pk=text.pk).update(state=state, pages=len(pages), size=3000)
    return text


def at(paper, language="ru", number=1, **asked):
    where = address("page:paper_text", paper.item.meeting.ref, paper.uid, language, number)
    return where + (f"?page={asked['page']}" if asked else "")


def page_of(cast, paper, role="nobody", **asked):
    return client_of(getattr(cast, role)).get(at(paper, **asked)).content.decode()


def test_a_paper_that_is_laid_waits_for_the_worker_who_keeps_its_pages(cast):
    paper = make_paper(make_announced(cast).items.first(), cast.secretary, files=[a_file()])
    assert [read_waiting(), read_waiting()] == [1, 0]
    text = FileText.objects.get()
    assert [text.state, text.pages, text.is_there] == ["read", 2, True]
    assert [row.number for row in text.page_rows.all()] == [1, 2]
    assert text.size == sum(row.size for row in text.page_rows.all())
    assert paper.file_rows.get().stored.sha256 == text.sha256


def test_the_same_bytes_are_read_once_and_a_picture_never(cast):
    texts = [want_text(a_file()), want_text(a_file("again.txt"))]
    assert [texts[0] == texts[1], want_text(StoredFile(mime="image/png")), FileText.objects.count()] == [True, None, 1]


def test_a_worker_that_was_stopped_tries_once_more_and_then_gives_up(cast):
    text = want_text(a_file())
    long_ago = timezone.now() - dt.timedelta(hours=1)
    FileText.objects.update(attempts=2, begun_at=long_ago)
    assert read_waiting() == 0
    text.refresh_from_db()
    assert text.state == "too_heavy"


def test_another_worker_that_is_at_it_is_left_alone(cast):
    want_text(a_file())
    FileText.objects.update(attempts=1, begun_at=timezone.now())
    assert [read_waiting(), FileText.objects.get().state] == [0, "waiting"]


def test_pages_are_turned_and_their_sizes_said(cast, of_two_pages):
    first, second = (page_of(cast, of_two_pages, page=number) for number in (1, 2))
    assert ["Page 1 of 2" in first, "Part 1 of 2" in first, 'rel="next"' in first, 'rel="prev"' in first] == [
        False,
        True,
        True,
        False,
    ]
    assert ["Part 2 of 2" in second, 'rel="next"' in second, 'rel="prev"' in second] == [True, False, True]
    assert ["1.5\xa0KB" in first, "2.9\xa0KB" in first, "<td>было</td><td>стало</td>" in second] == [True, True, True]


def test_nothing_in_a_file_becomes_markup(cast, of_two_pages):
    page = page_of(cast, of_two_pages)
    assert [
        "<script>alert" in page,
        "&lt;script&gt;alert(1)&lt;/script&gt;" in page,
        '<article class="card-plain prose" lang="ru">' in page,
    ] == [False, True, True]


@pytest.mark.parametrize(("asked", "shown"), [("9", 2), ("0", 1), ("x", 1), ("99999999999", 1), ("²", 1)])
def test_a_page_that_is_not_there_is_the_nearest_one(cast, of_two_pages, asked, shown):
    assert f"Part {shown} of 2" in page_of(cast, of_two_pages, page=asked)


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.PARTICIPANTS, Audience.BODY])
def test_who_may_open_the_file_may_read_its_text_and_nobody_else(cast, audience):
    meeting = make_announced(cast)
    paper = make_paper(meeting.items.first(), cast.secretary, audience=audience, files=[a_file()])
    for is_published in (False, True):
        if is_published:
            services.publish_agenda(meeting, by=cast.secretary)
        clients = {role: client_of(getattr(cast, role)) for role in ROLES}
        file = paper.file_rows.get().stored.get_absolute_url()
        opened = {role: clients[role].get(file).status_code for role in ROLES}
        assert {role: clients[role].get(at(paper)).status_code for role in ROLES} == opened


def test_the_text_of_a_withdrawn_paper_closes_with_its_file(cast):
    paper = make_paper(make_announced(cast).items.first(), cast.secretary, files=[a_file()])
    services.withdraw_paper(paper, by=cast.secretary, reason=Words.of(en="The wrong file"))
    statuses = {role: client_of(getattr(cast, role)).get(at(paper)).status_code for role in ROLES}
    assert statuses == {**dict.fromkeys(ROLES, 404), "secretary": 200, "custodian": 200}


def test_what_is_not_there_has_no_text(cast, of_two_pages):
    client, other = client_of(cast.secretary), make_circulated(cast)
    wrong = [at(of_two_pages, number=2), at(of_two_pages, "kk"), at(of_two_pages, "xx")]
    wrong.append(address("page:paper_text", other.ref, of_two_pages.uid, "ru", 1))
    assert [client.get(where).status_code for where in wrong] == [404] * 4


def test_a_superseded_version_leads_to_the_newer_one_and_to_other_languages(cast, of_two_pages):
    renew(of_two_pages, cast.secretary, "ru", file=a_stored_file(a_long_word_file(), name="new.docx"))
    renew(of_two_pages, cast.secretary, "kk")
    older, newer = page_of(cast, of_two_pages), page_of(cast, of_two_pages, number=2)
    said = f'<a href="{at(of_two_pages, number=2)}">Read the newer version</a>'
    assert [said in page for page in (older, newer)] == [True, False]
    assert [f'<a href="{at(of_two_pages, "kk")}">Read as text</a>' in page for page in (older, newer)] == [True, True]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (Legible.WAITING, "The text is being taken out"),
        (Legible.NO_TEXT, "The file has no text"),
        (Legible.LOCKED, "The file is protected with a password"),
        (Legible.DAMAGED, "The text could not be taken out"),
        (Legible.TOO_HEAVY, "The text could not be taken out"),
    ],
)
def test_without_a_text_the_page_says_why_and_keeps_the_way_to_the_file(cast, state, said):
    paper = make_paper(
        make_circulated(cast).items.first(),
        cast.secretary,
        files=[a_stored_file(a_pdf_of_blank_pages(1), name="scan.pdf")],
    )
    lay_text(paper, [], state)
    page = page_of(cast, paper)
    assert [f"<h2>{said}</h2>" in page, paper.file_rows.get().stored.get_absolute_url() in page] == [True, True]


def test_a_file_that_was_laid_before_texts_were_is_read_when_first_asked(cast, of_two_pages):
    FileText.objects.all().delete()
    assert "The text is being taken out" in page_of(cast, of_two_pages)
    assert FileText.objects.get().state == "waiting"


def test_the_list_of_papers_says_how_large_each_text_is_in_one_query_more_for_any_number(cast, of_two_pages):
    meeting = of_two_pages.item.meeting
    page = html(cast.nobody, "page:papers", meeting.ref)
    assert [at(of_two_pages) in page, "2.9\xa0KB" in page] == [True, True]
    before = queries(cast.nobody, "page:papers", meeting.ref)
    make_paper(meeting.items.first(), cast.secretary)
    assert queries(cast.nobody, "page:papers", meeting.ref) == before


def test_turning_a_page_takes_as_many_queries_whatever_the_length(cast, of_two_pages):
    meeting = of_two_pages.item.meeting
    assert queries(cast.nobody, "page:paper_text", meeting.ref, of_two_pages.uid, "ru", 1) <= 8


def test_texts_of_bytes_no_file_has_any_more_are_swept(cast, of_two_pages):
    FileText.objects.create(sha256="0" * 64, mime="text/plain")
    file_services.sweep()
    assert [text.sha256 for text in FileText.objects.all()] == [of_two_pages.file_rows.get().stored.sha256]
