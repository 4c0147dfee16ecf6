"""Workbooks that are damaged, lie about themselves or hold formulas."""

import io
import tracemalloc
import zipfile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from recommendations.readers import read
from tests.recommendations.readers.files import (
    SHEET,
    all_of,
    only_row,
    reasons_of,
    sentence_of,
    sheet_xml,
    text_cell,
    xlsx_as_excel_saves_it,
    xlsx_of,
    xlsx_with,
)

TOO_LARGE = "The workbook unpacks to far more than a table needs. Copy its rows into a new workbook and import that."
ENTITIES = (
    "The workbook contains XML declarations that no spreadsheet program writes. Copy its rows into a new workbook."
)
DAMAGED = "The workbook is damaged or was cut off on its way. Open it in a spreadsheet program, save it again and import that."
UNREADABLE = "The workbook cannot be read. Open it in a spreadsheet program, save it again as XLSX and import that."
HEADER_ROW = f'<row r="1">{text_cell("A1", "Text")}</row>'


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99, 0.999])
def test_a_workbook_cut_off_anywhere_is_damaged(share):
    whole = xlsx_of(["Text"], *[[f"Adopt law {number}"] for number in range(2_000)])

    assert sentence_of(whole[: int(len(whole) * share)]) == DAMAGED


def test_a_workbook_with_changed_bytes_is_damaged():
    content = bytearray(xlsx_of(["Text"], *[[f"Adopt law {number}"] for number in range(2_000)]))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.getinfo(SHEET)
    for share in (0.2, 0.5, 0.9):
        place = sheet.header_offset + 100 + int((sheet.compress_size - 200) * share)
        changed = content[:place] + bytes(byte ^ 0x55 for byte in content[place : place + 40]) + content[place + 40 :]
        assert sentence_of(bytes(changed)) == DAMAGED


def test_a_size_that_lies_is_damaged():
    content = xlsx_with({"xl/media/x.bin": b"a" * 5_000_000})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        place = content.rindex(b"PK\x01\x02")
        assert archive.infolist()[-1].filename == "xl/media/x.bin"

    assert sentence_of(content[: place + 24] + (100).to_bytes(4, "little") + content[place + 28 :]) == DAMAGED


@pytest.mark.parametrize(
    "name", ["aes", "directory", "dual", "empty", "filecomment", "unicode", "unicode2", "zip64", "zipcrypto"]
)
def test_odd_archives_are_refused(shared_data, name):
    assert sentence_of(shared_data / f"bad-inputs/files/zip/corkami/{name}.zip") in (
        "This archive is not an Excel workbook. Import the CSV or XLSX file itself, unpacked.",
        "The workbook is protected by a password. Save it without a password and import that.",
        DAMAGED,
        "This file is not a table. Choose a CSV or XLSX file.",
    )


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/workbook.xml", None),
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/_rels/workbook.xml.rels", b"<Relationships/>"),
        (SHEET, sheet_xml('<row r="1"><c r="A1" t="s"><v>999</v></c></row>')),
        (SHEET, sheet_xml('<row r="1"><c r="A1" t="s"><v>x</v></c></row>')),
        (SHEET, sheet_xml('<row r="1"><c r="1A" t="str"><v>Text</v></c></row>')),
        (SHEET, sheet_xml(f'<row r="1"><c r="A1"><v>{"9" * 5_000}</v></c></row>')),
        ("xl/styles.xml", b"<styleSheet><cellXfs><xf numFmtId='x'/></cellXfs></styleSheet>"),
    ],
)
def test_a_workbook_that_contradicts_itself_cannot_be_read(part, content):
    assert sentence_of(xlsx_with({part: content})) in (UNREADABLE, "The workbook has no sheet with a table.")


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", "1048577", "9" * 5_000])
def test_impossible_numbers_of_rows_are_damage(number):
    rows = HEADER_ROW + f'<row r="{number}">{text_cell("A2", "Adopt")}</row>'

    assert sentence_of(xlsx_with({SHEET: sheet_xml(rows)})) == DAMAGED


def test_rows_out_of_order_are_damage_and_not_lost():
    rows = HEADER_ROW + f'<row r="5">{text_cell("A5", "Adopt")}</row><row r="3">{text_cell("A3", "Sign")}</row>'

    assert sentence_of(xlsx_with({SHEET: sheet_xml(rows)})) == DAMAGED


def test_a_claimed_size_is_not_believed():
    sheet = sheet_xml(HEADER_ROW + f'<row r="2">{text_cell("A2", "Adopt")}</row>')
    for claim in (b'<dimension ref="A1:XFD1048576"/>', b'<dimension ref="A1"/>'):
        lying = sheet.replace(b"<sheetData>", claim + b"<sheetData>")
        assert only_row(xlsx_with({SHEET: lying})).texts == {"en": "Adopt"}


def test_a_format_left_at_the_last_row_of_the_sheet_costs_little_and_hides_nothing():
    rows = HEADER_ROW + f'<row r="2">{text_cell("A2", "Adopt")}</row><row r="1048576"><c r="A1048576"/></row>'

    assert only_row(xlsx_with({SHEET: sheet_xml(rows)})).texts == {"en": "Adopt"}


