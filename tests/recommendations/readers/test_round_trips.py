"""Whatever stands in a table, every dialect of CSV and a workbook give it back."""

import unicodedata

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from recommendations.readers import Row, Skipped, UnreadableFile, read
from recommendations.readers.cells import cleaned, refusal
from tests.recommendations.readers.files import UPR_HEADER, csv_of, raw_upr, rows_of, upr_row, xlsx_of

MAC_LETTERS = "".join(
    letter for letter in bytes(range(32, 256)).decode("mac_roman") if letter.isprintable() and letter not in "\uf8ff"
)


def is_plain(text):
    return bool(cleaned(text)) and refusal("Text", text) is None


texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1, max_size=60
).filter(is_plain)
prose = st.text("абвгдежз әғқңөұүһі abc, ;\"'\t|\n-—«»№", min_size=1, max_size=80).filter(is_plain)
leads = st.text('абвгд әғқ abc,;"|', max_size=30)
tables = st.lists(st.tuples(st.one_of(texts, prose), leads), min_size=1, max_size=6)
dialects = st.fixed_dictionaries(
    {
        "separator": st.sampled_from([",", ";", "\t", "|"]),
        "line_end": st.sampled_from(["\r\n", "\n", "\r"]),
        "encoding": st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    }
)
HEADER = ["№", "Рекомендация", "Исполнитель"]


def expected(table):
    return [unicodedata.normalize("NFC", cleaned(text)) for text, _lead in table]


@settings(max_examples=150, deadline=None)
@given(tables, dialects)
def test_every_dialect_of_csv_gives_back_the_table(table, dialect):
    content = csv_of(HEADER, *([str(number), *row] for number, row in enumerate(table, 1)), **dialect)
    kept = [item for item in list(read(content, "table")) if isinstance(item, Row)]

    for row, (text, lead) in zip(kept, [pair for pair in table if refusal("", pair[1]) is None], strict=True):
        assert list(row.texts.values()) == [cleaned(text)]
        assert (row.source_cells["Рекомендация"], row.source_cells["Исполнитель"]) == (text, lead)


@settings(max_examples=40, deadline=None)
@given(tables)
def test_a_workbook_and_a_csv_of_one_table_give_the_same_rows(table):
    rows = [HEADER, *([str(number), *row] for number, row in enumerate(table, 1))]

    assert [(item.number, getattr(item, "key", "")) for item in read(xlsx_of(*rows), "table")] == [
        (item.number, getattr(item, "key", "")) for item in read(csv_of(*rows), "table")
    ]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(MAC_LETTERS, min_size=1, max_size=50).filter(is_plain), min_size=1, max_size=5))
def test_every_letter_of_mac_roman_is_read_right_or_the_file_is_refused(words):
    """Letters that happen to be UTF-8 as well ("ÃÜ") cannot be told apart by anybody; no word has them in a row."""
    content = raw_upr(*(upr_row(text) for text in words))
    assume(content.isascii() or "\ufffd" in content.decode(errors="replace"))
    try:
        found = list(read(content, "upr-info"))
    except UnreadableFile:
        event("refused")
        return
    assert [row.source_cells["Text"] for row in found if isinstance(row, Row)] == [
        text for text, row in zip(words, found, strict=True) if isinstance(row, Row)
    ]


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"Text,Lead\n", ",".join(UPR_HEADER).encode() + b"\r"]))
def test_any_bytes_give_rows_or_one_sentence(noise, header):
    for format_name in ("auto", "table", "upr-info"):
        try:
            found = list(read(header + noise, format_name))
        except UnreadableFile as error:
            found = []
            sentence = str(error)
        else:
            sentence = "nothing refused"
        assert sentence
        assert all(isinstance(item, (Row, Skipped)) for item in found)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["Ratify", "Sign", "Adopt"]), min_size=1, max_size=12))
def test_keys_are_unique_in_a_file_and_do_not_depend_on_the_order(words):
    there = [row.key for row in rows_of(raw_upr(*(upr_row(text) for text in words)))]
    back = [row.key for row in rows_of(raw_upr(*(upr_row(text) for text in reversed(words))))]

    assert len(set(there)) == len(words)
    assert set(there) == set(back)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_first_line_for_excel_names_the_separator(separator):
    content = f"sep={separator}\r\n".encode() + csv_of(
        ["Text", "Lead"], ["Adopt, then sign; now", "A"], separator=separator
    )

    (row,) = rows_of(content)
    assert (row.number, row.texts, row.lead) == (2, {"en": "Adopt, then sign; now"}, "A")
