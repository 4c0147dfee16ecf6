"""When a request for membership, and the end of one, moves."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.lifecycle import STAYS, Lifecycle, Step
from meetings.rules import can_answer_ending, can_carry_out, can_withdraw_request


class Asked(TextChoices):
    """A request for membership. It leaves "asked" by its author's hand or by a decision of a meeting, by nothing else."""

    ASKED = "asked", _("Waits for a decision of the body")
    ADMITTED = "admitted", _("Admitted to the body")
    DECLINED = "declined", _("Not admitted to the body")
    WITHDRAWN = "withdrawn", _("Withdrawn by the organisation")


class Ending(TextChoices):
    """The end of a membership: those concerned are told first, a meeting decides after they were heard."""

    RAISED = "raised", _("Raised; those concerned may answer")
    ENDED = "ended", _("The membership has ended")
    KEPT = "kept", _("The membership stays")


_only_asker = _("Only a representative or signatory of the organisation that asked may withdraw its request.")
_only_carried_out = _("Only the secretariat carries out what a meeting decided on a membership.")
_only_concerned = _("Only those whose membership it is may answer.")

asking = Lifecycle(
    Step("withdraw", _("Withdraw the request"), can_withdraw_request, (Asked.ASKED,), Asked.WITHDRAWN, _only_asker),
    Step(
        "admit", _("Carry out: admitted"), can_carry_out, (Asked.ASKED,), Asked.ADMITTED, _only_carried_out
    ),  # by a meeting's decision
    Step(
        "decline", _("Carry out: not admitted"), can_carry_out, (Asked.ASKED,), Asked.DECLINED, _only_carried_out
    ),  # the same
)

ending = Lifecycle(
    Step("answer", _("Answer"), can_answer_ending, (Ending.RAISED,), STAYS, _only_concerned),
    Step(
        "end", _("Carry out: the membership ends"), can_carry_out, (Ending.RAISED,), Ending.ENDED, _only_carried_out
    ),  # by a meeting's decision
    Step(
        "keep", _("Carry out: the membership stays"), can_carry_out, (Ending.RAISED,), Ending.KEPT, _only_carried_out
    ),  # the same
)
