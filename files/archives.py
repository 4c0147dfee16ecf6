"""Office documents are zip archives: which one is it, and may it be opened at all?"""

import zipfile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from files import kinds

MAX_MEMBERS = 5_000
MAX_UNPACKED = 300 * 1024 * 1024  # bytes; the largest honest presentation seen stays below a third of it
MAX_RATIO = 200  # unpacked to packed, of the whole archive; XML packs 10 to 40 times

_BY_MEMBER = {
    "word/document.xml": kinds.DOCX,
    "xl/workbook.xml": kinds.XLSX,
    "ppt/presentation.xml": kinds.PPTX,
}


def office_format(file):
    """The format of an office document, or ``None`` for any other zip.

    Raises ``ValidationError`` for what nobody should open: a broken or encrypted archive, one that unpacks to far more
    than it is, one with macros.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            found = _format_of(archive, {member.filename for member in members})
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, RuntimeError, OSError):
        raise ValidationError(_("The file is damaged: it cannot be opened."), code="damaged") from None
    if found:
        _refuse_bombs(members)
        _refuse_locks_and_macros(members)
    return found


def _format_of(archive, names):
    for member, found in _BY_MEMBER.items():
        if member in names:
            return found
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
        declared = archive.read("mimetype").decode("ascii", "replace").strip()
        return next((found for found in (kinds.ODT, kinds.ODS) if found.mime == declared), None)
    return None


def _refuse_bombs(members):
    unpacked, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(packed, 1):
        raise ValidationError(_("The file unpacks to far more than it is. It was not taken."), code="bomb")


def _refuse_locks_and_macros(members):
    if any(member.flag_bits & 1 for member in members):
        raise ValidationError(_("The file is protected with a password: nobody could read it."), code="locked")
    names = [member.filename.lower() for member in members]
    if any(name.endswith("vbaproject.bin") or name.startswith(("basic/", "scripts/")) for name in names):
        raise ValidationError(_("The file contains macros. Save it without them and send it again."), code="macros")
