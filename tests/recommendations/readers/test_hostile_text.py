"""Text files made to cost memory, time or trust."""

import csv
import time
import tracemalloc

import pytest

from recommendations.readers import UnreadableFile, limits, read
from recommendations.readers.limits import MAX_CELL, MAX_LINE
from tests.recommendations.readers.files import UPR_HEADER, all_of, csv_of, raw_upr, reasons_of, upr_row

FORMULA = "“{}” holds a formula. Paste it as a value (text only) and import again."


def sentence(content):
    with pytest.raises(UnreadableFile) as refused:
        all_of(content)
    return str(refused.value)


@pytest.mark.parametrize("quote", [b"", b'"'])
def test_a_cell_of_ten_megabytes_is_refused(quote):
    content = b"Text,Lead\r\n" + quote + b"a" * 10_000_000 + quote + b",B\r\n"

    assert (
        sentence(content)
        == "A line of this file is far too long for a table. Check that it is a CSV file and that its rows end."
    )


def test_a_line_of_fifty_megabytes_is_not_taken_into_memory():
    content = b"Text,Lead\r\n" + b"a" * 50_000_000
    tracemalloc.start()
    words = sentence(content)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert words.startswith("A line of this file is far too long")
    assert peak < 60_000_000 + 16_000_000  # the copy of the bytes that the stream may make, and little more


def test_a_cell_of_ten_megabytes_in_many_lines_is_refused():
    content = b'Text,Lead\r\n"' + b"line\n" * 2_000_000 + b'",B\r\n'

    assert (
        sentence(content)
        == "Row 2 has a cell of more than 100000 characters. Shorten it or move the text to a document."
    )


def test_the_longest_cell_is_read_and_one_letter_more_is_not():
    assert len(all_of(csv_of(["Text"], ["a" * MAX_CELL]))[0].texts["en"]) == MAX_CELL
    assert sentence(csv_of(["Text"], ["a" * (MAX_CELL + 1)])).startswith(
        "Row 2 has a cell of more than 100000 characters."
    )


def test_a_limit_set_by_other_code_does_not_lift_ours():
    before = csv.field_size_limit(10**9)
    try:
        assert sentence(csv_of(["Text"], ["a " * MAX_CELL])).startswith("Row 2 has a cell of more than")
    finally:
        csv.field_size_limit(before)


def test_a_line_without_an_end_is_refused():
    assert sentence(b"Text;" * (MAX_LINE // 4)).startswith("A line of this file is far too long for a table.")


def test_a_million_columns_are_refused():
    assert sentence(csv_of(["Text", "Lead"], ["a", "b"], [""] * 300_000 + ["b"])) == (
        "Row 3 has more than 256 columns. Delete the columns that are not needed."
    )


def test_more_rows_than_the_limit_are_refused_when_it_is_reached(monkeypatch):
    monkeypatch.setattr(limits, "MAX_ROWS", 500)

    assert len(all_of(b"Text\n" + b"Adopt\n" * 499)) == 499
    assert (
        sentence(b"Text\n" + b"Adopt\n" * 500)
        == "The file has more than 500 rows. Split it and import the parts one by one."
    )


def test_an_open_quotation_mark_is_a_cut_off_file():
    assert sentence(b'Text,Lead\r\n"Adopt the law,A\r\nRatify,B\r\n') == (
        "The file ends in the middle of row 2: it was cut off on its way. Download or copy it again."
    )


def test_quotation_marks_that_do_not_match_are_told_with_the_row():
    assert sentence(b'Text,Lead\r\nAdopt,A\r\n"Adopt" the law,B\r\n') == (
        "The quotation marks in row 3 do not match. Open the file in a spreadsheet program and save it again as CSV."
    )


def test_quotation_marks_inside_a_cell_are_text():
    assert all_of(b'Text,Lead\r\nAdopt "the law",A\r\n')[0].texts == {"en": 'Adopt "the law"'}


def test_formulas_are_refused_row_by_row_where_they_would_be_kept():
    content = csv_of(
        ["No", "Text", "Lead"], ["=A1+1", "Adopt", "A"], ["2", "=HYPERLINK(1)", "B"], ["3", "Sign", "@SUM(A1)"]
    )
    found = all_of(content)

    assert found[0].texts == {"en": "Adopt"}
    assert [str(item.reason) for item in found[1:]] == [FORMULA.format("Text"), FORMULA.format("Lead")]


def test_formulas_are_refused_in_exports_of_upr_info_too():
    content = raw_upr(upr_row("=cmd|' /C calc'!A0"), upr_row(by="@SUM(1)"), upr_row())

    assert reasons_of(content) == [(2, FORMULA.format("Text")), (3, FORMULA.format("From"))]


def test_markup_is_text():
    text = "<script>alert(1)</script> & <b>Adopt</b>"

    assert all_of(csv_of(["Text"], [text]))[0].texts == {"en": text}


def test_a_zero_byte_makes_a_file_no_table():
    assert sentence(b"Text,Lead\r\nAdopt\0,A\r\n") == "This file is not a table. Choose a CSV or XLSX file."
    late = b"Text\r\n" + b"Adopt the law\r\n" * 20_000 + b"\0\r\n"
    assert sentence(late) == "This file is not a table. Choose a CSV or XLSX file."


@pytest.mark.parametrize(
    "cell",
    [
        ",".join("ab" for _ in range(33_000)),
        "(," * 49_000,
        ", " * 49_000 + "x",
        " " * 90_000 + "x",
        "&" * 99_000,
        "&#" * 49_000,
        "-" + "a" * 99_000,
        "-" + "|" * 99_000,
        "1" * 99_000,
        "Р" * 99_000,
        "\n" * 49_000,
        "; " * 49_000,
        "янв " * 20_000,
    ],
)
def test_no_cell_costs_more_than_a_moment(cell):
    header = ["Text", "Lead", "Co-executors", "Date", "Themes", "Response", "Recommending States", "Code", "Action"]
    started = time.process_time()
    for content in (csv_of(header, ["Adopt", *[cell] * 8]), csv_of(UPR_HEADER, [cell] * 11)):
        try:
            all_of(content)
        except UnreadableFile:
            pass

    assert time.process_time() - started < 5


def test_a_file_closes_when_it_is_left(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(csv_of(["Text"], *[["Adopt"]] * 100))

    with read(path) as reading:
        next(iter(reading))
    assert reading._stream.closed
