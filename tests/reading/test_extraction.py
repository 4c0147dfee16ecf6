"""Words are taken out of documents page by page; hostile, broken and huge ones end with a word and never with an error."""

import io
import os
from pathlib import Path

import pytest
from docx import Document

from files import extraction, reading
from files.kinds import DOCX, PDF, TEXT, Legible
from tests.make.files import a_word_file
from tests.make.papers import a_locked_pdf
from tests.make.reading import (
    KAZAKH,
    RUSSIAN,
    a_long_word_file,
    a_pdf_of_blank_pages,
    a_pdf_whose_pages_turn_in_a_circle,
    a_printed_pdf,
)

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "upr-ohchr-documents-slovenia"


@pytest.fixture
def written(tmp_path):
    """Writes bytes to a file and returns its path."""

    def write(content):
        path = tmp_path / "file"
        path.write_bytes(content)
        return path

    return write


def blocks_of(document):
    return list(extraction.docx_blocks(Document(io.BytesIO(document))))


def test_the_pages_of_a_pdf_are_read_in_both_scripts(written):
    found = reading.extract(written(a_printed_pdf(KAZAKH, RUSSIAN)), PDF.mime)
    assert found == (Legible.READ, [[["p", KAZAKH]], [["p", RUSSIAN]]])


@pytest.mark.parametrize(
    ("content", "outcome"),
    [
        (a_locked_pdf(user="word"), Legible.LOCKED),
        (a_pdf_of_blank_pages(2), Legible.NO_TEXT),
        (b"%PDF-1.7\nnothing follows", Legible.DAMAGED),
        (a_printed_pdf(RUSSIAN)[:900], Legible.DAMAGED),
        (b"", Legible.DAMAGED),
    ],
    ids=["locked", "blank", "empty", "torn", "nothing"],
)
def test_a_pdf_without_readable_words_ends_with_the_reason(written, content, outcome):
    assert reading.extract(written(content), PDF.mime) == (outcome, [])


def test_pages_that_turn_in_a_circle_end(written):
    assert reading.extract(written(a_pdf_whose_pages_turn_in_a_circle()), PDF.mime).outcome in (
        Legible.DAMAGED,
        Legible.NO_TEXT,
        Legible.TOO_HEAVY,
    )


def test_what_a_word_processor_never_wrote_is_damaged(written):
    for content in (b"PK\x03\x04 no archive", a_word_file()[:-200]):
        assert reading.extract(written(content), DOCX.mime) == (Legible.DAMAGED, [])


def test_a_file_that_takes_too_long_is_given_up(written, monkeypatch):
    monkeypatch.setattr(reading, "SECONDS", 0.05)
    assert reading.extract(written(a_printed_pdf(RUSSIAN)), PDF.mime) == (Legible.TOO_HEAVY, [])


def test_what_was_printed_before_the_end_is_kept_as_cut(tmp_path):
    path = tmp_path / "printed"
    path.write_bytes(b'{"blocks": [["p", "first"]]}\n{"blocks": [["p", "sec')
    with path.open("rb") as printed:
        assert reading._told(printed) == (Legible.CUT, [[["p", "first"]]])


def test_nothing_of_the_environment_goes_with_a_file(written, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "the key")
    seen = {}
    monkeypatch.setattr(reading.subprocess, "run", lambda command, **options: seen.update(options))
    reading.extract(written(b""), PDF.mime)
    assert set(seen["env"]) == {"PATH", "PYTHONPATH"}


def test_of_a_long_pdf_the_first_pages_are_read(monkeypatch, written, capsys):
    monkeypatch.setattr(extraction, "MAX_PAGES", 1)
    outcome = extraction.main(str(written(a_printed_pdf(KAZAKH, RUSSIAN))), PDF.mime)
    assert [outcome, len(capsys.readouterr().out.splitlines())] == [extraction.CUT, 1]


def test_a_page_is_cut_where_no_printed_page_would_end():
    long, table = ["p", "а" * 10_000], ["t", [["б" * 9_000]]]
    assert extraction.shortened([long, long]) == ([long, ["p", "а" * 5_000]], True)
    assert [extraction.shortened([long, table]), extraction.shortened([long])] == [([long], True), ([long], False)]


def test_printed_lines_become_paragraphs_and_parted_words_one():
    text = "Первая строка абзаца, которая тя\ufffe\r\nнется до края листа и\r\nкончается.\r\n1. Пункт\r\n2. Второй\r\n\r\nНовый"
    assert extraction.paragraphs(text) == [
        ["p", "Первая строка абзаца, которая тянется до края листа и кончается."],
        ["p", "1. Пункт"],
        ["p", "2. Второй"],
        ["p", "Новый"],
    ]


def test_a_word_file_is_read_with_headings_tables_frames_and_tracked_words():
    blocks = blocks_of(a_long_word_file())
    assert [blocks[0], blocks[-3:]] == [
        ["h", "Проект решения"],
        [["t", [["Было", "Стало"], ["статья 8", "статья 9"]]], ["p", "вставлено"], ["p", "в рамке формы"]],
    ]


def test_a_file_without_pages_is_cut_into_parts_between_paragraphs():
    parts = list(extraction.parts(blocks_of(a_long_word_file())))
    lengths = [sum(map(extraction.length_of, part)) for part in parts]
    assert [len(parts), max(lengths) < extraction.PART + 400] == [4, True]


def test_a_table_is_parted_between_rows_and_a_row_no_screen_could_show_is_read_cell_by_cell():
    rows = [["а" * 2_000, "б"], ["в" * 2_000, "г"], ["д" * 20_000, "е"]]
    assert list(extraction.tables(rows)) == [
        ["t", rows[:1]],
        ["t", rows[1:2]],
        ["p", rows[2][0]],
        ["p", "е"],
    ]


def test_a_plain_text_is_read_by_its_lines(written):
    found = reading.extract(written("\ufeffБірінші жол\r\n\r\n<b>екінші</b>\x07".encode()), TEXT.mime)
    assert found == (Legible.READ, [[["p", "Бірінші жол"], ["p", "<b>екінші</b>"]]])


def test_letters_a_database_refuses_are_left_out():
    assert extraction.clean("a\x00b\ud800 \ufffe c\n d") == "a b\ufffd c d"


@pytest.mark.skipif(not SHARED.exists() and not os.environ.get("CI"), reason="needs ../shared/data")
def test_real_documents_of_the_united_nations_are_read():
    report = reading.extract(SHARED / "cycle3" / "g2004192.pdf", PDF.mime)
    scan = reading.extract(SHARED / "cycle3" / "Letter-OHCHR-HC-Slovenia.pdf", PDF.mime)
    tables = reading.extract(SHARED / "cycle3" / "UPR34_Slovenia_Thematic_list_of_Recommendations.docx", DOCX.mime)
    assert [(report.outcome, len(report.pages)), scan, tables.outcome] == [
        (Legible.READ, 8),
        (Legible.NO_TEXT, []),
        Legible.READ,
    ]
    assert any("121.9 Increase governmental efforts" in str(page) for page in tables.pages)
