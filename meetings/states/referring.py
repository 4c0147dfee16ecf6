"""When a referred text moves. A decision of the parent body moves it and nothing else: every step is taken while the decision
sheet with that decision is published."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.lifecycle import Lifecycle, Step
from meetings.rules import can_carry_out


class Referred(TextChoices):
    WAITING = "waiting", _("Waits for the parent body")
    ADOPTED = "adopted", _("Adopted by the parent body")
    AMENDED = "amended", _("Amended by the parent body")
    RETURNED = "returned", _("Returned with reasons")


_only_carried_out = _("Only the secretariat carries out what a meeting decided on a referred text.")

referring = Lifecycle(
    *(
        Step(verb, label, can_carry_out, (Referred.WAITING,), target, _only_carried_out)
        for verb, label, target in (
            ("adopt", _("Adopted as it was referred"), Referred.ADOPTED),
            ("amend", _("Adopted with amendments"), Referred.AMENDED),
            ("return", _("Returned with reasons"), Referred.RETURNED),
        )
    )
)
