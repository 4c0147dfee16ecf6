"""What may happen to a file on its way in, and which files come in at all (design.md §5.9)."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Treatment(TextChoices):
    """Chosen by the place a file is sent to, never by the sender, and said before sending."""

    KEEP = "keep", _("kept exactly as sent")
    STRIP = "strip", _("kept without what it says about its maker")


class AttachmentKind(TextChoices):
    """What a file is to the thing it is attached to."""

    ANNEX = "annex", _("Annex")
    LETTER = "letter", _("Signed letter")
    EVIDENCE = "evidence", _("Evidence")
    DRAFT = "draft", _("Draft act")
    TABLE = "table", _("Comparative table")
    PHOTO = "photo", _("Photo")


class Legible(TextChoices):
    """Whether the text of a file can be read here, and why not."""

    WAITING = "waiting", _("The text is being taken out")
    READ = "read", _("The text is here")
    CUT = "cut", _("The text is here up to a limit")
    NO_TEXT = "no_text", _("No text: pictures of pages (a scan)")
    LOCKED = "locked", _("Protected with a password")
    DAMAGED = "damaged", _("Damaged")
    TOO_HEAVY = "too_heavy", _("Takes too long to read")


@dataclass(frozen=True)
class Format:
    """A kind of file people may send. ``endings`` are those its name may have, the first one when it has none of them."""

    mime: str
    name: str
    endings: tuple
    is_inline: bool = False  # a browser shows it without running anything


PDF = Format("application/pdf", "PDF", ("pdf",), is_inline=True)
PNG = Format("image/png", "PNG", ("png",), is_inline=True)
JPEG = Format("image/jpeg", "JPEG", ("jpg", "jpeg"), is_inline=True)
WEBP = Format("image/webp", "WebP", ("webp",), is_inline=True)
DOCX = Format("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX", ("docx",))
XLSX = Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX", ("xlsx",))
PPTX = Format("application/vnd.openxmlformats-officedocument.presentationml.presentation", "PPTX", ("pptx",))
ODT = Format("application/vnd.oasis.opendocument.text", "ODT", ("odt",))
ODS = Format("application/vnd.oasis.opendocument.spreadsheet", "ODS", ("ods",))
TEXT = Format("text/plain", "TXT", ("txt", "csv"))

FORMATS = {f.mime: f for f in (PDF, PNG, JPEG, WEBP, DOCX, XLSX, PPTX, ODT, ODS, TEXT)}
PICTURES = (PNG, JPEG, WEBP)
OFFICE = (DOCX, XLSX, PPTX, ODT, ODS)
