"""A workbook is a ZIP of XML. Before any library opens it, every part is weighed and walked through once with a bare parser: no
entities, no unpacked gigabytes, no million cells in a row. What passes here is safe to give to a library that builds objects.

The walk counts what a small file can claim: 128 MB of ``<c/>`` pack into 128 KB and become 10 GB of Python objects.
"""

import zipfile
import zlib
from xml.parsers import expat

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from recommendations.readers import limits
from recommendations.readers.limits import UnreadableFile

# Elements a part may have, by its first one: 33,082 rows of 11 columns are 1.2 million in their sheet, 40,000 different texts are
# 80,000 in the table of texts. Styles, names and relations become large objects and get less.
MAX_ELEMENTS = {"worksheet": 2_000_000, "sst": 500_000}
MAX_OTHER_ELEMENTS = 100_000
MAX_ALL_ELEMENTS = 3_000_000
MAX_PASSES = (
    12_000_000  # sheets × elements of the largest: the library looks through each sheet, and several may be one part
)
_LAST_ROW, _LAST_COLUMN = 1_048_576, (2, "IV")  # of the file format; of what we read (IV is column 256)
_MAX_DEPTH = 64
_BLOCK = 65_536

_NOT_A_WORKBOOK = _("This archive is not an Excel workbook. Import the CSV or XLSX file itself, unpacked.")
_DAMAGED = _(
    "The workbook is damaged or was cut off on its way. Open it in a spreadsheet program, save it again and import that."
)
_LOCKED = _("The workbook is protected by a password. Save it without a password and import that.")
_TOO_LARGE = _(
    "The workbook unpacks to far more than a table needs. Copy its rows into a new workbook and import that."
)
_ENTITIES = _(
    "The workbook contains XML declarations that no spreadsheet program writes. Copy its rows into a new workbook."
)


def checked_archive(stream):
    """``(archive, rows of its largest sheet)`` of a workbook that is safe to open. Raises ``UnreadableFile`` otherwise."""
    if _entries(stream) > 2 * limits.MAX_PARTS:  # the library makes an object of each before it lets us count
        raise UnreadableFile(_TOO_LARGE)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError):
        raise UnreadableFile(_DAMAGED) from None
    _weigh(archive.infolist())
    elements = largest = sheets = most_rows = 0
    for part in archive.infolist():
        if part.is_dir():
            continue
        walked = _walk(archive, part)
        elements += walked.elements
        largest = max(largest, walked.elements)
        sheets = max(sheets, walked.sheets)
        most_rows = max(most_rows, walked.rows)
        if elements > MAX_ALL_ELEMENTS or sheets * largest > MAX_PASSES:
            raise UnreadableFile(_TOO_LARGE)
    return archive, most_rows


def _entries(stream):
    stream.seek(0)
    return sum(block.count(b"PK\x01\x02") for block in iter(lambda: stream.read(_BLOCK), b""))


def _weigh(parts):
    names = [part.filename for part in parts]
    if any(part.flag_bits & 0x1 for part in parts):
        raise UnreadableFile(_LOCKED)
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise UnreadableFile(_NOT_A_WORKBOOK)
    if len(names) != len(set(names)):
        raise UnreadableFile(_DAMAGED)
    if len(parts) > limits.MAX_PARTS or sum(part.file_size for part in parts) > limits.MAX_UNPACKED:
        raise UnreadableFile(_TOO_LARGE)


def _walk(archive, part):
    """The walker that has been through one part.

    A part that is not XML ends the walk at its first byte; broken XML matters in ``.xml`` and ``.rels``.
    """
    walker = _Walker()
    try:
        with archive.open(part) as content:  # never yields more than the size weighed above
            while block := content.read(_BLOCK):
                walker.feed(block)
            walker.feed(b"", is_last=True)
    except expat.ExpatError:
        if part.filename.endswith((".xml", ".rels")):
            raise UnreadableFile(_DAMAGED) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        raise UnreadableFile(_DAMAGED) from None
    return walker


class _Walker:
    """Counts elements, depth, cells and letters of one XML part; stops at the first sign of trouble."""

    def __init__(self):
        self.rows = self.elements = self.sheets = 0
        self._depth = self._cells = self._letters = self._last_row = 0
        self._is_far = self._has_letters = False
        self._limit = MAX_OTHER_ELEMENTS
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse
        self._parser.ExternalEntityRefHandler = self._refuse
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def feed(self, block, is_last=False):
        self._parser.Parse(block, is_last)

    def _refuse(self, *_declaration):
        raise UnreadableFile(_ENTITIES)

    def _start(self, name, attributes):
        name = name.rpartition(" ")[2]
        if self.elements == 0:
            self._has_letters = name in MAX_ELEMENTS
            self._limit = MAX_ELEMENTS.get(name, MAX_OTHER_ELEMENTS)
        self.elements += 1
        self._depth += 1
        self._letters = 0
        if self.elements > self._limit or self._depth > _MAX_DEPTH:
            raise UnreadableFile(_TOO_LARGE)
        if name == "c":
            self._cell(attributes)
        elif name == "row":
            self._row(attributes)
        elif name == "sheet":
            self.sheets += 1
        elif self._is_far and name in ("v", "is", "f"):
            raise limits.too_many_columns(self.rows)

    def _row(self, attributes):
        self.rows += 1
        self._cells = 0
        number = attributes.get("r", str(self._last_row + 1))
        if not (number.isascii() and number.isdigit() and self._last_row < int(number[:8]) <= _LAST_ROW):
            raise UnreadableFile(_DAMAGED)  # a row out of order would be lost
        self._last_row = int(number)

    def _cell(self, attributes):
        self._cells += 1
        column = attributes.get("r", "").rstrip("0123456789")
        self._is_far = (len(column), column) > _LAST_COLUMN
        if self._cells > limits.MAX_COLUMNS:
            raise limits.too_many_columns(self.rows)

    def _end(self, _name):
        self._depth -= 1

    def _text(self, text):
        self._letters += len(text)
        if self._letters > limits.MAX_CELL and self._has_letters:
            raise UnreadableFile(
                format_lazy(
                    _(
                        "The workbook has a cell of more than {limit} characters. Shorten it or move the text to a document."
                    ),
                    limit=limits.MAX_CELL,
                )
            )
