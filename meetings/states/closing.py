"""What the timeline tells of a stricter rule: it takes two (``core.second``)."""

from django.utils.translation import gettext_lazy as _

CLOSING_HAPPENED = {
    "ask_close": _("A stricter rule was asked for"),
    "close": _("Both sides agreed on a stricter rule"),
    "refuse_close": _("The stricter rule was refused"),
    "withdraw_close": _("The request for a stricter rule was taken back"),
    "lapse_close": _("The request for a stricter rule was not answered in time"),
}
