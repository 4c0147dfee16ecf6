"""Which documents of a meeting are taken away, and as which files."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from meetings.kinds import Rendering


class Sheet(TextChoices):
    ANNOUNCEMENT = "announcement", _("Announcement of the meeting")
    INVITATION = "invitation", _("Invitation to the meeting")
    AGENDA = "agenda", _("Agenda")
    ANNOTATED = "annotated-agenda", _("Annotated agenda")
    SIGN_IN = "sign-in", _("Sign-in sheet")
    DECISIONS = "decisions", _("Decision sheet")
    DISSENTS = "dissents", _("Dissenting opinions")
    BRIEF = "brief", _("Brief of the meeting")
    EXTRACT = "extract", _("Extract from the decision sheet")
    LETTER = "letter", _("Cover letter")
    MINUTES_FULL = "minutes-full", _("Minutes: full text for the participants")
    MINUTES_UNATTRIBUTED = "minutes-unattributed", _("Minutes without attribution")
    MINUTES_SUMMARY = "minutes-summary", _("Public summary of the minutes")


SHEET_OF = {
    Rendering.FULL: Sheet.MINUTES_FULL,
    Rendering.UNATTRIBUTED: Sheet.MINUTES_UNATTRIBUTED,
    Rendering.SUMMARY: Sheet.MINUTES_SUMMARY,
}
RENDERING_OF = {sheet: kind for kind, sheet in SHEET_OF.items()}


class Mailing(TextChoices):
    """What goes to all participants of a meeting, from the outbox."""

    DECISIONS = "decisions", _("Brief and agreed tasks")
    MINUTES = "minutes", _("Minutes and agreed tasks")


FOR_ONE_BODY = frozenset({Sheet.EXTRACT, Sheet.LETTER, Sheet.INVITATION})


IN_TWO_LANGUAGES = frozenset(
    {Sheet.AGENDA, Sheet.DECISIONS, *RENDERING_OF}
)  # one beside the other, for both sides of a table
PAIRS = {"kk-ru": ("kk", "ru"), "kk-en": ("kk", "en"), "ru-en": ("ru", "en")}


class Format(TextChoices):
    PDF = "pdf", "PDF"
    DOCX = "docx", "DOCX"


MEDIA_TYPES = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
