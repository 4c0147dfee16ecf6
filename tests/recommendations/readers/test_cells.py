"""One cell at a time: cleaning, formulas, broken letters, dates."""

import json
import re

import pytest

from recommendations.readers.cells import cleaned, folded, listed_among, refusal, storable, without_entities
from recommendations.readers.dates import partial_date
from recommendations.readers.rows import PartialDate


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  two  spaces\u00a0here\t ", "two spaces here"),
        ("one\r\ntwo\rthree \n\n four", "one\ntwo\nthree\nfour"),
        ("a\x00b\x1b[31mc\ud800", "ab[31mc"),
        ("и\u0306", "й"),
        ("", ""),
        ("\u2028", ""),
    ],
)
def test_a_text_is_cleaned(text, kept):
    assert cleaned(text) == kept


def test_a_source_cell_keeps_every_letter_a_database_can_keep():
    assert storable(" a\x00b\ud800 \x1bé ") == " a\ufffdb\ufffd \x1bé "


def test_entities_need_their_semicolon():
    assert without_entities("&#40;a&#41; &eacute; R&D &copy &amp;amp;") == "(a) é R&D &copy &amp;"


FORMULAS = [
    "=1+1",
    " =A1",
    "\t=A1",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "+SUM(A1)",
    "-cmd|'/C calc'!A0",
    "+Лист|a!b",
]
TEXTS = [
    "- Казахстан",
    "-обеспечить (в срок)",
    "-",
    "—",
    "-5",
    "+7 (717) 274-00-00",
    "-and/or",
    "1=1",
    "a@b.kz",
    "- 2018-2020 годы",
]


@pytest.mark.parametrize("formula", FORMULAS)
def test_what_a_spreadsheet_would_compute_is_refused(formula):
    assert str(refusal("Text", formula)) == "“Text” holds a formula. Paste it as a value (text only) and import again."


@pytest.mark.parametrize("text", TEXTS)
def test_bullets_dashes_and_telephones_are_text(text):
    assert refusal("Text", text) is None


def test_every_known_injection_that_starts_as_a_formula_is_refused(shared_data):
    lines = (shared_data / "bad-inputs/text/csv-injection.txt").read_text(encoding="utf-8").splitlines()

    assert [refusal("Text", line) is None for line in lines] == [True, False, False, False, False, False]
    assert lines[0].startswith("DDE (")  # not a formula until something stands before it


def test_an_error_of_the_spreadsheet_is_refused():
    assert str(refusal("Lead", "#REF!")) == "“Lead” holds an error of the spreadsheet: #REF!. Put it right."


@pytest.mark.parametrize(
    "text",
    [
        "?аза?стан Республикасы",  # Kazakh through Windows-1251
        "lost \ufffd letters",
        "Обеспечить".encode().decode("latin-1"),
        "Обеспечить права".encode().decode("cp1251", errors="replace"),
        "vis-à-vis".encode().decode("cp1252", errors="replace"),
        "the State’s".encode().decode("cp1252"),
        "“quoted”".encode("cp1252").decode("latin-1"),
    ],
)
def test_broken_letters_are_noticed(text):
    assert str(refusal("Text", text)).startswith("Letters of “Text” were lost when the file was saved.")


def test_real_texts_in_three_languages_and_long_laws_have_no_broken_letters(shared_data):
    pages = [*(shared_data / "udhr-kk-ru-en").glob("*.html"), *(shared_data / "kz-laws-adilet-ru").glob("*.txt")]
    paragraphs = [
        line for page in pages for line in re.sub(r"<[^>]+>", "\n", page.read_text(encoding="utf-8")).splitlines()
    ]

    assert len(paragraphs) > 2_000
    assert {line for line in paragraphs if refusal("Text", line) and not line.lstrip().startswith("=")} == set()


def test_no_naughty_string_stops_a_cell(shared_data):
    for text in json.loads((shared_data / "bad-inputs/text/blns.json").read_text(encoding="utf-8")):
        cleaned(without_entities(text)).encode()
        folded(storable(text)).encode()
        refusal("Text", text)
        partial_date(text)
        listed_among(text, {})


def test_a_known_value_may_hold_a_comma():
    known = {folded(value): value for value in ("Sport, culture and youth", "Justice", "Sport")}

    assert listed_among("Justice,Sport , Culture and youth,Sport,Law", known) == (
        ("Justice", "Sport, culture and youth", "Sport", "Law"),
        ("Law",),
    )


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2014", (2014,)),
        ("2014 г.", (2014,)),
        ("2014 год", (2014,)),
        ("2014 ж.", (2014,)),
        ("2014 жылы", (2014,)),
        ("05.2014", (2014, 5)),
        ("2014-05", (2014, 5)),
        ("май 2014 г.", (2014, 5)),
        ("2014 жылғы мамыр", (2014, 5)),
        ("May 2014", (2014, 5)),
        ("2014 May", (2014, 5)),
        ("12.05.2014", (2014, 5, 12)),
        ("12.05.2014 г.", (2014, 5, 12)),
        ("12/05/2014", (2014, 5, 12)),
        ("05/13/2014", (2014, 5, 13)),
        ("2014-05-12", (2014, 5, 12)),
        ("2014-05-12 00:00:00", (2014, 5, 12)),
        ("12 мая 2014 года", (2014, 5, 12)),
        ("«12» мая 2014 года", (2014, 5, 12)),
        ("2014 жылғы 12 мамыр", (2014, 5, 12)),
        ("26 Aug 1998", (1998, 8, 26)),
        ("May 12, 2014", (2014, 5, 12)),
        ("29.02.2016", (2016, 2, 29)),
        ("46078", (2026, 2, 25)),
    ],
)
def test_dates_are_read_as_exactly_as_they_are_written(text, date):
    assert partial_date(text) == PartialDate(*date)


@pytest.mark.parametrize(
    "text", ["", "soon", "2014-2015", "31.02.2014", "13.13.2014", "1 мая", "12.05.14", "0214", "99999", "0" * 5000]
)
def test_what_is_no_date_is_none(text):
    assert partial_date(text) is None


def test_a_date_prints_as_exactly_as_it_is_known():
    assert [str(PartialDate(2014)), str(PartialDate(2014, 5)), str(PartialDate(2014, 5, 7))] == [
        "2014",
        "2014-05",
        "2014-05-07",
    ]
