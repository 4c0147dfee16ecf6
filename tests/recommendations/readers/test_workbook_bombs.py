"""Small workbooks that claim to be large, and XML that no spreadsheet program writes."""

import io
import zipfile

import pytest

from recommendations.readers.archives import MAX_ELEMENTS
from tests.recommendations.readers.files import (
    SHEET,
    sentence_of,
    sheet_xml,
    text_cell,
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


def test_a_bomb_of_zeros_is_refused_before_it_is_unpacked():
    assert sentence_of(xlsx_with({"xl/media/bomb.png": b"\0" * 140_000_000})) == TOO_LARGE


@pytest.mark.parametrize(
    "rows",
    [
        "<row>" + "<c/>" * 5_000_000 + "</row>",
        "<row/>" * 110_000,
        '<row r="2"><c r="A2" t="inlineStr"><is>' + "<r><t>a</t></r>" * 60_000 + "</is></c></row>",
        "<row>" * 200 + "</row>" * 200,
    ],
    ids=["cells in one row", "rows", "runs in one cell", "depth"],
)
def test_more_small_elements_than_the_limit_are_refused(rows, monkeypatch):
    monkeypatch.setitem(MAX_ELEMENTS, "worksheet", 100_000)

    assert sentence_of(xlsx_with({SHEET: sheet_xml(HEADER_ROW + rows)})) in (
        TOO_LARGE,
        "Row 2 has more than 256 columns. Delete the columns that are not needed.",
    )


@pytest.mark.parametrize("name", ["xl/sharedStrings.xml", "xl/styles.xml", "xl/comments1.xml", "xl/printer.bin"])
def test_a_million_small_elements_in_any_part_are_refused(name):
    root = "sst" if name == "xl/sharedStrings.xml" else "styleSheet"

    assert sentence_of(xlsx_with({name: f"<{root}>{'<si/>' * 1_100_000}</{root}>".encode()})) == TOO_LARGE


def test_a_cell_of_ten_megabytes_is_refused():
    rows = HEADER_ROW + f'<row r="2">{text_cell("A2", "a" * 10_000_000)}</row>'

    assert sentence_of(xlsx_with({SHEET: sheet_xml(rows)})) == (
        "The workbook has a cell of more than 100000 characters. Shorten it or move the text to a document."
    )


def test_a_cell_of_many_long_runs_is_refused():
    runs = "<r><t>" + "a" * 90_000 + "</t></r>"
    rows = HEADER_ROW + f'<row r="2"><c r="A2" t="inlineStr"><is>{runs * 5}</is></c></row>'

    assert sentence_of(xlsx_with({SHEET: sheet_xml(rows)})) == (
        "Row 2 has a cell of more than 100000 characters. Shorten it or move the text to a document."
    )


def bombs():
    return {
        "billion laughs": '<!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
        "external file": '<!DOCTYPE b [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        "external document type": '<!DOCTYPE b SYSTEM "http://localhost:9/b.dtd">',
        "parameter entity": '<!DOCTYPE b [<!ENTITY % a SYSTEM "http://localhost:9/b.dtd"> %a;]>',
        "bare": "<!DOCTYPE worksheet>",
    }


@pytest.mark.parametrize("name", list(bombs()))
@pytest.mark.parametrize(
    "part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "docProps/core.xml"]
)
def test_declarations_of_entities_are_refused_in_every_part(name, part):
    assert sentence_of(xlsx_with({part: sheet_xml(HEADER_ROW, before=bombs()[name])})) == ENTITIES


def test_declarations_are_refused_in_other_alphabets_too():
    text = sheet_xml(HEADER_ROW, before=bombs()["billion laughs"]).decode()

    assert sentence_of(xlsx_with({SHEET: text.encode("utf-16")})) == ENTITIES


def test_the_known_xml_bombs_are_refused(shared_data):
    folder = shared_data / "bad-inputs/xml"
    names = ("cyclic", "dtd", "external", "external_file", "quadratic", "xmlbomb", "xmlbomb2")

    assert {sentence_of(xlsx_with({SHEET: (folder / f"{name}.xml").read_bytes()})) for name in names} == {ENTITIES}


def test_a_hundred_thousand_members_are_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(5_000):
            archive.writestr(f"xl/{number}", b"")

    assert sentence_of(out.getvalue()) == TOO_LARGE


def test_one_large_part_behind_many_sheets_is_refused():
    base = xlsx_of(["Text"], ["Adopt"])
    sheets = "".join(f'<sheet name="s{number}" sheetId="{number}" r:id="rId1"/>' for number in range(1, 200))
    book = (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f"<sheets>{sheets}</sheets></workbook>"
    )
    rows = "".join(f"<row>{'<c/>' * 200}</row>" for _ in range(500))

    assert sentence_of(xlsx_with({"xl/workbook.xml": book.encode(), SHEET: sheet_xml(rows)}, base)) == TOO_LARGE
