"""When a proposal moves, and who moves it. What it led to is its outcome and rows, not its state."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.lifecycle import STAYS, Lifecycle, Step
from proposals.rules import can_answer, can_draft, can_file, can_route


class S(TextChoices):
    DRAFTED = "drafted", _("Draft")
    FILED = "filed", _("Filed")
    RETURNED = "returned", _("Returned for completion")
    ADMITTED = "admitted", _("Admitted")
    CONCLUDED = "concluded", _("Decided by a meeting")
    WITHDRAWN = "withdrawn", _("Withdrawn by its author")


_only_author = _("Only the organisation that drafts the proposal may do this.")
_only_secretariat = _("Only the secretariat may do this, and only on form, never on merit.")
_only_body = _("Only the focal point or the signatory of a body that was asked may answer.")

lifecycle = Lifecycle(
    Step("edit", _("Edit"), can_draft, (S.DRAFTED, S.RETURNED), STAYS, _only_author, is_kept=False),
    Step("file", _("File"), can_file, (S.DRAFTED, S.RETURNED), S.FILED, _only_author),
    Step("admit", _("Admit"), can_route, (S.FILED,), S.ADMITTED, _only_secretariat),
    Step("hand_back", _("Return for completion"), can_route, (S.FILED,), S.RETURNED, _only_secretariat),
    Step("send", _("Ask the bodies to reply"), can_route, (S.ADMITTED,), STAYS, _only_secretariat),
    Step("place", _("Put on an agenda"), can_route, (S.ADMITTED,), STAYS, _only_secretariat),
    Step("reply", _("Reply"), can_answer, (S.ADMITTED, S.CONCLUDED), STAYS, _only_body),
    Step("open", _("Make public"), can_route, (S.FILED, S.RETURNED, S.ADMITTED, S.CONCLUDED), STAYS, _only_secretariat),
    Step("adopt", _("Adopt"), can_route, (S.ADMITTED,), S.CONCLUDED, _only_secretariat),  # by a meeting's decision
    Step("decline", _("Do not adopt"), can_route, (S.ADMITTED,), S.CONCLUDED, _only_secretariat),  # with its reasons
    Step("settle_in_parts", _("Decided in the parts"), can_route, (S.ADMITTED,), S.CONCLUDED, _only_secretariat),
    Step("refer", _("Refer to the parent body"), can_route, (S.ADMITTED,), STAYS, _only_secretariat),
    Step("defer", _("Defer"), can_route, (S.ADMITTED,), STAYS, _only_secretariat),
    Step("discard", _("Give the draft up"), can_file, (S.DRAFTED,), S.WITHDRAWN, _only_author, is_kept=False),
    Step("withdraw", _("Withdraw"), can_file, (S.FILED, S.RETURNED, S.ADMITTED), S.WITHDRAWN, _only_author),
)
