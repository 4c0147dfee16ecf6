"""The kinds a proposal knows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Publicity(TextChoices):
    """When the public sees a proposal; its author alone chooses, beside the *File* button."""

    AT_ONCE = "at_once", _("As soon as it is filed")
    WITH_AGENDA = "with_agenda", _("When the agenda with it is published")
    AFTER_MEETING = "after_meeting", _("After the meeting that hears it")
    NAMED = "named", _("Never: only the bodies addressed, the secretariat and the custodian")


class Outcome(TextChoices):
    ADOPTED = "adopted", _("Adopted as a recommendation")
    DECLINED = "declined", _("Not adopted")
    IN_PARTS = "in_parts", _("Decided in the parts of the item")


class ReplyPosition(TextChoices):
    """What a body says to a proposal. Reasons are mandatory unless it supports it (domain.md §5.3)."""

    SUPPORTED = "supported", _("Supported")
    IN_PART = "in_part", _("Supported in part")
    NOTED = "noted", _("Noted")
    NOT_SUPPORTED = "not_supported", _("Not supported")


class Part(TextChoices):
    """The mandatory parts of a proposal; intake may ask for these and nothing else, never for merit (domain.md §5.2)."""

    TITLE = "title", _("Title")
    SUMMARY = "summary", _("Summary")
    PROBLEM = "problem", _("Problem")
    CHANGE = "change", _("Requested change")
    ADDRESSEES = "addressees", _("Addressees")
