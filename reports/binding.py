"""A pack as files: one PDF and one archive. What was uploaded is appended unchanged; what cannot be is listed with the reason."""

import io
import shutil
import zipfile

import pikepdf
from django.utils import translation
from django.utils.translation import gettext as _

from files.kinds import PDF
from files.storage import open_file
from reports.packs import cover, listing
from reports.typesetting import pdf as typeset


def bind(pack, bound, archive, *, told):
    """Write the PDF to the path ``bound`` and the ZIP to ``archive``; ``told(done, total)`` hears how far it is.

    Returns the reasons why papers are not in the PDF, by their place. A paper that cannot be read never stops the pack.
    """
    total = 2 * len(pack.entries) + 1
    with translation.override(pack.language):
        whole, faults = _opened(pack, lambda done: told(done, total))
    try:
        front = _front(pack, whole, faults)
        _write_pdf(pack, front, whole, bound)
    finally:
        for pdf in whole.values():
            pdf.close()
    _write_zip(pack, front, faults, archive, lambda done: told(len(pack.entries) + done, total))
    told(total, total)
    return faults


def _opened(pack, told):
    """The papers that can be appended, open, and why the others cannot, both by their place."""
    whole, faults = {}, {}
    for at, entry in enumerate(pack.entries):
        stored = entry.row.stored
        told(at)
        if stored.mime != PDF.mime:
            faults[at] = _("%(format)s: it lies in the ZIP") % {"format": stored.format.name}
            continue
        try:
            pdf = pikepdf.open(io.BytesIO(open_file(stored).read()))
        except pikepdf.PasswordError:
            faults[at] = _("protected with a password: it lies in the ZIP as it came")
        except FileNotFoundError:
            faults[at] = _("the file is lost on the server")
        except (pikepdf.PdfError, ValueError, RuntimeError):
            faults[at] = _("damaged: it lies in the ZIP as it came")
        else:
            if pdf.is_encrypted:  # its maker forbade to change it: binding it in would lift that
                pdf.close()
                faults[at] = _("protected by its maker: it lies in the ZIP as it came")
            else:
                whole[at] = pdf
    return whole, faults


def _front(pack, whole, faults):
    """Our own pages. They say on which page each paper begins, which depends on how many they are themselves."""
    length = 1
    for _try in range(4):
        made = typeset(cover(pack, _beginnings(whole, length), faults))
        with pikepdf.open(io.BytesIO(made)) as pdf:
            found = len(pdf.pages)
        if found == length:
            break
        length = found
    return made


def _beginnings(whole, length):
    pages, following = {}, length + 1
    for at, pdf in whole.items():
        pages[at] = following
        following += len(pdf.pages)
    return pages


def _write_pdf(pack, front, whole, path):
    with pikepdf.open(io.BytesIO(front)) as book:
        beginnings = _beginnings(whole, len(book.pages))
        for pdf in whole.values():
            book.pages.extend(pdf.pages)
        with book.open_outline() as outline:
            for at, page in beginnings.items():
                entry = pack.entries[at]
                title = f"{entry.number}. {entry.paper.title.said(pack.language).text}"
                outline.root.append(pikepdf.OutlineItem(title, page - 1))
        book.save(path, deterministic_id=True)


def _write_zip(pack, front, faults, path, told):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("00.pdf", front)
        archive.writestr("00.txt", listing(pack, {at: said for at, said in faults.items() if _is_lost(pack, at)}))
        for at, entry in enumerate(pack.entries):
            told(at)
            if _is_lost(pack, at):
                continue
            with open_file(entry.row.stored) as file, archive.open(entry.folder, "w", force_zip64=True) as out:
                shutil.copyfileobj(file, out)


def _is_lost(pack, at):
    try:
        open_file(pack.entries[at].row.stored).close()
    except FileNotFoundError:
        return True
    return False