def test_a_text_beyond_the_limit_of_rows_or_columns_is_refused_and_not_lost():
    far_down = HEADER_ROW + f'<row r="1048576">{text_cell("A1048576", "Adopt")}</row>'
    far_right = HEADER_ROW + f'<row r="2">{text_cell("A2", "Adopt")}{text_cell("IW2", "x")}</row>'

    assert sentence_of(xlsx_with({SHEET: sheet_xml(far_down)})).startswith("The file has more than 100000 rows.")
    assert sentence_of(xlsx_with({SHEET: sheet_xml(far_right)})).startswith("Row 2 has more than 256 columns.")


def test_the_last_column_that_is_read_is_read():
    row = only_row(
        xlsx_with({SHEET: sheet_xml(f'{HEADER_ROW}<row r="2">{text_cell("A2", "Adopt")}<c r="IW2"/></row>')})
    )

    assert row.texts == {"en": "Adopt"}


def test_formulas_are_neither_computed_nor_is_their_stored_result_believed():
    stored = '<row r="2"><c r="A2" t="str"><f>HYPERLINK("http://localhost:9")</f><v>Adopt the law</v></c></row>'
    shared = '<row r="3"><c r="A3"><f t="shared" ref="A3:A4" si="0">B3+1</f><v>1</v></c></row>'
    rows = HEADER_ROW + stored + shared + '<row r="4"><c r="A4"><f t="shared" si="0"/><v>2</v></c></row>'
    content = xlsx_with({SHEET: sheet_xml(rows)})

    assert reasons_of(content) == [
        (number, "“Text” holds a formula. Paste it as a value (text only) and import again.") for number in (2, 3, 4)
    ]


def test_formulas_of_ranges_are_refused_and_formulas_in_columns_we_do_not_read_are_not():
    book = Workbook()
    book.active.append(["No", "Text"])
    book.active.append(["=ROW()-1", "Adopt"])
    book.active.append([2, None])
    book.active["B3"] = ArrayFormula("B3:B4", "=A1:A2")
    out = io.BytesIO()
    book.save(out)

    kept, skipped = all_of(out.getvalue())
    assert (kept.texts, kept.source_cells) == ({"en": "Adopt"}, {"No": "=ROW()-1", "Text": "Adopt"})
    assert str(skipped.reason) == "“Text” holds a formula. Paste it as a value (text only) and import again."


def test_an_error_of_the_spreadsheet_is_not_a_text():
    rows = HEADER_ROW + '<row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>'

    assert reasons_of(xlsx_with({SHEET: sheet_xml(rows)})) == [
        (2, "“Text” holds an error of the spreadsheet: #REF!. Put it right.")
    ]


def test_a_workbook_is_known_by_its_content_and_not_by_its_name(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(xlsx_of(["Text"], ["Adopt"]))

    with read(path) as reading:
        assert reading.described_as == "XLSX, Лист1"
        assert [row.texts for row in reading] == [{"en": "Adopt"}]


def pointing(*places):
    """A row of a sheet whose cells point to texts 0, 1, …"""
    cells = "".join(f'<c r="{place}" t="s"><v>{number}</v></c>' for place, number in places)
    return f'<row r="{places[0][0][1:]}">{cells}</row>'


def test_a_table_of_texts_with_formatted_runs_and_line_ends_is_read():
    strings = (
        "<si><t>Text</t></si><si><r><t>Adopt </t></r><r><rPr><b/></rPr><t>the law</t></r></si>"
        '<si><t xml:space="preserve"> Sign_x000D_\nand ratify </t></si>'
    )
    rows = pointing(("A1", 0)) + pointing(("A2", 1)) + pointing(("A3", 2))

    found = all_of(xlsx_as_excel_saves_it(strings, rows))
    assert [row.texts["en"] for row in found] == ["Adopt the law", "Sign\nand ratify"]


def test_a_text_of_ten_megabytes_that_no_cell_uses_is_refused():
    strings = "<si><t>Text</t></si><si><t>" + "a" * 10_000_000 + "</t></si>"

    assert sentence_of(xlsx_as_excel_saves_it(strings, pointing(("A1", 0)))).startswith(
        "The workbook has a cell of more than"
    )


def test_one_long_text_that_many_cells_use_costs_little():
    strings = "<si><t>Text</t></si><si><t>" + "a" * 90_000 + "</t></si>"
    rows = pointing(("A1", 0)) + "".join(pointing((f"A{number}", 1)) for number in range(2, 300))
    tracemalloc.start()
    with read(xlsx_as_excel_saves_it(strings, rows)) as reading:
        count = sum(1 for _row in reading)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert (count, peak < 20_000_000) == (298, True)


def test_more_cells_in_a_row_than_the_limit_are_refused_even_when_they_do_not_say_where_they_stand():
    rows = HEADER_ROW + "<row>" + text_cell("A2", "Adopt").replace(' r="A2"', "") * 257 + "</row>"

    assert sentence_of(xlsx_with({SHEET: sheet_xml(rows)})) == (
        "Row 2 has more than 256 columns. Delete the columns that are not needed."
    )
