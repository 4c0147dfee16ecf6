"""How large a file, a row and a cell may be, and the error that says so. Everything here is checked before a parser sees a byte
or while it reads, so that no file, however made, costs more than these numbers."""

import io
import os
import stat
from pathlib import Path

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

MIB = 1024 * 1024
MAX_FILE = 64 * MIB  # the four raw files of UPR Info together are 8 MB
MAX_UNPACKED = 128 * MIB  # all parts of one workbook, unpacked
MAX_PARTS = 2_000  # members of one workbook
MAX_ROWS = 100_000  # three times all that UPR Info published
MAX_COLUMNS = 256
MAX_CELL = 100_000  # characters; a spreadsheet program allows 32,767
MAX_LINE = 1_000_000  # characters between two line ends of a text file
HEADER_ROWS = 20  # the header is looked for in so many rows: titles often stand above it


class UnreadableFile(Exception):
    """The file as a whole cannot be read. ``sentence`` is translatable and says what to do next; nothing may be imported."""

    def __init__(self, sentence):
        self.sentence = sentence
        super().__init__(sentence)

    def __str__(self):
        return str(self.sentence)


def opened(source):
    """A binary, seekable stream of ``source``: a path (``str``, ``Path``) or the bytes themselves.

    Raises ``UnreadableFile`` for what is missing, forbidden, not an ordinary file (a folder, a pipe, a device), empty, or
    larger than ``MAX_FILE``. A path is looked at before it is opened: opening a pipe would wait for ever.
    """
    if isinstance(source, (bytes, bytearray, memoryview)):
        stream, size = io.BytesIO(source), len(source)
    else:
        stream, size = _opened_path(Path(source))
    if size > MAX_FILE:
        stream.close()
        raise UnreadableFile(
            format_lazy(
                _("The file is larger than {limit} MB. Split it into smaller files and import them one by one."),
                limit=MAX_FILE // MIB,
            )
        )
    if size == 0:
        stream.close()
        raise UnreadableFile(_("The file is empty. Choose the file that holds the recommendations."))
    return stream


def _opened_path(path):
    try:
        about = os.stat(path)
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableFile(_("This is not an ordinary file. Choose a CSV or XLSX file."))
        return path.open("rb"), about.st_size
    except FileNotFoundError:
        raise UnreadableFile(_("There is no such file. Check its name and folder.")) from None
    except PermissionError:
        raise UnreadableFile(
            _("The file may not be read by the platform. Change its permissions or copy it.")
        ) from None
    except (OSError, ValueError):  # a loop of links, a name too long, a zero byte in the name
        raise UnreadableFile(_("The file cannot be opened. Check its name and folder.")) from None


def measured(number, cells):
    """The cells of a row, when neither their number nor their length is beyond the limits. Raises ``UnreadableFile``."""
    if number > MAX_ROWS:
        raise too_many_rows()
    if len(cells) > MAX_COLUMNS:
        raise too_many_columns(number)
    if any(len(cell) > MAX_CELL for cell in cells):
        raise too_long_cell(number)
    return cells


def too_long_cell(row):
    """The refusal for a cell beyond ``MAX_CELL``: such a file is not a list of recommendations."""
    return UnreadableFile(
        format_lazy(
            _("Row {row} has a cell of more than {limit} characters. Shorten it or move the text to a document."),
            row=row,
            limit=MAX_CELL,
        )
    )


def too_many_rows():
    """The refusal for a file beyond ``MAX_ROWS``."""
    return UnreadableFile(
        format_lazy(_("The file has more than {limit} rows. Split it and import the parts one by one."), limit=MAX_ROWS)
    )


def too_many_columns(row):
    """The refusal for a row wider than ``MAX_COLUMNS``."""
    return UnreadableFile(
        format_lazy(
            _("Row {row} has more than {limit} columns. Delete the columns that are not needed."),
            row=row,
            limit=MAX_COLUMNS,
        )
    )


def cut_off(row):
    """The refusal for a file that ends in the middle of a row."""
    return UnreadableFile(
        format_lazy(
            _("The file ends in the middle of row {row}: it was cut off on its way. Download or copy it again."),
            row=row,
        )
    )
