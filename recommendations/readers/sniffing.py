"""What a file is by its first bytes, whatever its name says: a clear word to whoever chose a picture or a letter by mistake."""

import re

from django.utils.translation import gettext_lazy as _

WORKBOOK = "workbook"
TEXT = "text"

_SAVE_AS = _(
    "This is an old Office file (.xls, .doc). Open it, save its table as “Excel workbook (.xlsx)” and import that."
)
_PICTURE = _("This is a picture, not a table. Choose a CSV or XLSX file.")
_PDF = _("This is a PDF. A table cannot be taken from it reliably: ask for the CSV or XLSX file it was made from.")
_WEB_PAGE = _("This is a web page or XML, not a table. Open it in a spreadsheet program and save it as XLSX.")
_ARCHIVE = _("This is an archive. Unpack it and import the CSV or XLSX file inside.")
_WORD = _("This is a text document, not a table. Copy its table into a spreadsheet and save it as XLSX.")
NOT_A_TABLE = _("This file is not a table. Choose a CSV or XLSX file.")

# Opening bytes of what people send by mistake (file-format registries; order matters only for readers of this list).
_OPENINGS = (
    (rb"\xd0\xcf\x11\xe0", _SAVE_AS),
    (rb"%PDF", _PDF),
    (rb"\x89PNG|GIF8[79]a|\xff\xd8\xff|RIFF....WEBP|II\*\0|MM\0\*|8BPS|BM....\0\0\0\0|\0\0\0\x0cjP", _PICTURE),
    (rb"7z\xbc\xaf|Rar!|RE~\^|\x1f\x8b|BZh[1-9]|\xfd7zXZ", _ARCHIVE),
    (rb"\{\\rtf|%!PS", _WORD),
    (rb"\s*<(?i:!doctype|html|\?xml|!--|\?pi|svg)", _WEB_PAGE),
    (rb"[CFZ]WS[\x03-\x08\x0e-\x1f]|\0asm|\xca\xfe\xba\xbe|\x7fELF", NOT_A_TABLE),
)
_REFUSED = tuple((re.compile(opening, re.DOTALL), sentence) for opening, sentence in _OPENINGS)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def sniffed(head):
    """``(kind, None)`` for what may be a table, ``(None, sentence)`` for what is not. ``head``: at least the first 4 KB."""
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return WORKBOOK, None
    bare = head.removeprefix(b"\xef\xbb\xbf")
    for opening, sentence in _REFUSED:
        if opening.match(bare):
            return None, sentence
    if b"\0" in head and not head.startswith(_UTF16):
        return None, NOT_A_TABLE
    return TEXT, None
