"""Files made in memory: the same table as CSV of any dialect and as a workbook, and workbooks no program would write."""

import csv
import io
import time
import tracemalloc
import zipfile

import pytest
from openpyxl import Workbook

from recommendations.readers import Row, Skipped, UnreadableFile, read

UPR_HEADER = [
    "To",
    "To-Rgrp",
    "To-Org",
    "Text",
    "From",
    "From-Rgrp",
    "From-Org",
    "Response",
    "Action",
    "Issue",
    "Session",
]


def upr_row(
    text="Ratify the Convention ", *, state="Kazakhstan", by="Norway", response="Accepted", issue="Justice", session="7"
):
    """Eleven cells as UPR Info writes them."""
    return [state, "Asia", "OIC, CIS", text, by, "WEOG", "EU", response, "5", issue, session]


def csv_of(*rows, separator=",", line_end="\r\n", encoding="utf-8"):
    """The bytes of a CSV file."""
    out = io.StringIO(newline="")
    has_lines = any("\n" in str(cell) or "\r" in str(cell) for row in rows for cell in row)  # not quoted by themselves
    quoting = csv.QUOTE_ALL if has_lines else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=separator, lineterminator=line_end, quoting=quoting).writerows(rows)
    return out.getvalue().encode(encoding)


def raw_upr(*rows):
    """The bytes of an export as it comes from UPR Info: Mac OS Roman, CR between rows and none after the last."""
    return csv_of(UPR_HEADER, *rows, line_end="\r", encoding="mac_roman").removesuffix(b"\r")


def xlsx_of(*rows, sheet="Лист1"):
    """The bytes of a workbook with one sheet."""
    return xlsx_of_sheets({sheet: rows})


def xlsx_of_sheets(sheets, hidden=()):
    """The bytes of a workbook: name of the sheet → rows."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        page.sheet_state = "hidden" if name in hidden else "visible"
        for row in rows:
            page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xlsx_with(changes, base=None):
    """A workbook with parts replaced, added or (``None``) left out: name of the part → bytes."""
    base = base or xlsx_of(["Text"], ["Adopt the law"])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(base)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def sheet_xml(rows, before=""):
    """The XML of a sheet around ``rows``."""
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'{before}<worksheet xmlns="{namespace}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def text_cell(place, text):
    """The XML of a cell with a text in it."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def all_of(source, format="auto"):
    """Everything a file gives."""
    with read(source, format) as reading:
        return list(reading)


def rows_of(source, format="auto"):
    """The rows of a file in which nothing may be skipped."""
    found = all_of(source, format)
    assert [item for item in found if isinstance(item, Skipped)] == []
    return found


def only_row(source, format="auto") -> Row:
    """The one row of a file."""
    (row,) = rows_of(source, format)
    return row


def reasons_of(source, format="auto"):
    """``[(number, reason)]`` of the rows skipped."""
    return [(item.number, str(item.reason)) for item in all_of(source, format) if isinstance(item, Skipped)]


def xlsx_as_excel_saves_it(strings, rows):
    """A workbook with a table of texts, as Excel itself writes one: ``<si>`` elements, then rows that point to them."""
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    with zipfile.ZipFile(io.BytesIO(xlsx_of(["Text"]))) as archive:
        types = archive.read("[Content_Types].xml").decode()
    return xlsx_with(
        {
            "[Content_Types].xml": types.replace(
                "</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
            ).encode(),
            "xl/sharedStrings.xml": f'<sst xmlns="{namespace}">{strings}</sst>'.encode(),
            SHEET: sheet_xml(rows),
        }
    )


def sentence_of(content):
    """What a file is refused with, in bounded memory and time."""
    tracemalloc.start()
    started = time.process_time()
    with pytest.raises(UnreadableFile) as refused:
        all_of(content)
    seconds = time.process_time() - started
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (seconds < 60, peak < 200_000_000) == (True, True)
    return str(refused.value)
