"""When a paper of an agenda item moves."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.lifecycle import STAYS, Lifecycle, Step
from meetings.rules import can_keep_paper


class Papered(TextChoices):
    """A paper lies before the meeting until it is withdrawn with a reason; it never goes without a word."""

    LAID = "laid", _("Before the meeting")
    WITHDRAWN = "withdrawn", _("Withdrawn")


_only_its_own = _(
    "Only the secretariat, and the seat that proposed the item, add papers to it. You may have to change your hat."
)

# What was laid is rows that stay (``Paper``, ``PaperFile``); the steps leave no lines.
papering = Lifecycle(
    Step(
        "renew",
        _("Add a version or a language"),
        can_keep_paper,
        (Papered.LAID,),
        STAYS,
        _only_its_own,
        is_kept=False,
    ),
    Step(
        "withdraw",
        _("Withdraw the paper"),
        can_keep_paper,
        (Papered.LAID,),
        Papered.WITHDRAWN,
        _only_its_own,
        is_kept=False,
    ),
)
