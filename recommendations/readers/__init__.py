"""Readers of recommendations: a path or bytes in, frozen rows out. Pure: no database, no settings, no network.

    with read("recommendations.csv") as reading:      # UnreadableFile: nothing of this file may be imported
        reading.format, reading.described_as            # "upr-info", "CSV, mac_roman, ,"
        for row in reading:                             # Row | Skipped, in the order of the file; UnreadableFile may still come
            ...

What the caller may rely on:

- **All or nothing.** ``UnreadableFile`` can be raised while rows are read (a cut-off end shows only there), so rows are kept in one
  transaction. ``str(error)`` is a sentence in the reader's language that says what to do next.
- **Every row counts.** Each row of the file that is not blank comes out once, as ``Row`` or as ``Skipped`` with its reason.
- **Nothing is guessed.** What is not understood is left empty, told in ``Row.warnings`` and kept in ``Row.source_cells``.
- **Keys.** ``Row.key`` is the same in each import of the same row, in whatever encoding or container, and unique in a file.
  ``upr-info``: State under review, text, recommending State, session. ``table``: the source's code if it has one, else the text,
  with mechanism, document, paragraph, State, session, recommending States and year. Position, themes, lead and all else may
  change without the row becoming another one. Rows identified alike are told apart by their order.
- **Bounded.** One row in memory at a time (a workbook's table of texts apart); sizes in ``limits``. No formula is ever computed or
  its stored result trusted. Cells are text, never markup. Text that begins with "-" or "+" may come out: whoever exports to a
  spreadsheet must still neutralise it.

Merged cells of a workbook hold their value in their first row only. ``.xls`` is refused with a way out.
"""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from recommendations.readers import table, upr_info
from recommendations.readers.decoding import KAZAKH_WINDOWS, MAC_ROMAN
from recommendations.readers.delimited import delimited_grid, sampled
from recommendations.readers.grids import headed
from recommendations.readers.limits import MAX_ROWS, UnreadableFile, opened
from recommendations.readers.rows import POSITIONS, PartialDate, Row, Skipped
from recommendations.readers.sniffing import WORKBOOK, sniffed
from recommendations.readers.workbooks import workbook_grid

AUTO = "auto"
FORMATS = {  # name → what to call it in a choice
    "upr-info": _("UPR Info: export of the Universal Periodic Review (CSV)"),
    "table": _("Table with a header row (CSV or XLSX)"),
}
_READERS = {"upr-info": (upr_info, MAC_ROMAN), "table": (table, KAZAKH_WINDOWS)}
_HEAD = 65_536


class Reading:
    """One file being read: iterate it once; close it, or use it in a ``with``."""

    def __init__(self, stream, format_name, grid, columns, rows):
        self.format = format_name
        self.described_as = grid.described_as
        self.about_rows = grid.about_rows  # at most about so many, for a progress bar
        self.headers = columns.headers
        self.warnings = tuple(grid.notes) + _about_ignored(columns.ignored if format_name == "table" else ())
        self._stream = stream
        self._rows = rows

    def __iter__(self):
        return self._rows

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.close()

    def close(self):
        """Let go of the file."""
        self._stream.close()


def read(source, format=AUTO):
    """The ``Reading`` of ``source``: a path or the bytes of a file. ``format``: ``auto`` or a name in ``FORMATS``.

    The header is read at once. Raises ``UnreadableFile`` for a file that cannot be read in this format, ``ValueError`` for a
    format that does not exist.
    """
    if format != AUTO and format not in FORMATS:
        raise ValueError(f"no such format: {format}")
    stream = opened(source)
    try:
        name, grid = _grid(stream, format)
        reader = _READERS[name][0]
        columns, numbered_cells = headed(grid, reader.columns_of)
        return Reading(stream, name, grid, columns, reader.rows_of(grid, columns, numbered_cells))
    except BaseException:
        stream.close()
        raise


def _grid(stream, format):
    """``(name of the format, grid)``. A text file's format is guessed before its letters are decoded, for each format has its own
    old alphabet; a workbook's after it is opened."""
    head = stream.read(_HEAD)
    kind, sentence = sniffed(head)
    if sentence:
        raise UnreadableFile(sentence)
    if kind == WORKBOOK:
        grid = workbook_grid(stream, _READERS["table" if format == AUTO else format][0].columns_of)
        return _guessed(format, (cells for _number, cells in grid.first)), grid
    name = _guessed(format, sampled(head))
    reader, old_alphabet = _READERS[name]
    return name, delimited_grid(stream, old_alphabet, reader.columns_of)


def _guessed(format, rows):
    if format != AUTO:
        return format
    return "upr-info" if any(upr_info.is_header(upr_info.columns_of(cells)) for cells in rows) else "table"


def _about_ignored(headers):
    if not headers:
        return ()
    names = ", ".join(header[:40] for header in headers[:12])
    return (format_lazy(_("Columns kept as source text only: {columns}."), columns=names),)
