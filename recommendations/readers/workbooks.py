"""Excel workbooks (.xlsx, .xlsm), read row by row. A formula is never computed and its stored result never trusted: the cell
reads as its formula ("=A1+1"), and rows with formulas are refused where it matters."""

import datetime as dt
import warnings

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from recommendations.readers import limits
from recommendations.readers.archives import checked_archive
from recommendations.readers.grids import Grid
from recommendations.readers.limits import HEADER_ROWS, UnreadableFile

# "Data validation extension is not supported": about features we do not read, for programmers, on every second real workbook.
warnings.filterwarnings("ignore", category=UserWarning, module=r"openpyxl\.")

_SAMPLE_ROWS = 5 * HEADER_ROWS

_DAMAGED = _("The workbook cannot be read. Open it in a spreadsheet program, save it again as XLSX and import that.")
_NO_SHEET = _("The workbook has no sheet with a table.")


def workbook_grid(stream, columns_of):
    """The ``Grid`` of the first visible sheet whose header has most known columns.

    ``columns_of`` finds the columns of a header. Raises ``UnreadableFile`` here or while the rows are read.
    """
    archive, most_rows = checked_archive(stream)
    archive.close()
    try:
        book = load_workbook(stream, read_only=True, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    except Exception as error:  # on a workbook made by hand the library may raise anything
        raise UnreadableFile(_DAMAGED) from error
    if not sheets:
        raise UnreadableFile(_NO_SHEET)
    sheet = max(sheets, key=lambda sheet: _fitness(sheet, columns_of))
    notes = []
    if len(sheets) > 1:
        notes.append(format_lazy(_("The workbook has several sheets; only “{sheet}” is read."), sheet=sheet.title))
    return Grid(_rows(sheet), f"XLSX, {sheet.title}", most_rows, notes, is_text=False)


def _fitness(sheet, columns_of):
    return max((columns_of(cells).known for _number, cells in _rows(sheet, _SAMPLE_ROWS)), default=0)


def _rows(sheet, last_row=None):
    sheet.reset_dimensions()  # what the file claims of its own size is not believed
    values_of_rows = sheet.iter_rows(max_row=last_row, max_col=limits.MAX_COLUMNS, values_only=True)
    for number, values in enumerate(_without_surprises(values_of_rows), 1):
        if values.count(None) == len(values):
            continue
        filled = [(column, _text(value)) for column, value in enumerate(values) if value is not None]
        if any(text.strip() for _column, text in filled):
            cells = [""] * (filled[-1][0] + 1)
            for column, text in filled:
                cells[column] = text
            yield number, limits.measured(number, cells)


def _without_surprises(values_of_rows):
    try:
        yield from values_of_rows
    except Exception as error:
        raise UnreadableFile(_DAMAGED) from error


def _text(value):
    """A cell as text: dates as 2014-05-07, whole numbers without a point, formulas as formulas."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("_x000D_", "\r") if "_x000D_" in value else value
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, ArrayFormula):
        return value.text or "="
    if isinstance(value, DataTableFormula):
        return "="
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
