"""What a file is, seen from its first bytes and never from its name (design.md §5.9)."""

import re

import filetype
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from files import kinds
from files.archives import office_format
from files.pictures import check_picture
from files.portable import check_pdf

_ZIPS = ("application/zip", "application/epub+zip", *(f.mime for f in kinds.OFFICE))
_HEAD = 8192  # bytes; what the sniffer reads
# Text that a program would run or a browser would show as a page, whatever it is called.
_MARKUP = re.compile(
    r"<\s*(!doctype|\?|html|head|body|script|svg|iframe|object|embed|img|a\s|style|xml)", re.IGNORECASE
)


def sniff(file, name, accepted=None):
    """The ``Format`` of an open file that may be taken.

    ``accepted`` narrows the formats (default: all of ``kinds.FORMATS``). Raises ``ValidationError`` with a sentence for the
    sender for every other file: unknown, damaged, locked, with macros, a bomb. Costs one reading of the file at most.
    """
    file.seek(0)
    head = file.read(_HEAD)
    if not head:
        raise ValidationError(_("The file is empty."), code="empty")
    guess = filetype.guess(head)
    mime = guess.mime if guess else None
    if mime in _ZIPS or head.startswith(b"PK\x03\x04"):
        found = office_format(file)
    else:
        # Two letters make a guess: a text that begins with "BM" is no picture, if all of it is text.
        found = kinds.FORMATS.get(mime) or _text_format(file, name)
    if found is None or found not in (accepted or kinds.FORMATS.values()):
        raise ValidationError(
            _("This kind of file is not taken. Send one of: %(names)s."),
            code="unknown",
            params={"names": names_of(accepted)},
        )
    if found in kinds.PICTURES:
        check_picture(file)
    if found is kinds.PDF:
        check_pdf(file)
    return found


def names_of(accepted=None):
    """The formats as a person reads them: ``"PDF, PNG, JPEG"``."""
    return ", ".join(found.name for found in accepted or kinds.FORMATS.values())


def _text_format(file, name):
    """Text has no first bytes of its own: its name must say so, and all of it must be readable text without markup."""
    if not name.lower().endswith(tuple(f".{ending}" for ending in kinds.TEXT.endings)):
        return None
    file.seek(0)
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValidationError(
            _("The text is not in UTF-8. Save it as UTF-8 and send it again."), code="encoding"
        ) from None
    if "\x00" in text or _MARKUP.search(text) or text.startswith("#!"):
        return None
    return kinds.TEXT
