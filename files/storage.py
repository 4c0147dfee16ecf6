"""The door of the stored files: receive, open, attach (design.md §5.9). Nothing else writes or reads their bytes."""

import io
import unicodedata

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from files import disk, kinds
from files.kinds import Treatment
from files.models import StoredFile
from files.pictures import strip_picture
from files.portable import strip_pdf
from files.sniffing import sniff
from files.wordfiles import strip_docx

CHUNK = 64 * 1024  # bytes


def receive(upload, *, treatment, by, accepted=None):
    """Take in one uploaded file and return its ``StoredFile``; the sender is the hat ``by`` (``NOBODY``: nobody is noted).

    ``upload`` is Django's ``File``; ``treatment`` is the place's choice; ``accepted`` narrows the formats. The bytes are on
    the disk when this returns. Raises ``ValidationError`` with a sentence for the sender when the file is too large, of a
    kind not taken, damaged, locked, or cannot be stripped where it must be; then nothing is kept.
    """
    if by is None:
        raise ValueError("somebody must send it: a hat, NOBODY or THE_HOUSE")
    if upload.size > settings.FILES_MAX_BYTES:
        raise ValidationError(
            _("The file is larger than %(limit)s."),
            code="too_large",
            params={"limit": filesizeformat(settings.FILES_MAX_BYTES)},
        )
    name = honest_name(upload.name)
    found = sniff(upload.file, name, accepted)
    kept = stripped(upload.file, found) if treatment == Treatment.STRIP else upload.file
    received_sha256, sha256 = disk.hash_of(_chunks(upload.file)), disk.hash_of(_chunks(kept))
    disk.write(_chunks(kept), sha256)
    return StoredFile.objects.create(
        name=name,
        mime=found.mime,
        size=kept.seek(0, io.SEEK_END),
        treatment=treatment,
        received_sha256=received_sha256,
        sha256=sha256,
        sent_by={} if by.is_nobody else by.signature(),
    )


def stripped(file, found):
    """The file without what it says about its maker, as an open file of bytes.

    Raises ``ValidationError`` for formats and files that cannot be stripped.
    """
    if found in kinds.PICTURES:
        return io.BytesIO(strip_picture(file, found.mime))
    if found is kinds.PDF:
        return io.BytesIO(strip_pdf(file))
    if found is kinds.DOCX:
        return io.BytesIO(strip_docx(file))
    if found is kinds.TEXT:
        return file
    raise ValidationError(
        _("%(name)s files cannot be freed of what they say about their maker. Send a PDF or DOCX file."),
        code="unstrippable",
        params={"name": found.name},
    )


def open_file(stored):
    """The kept bytes as an open binary file. Raises ``FileNotFoundError`` when the disk has lost them."""
    return disk.path_of(stored.sha256).open("rb")


def is_intact(stored):
    """Whether the bytes on the disk are the ones that were taken in. Reads the whole file."""
    try:
        with open_file(stored) as file:
            return disk.hash_of(_chunks(file)) == stored.sha256
    except FileNotFoundError:
        return False


@transaction.atomic
def attach(model, files, *, kind=kinds.AttachmentKind.ANNEX, **owner):
    """Attach stored files to their owner in this order: ``attach(ClaimFile, evidence, claim=claim)``.

    Those attached already stay as they are. Returns all attachments of the owner, in order.
    """
    there = {attachment.stored_id: attachment for attachment in model._base_manager.filter(**owner)}
    for position, stored in enumerate([f for f in files if f.pk not in there], start=len(there)):
        there[stored.pk] = model._base_manager.create(stored=stored, kind=kind, position=position, **owner)
    return list(there.values())


@transaction.atomic
def replace_attachments(model, files, *, kind=kinds.AttachmentKind.ANNEX, **owner):
    """Make ``files`` the only attachments of a draft, in this order. What was filed never loses one: there use ``attach``."""
    model._base_manager.filter(**owner).exclude(stored__in=files).delete()
    attachments = {a.stored_id: a for a in attach(model, files, kind=kind, **owner)}
    for position, stored in enumerate(files):
        model._base_manager.filter(pk=attachments[stored.pk].pk).update(position=position)
    return list(model._base_manager.filter(**owner).order_by("position"))


def honest_name(name):
    """A file's name without folders and without control, direction and other letters that only deceive the eye."""
    name = unicodedata.normalize("NFC", name or "").replace("\\", "/").split("/")[-1]
    name = "".join(letter for letter in name if not _deceives(letter)).strip()
    stem, dot, ending = name.rpartition(".")
    if len(name) > 255:
        name = stem[: 254 - len(ending)] + dot + ending if stem and len(ending) <= 10 else name[:255]
    return name if name.strip(".") else _("file")


def _deceives(letter):
    category = unicodedata.category(letter)
    return category[0] == "C" or category in ("Zl", "Zp")  # control, direction, unassigned; line and paragraph ends


def _chunks(file):
    file.seek(0)
    return iter(lambda: file.read(CHUNK), b"")
