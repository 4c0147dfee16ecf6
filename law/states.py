"""When an act may be described: as soon as somebody has cited it, and again whenever it changes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.lifecycle import Lifecycle, Step
from law.rules import can_describe_acts


class S(TextChoices):
    CITED = "cited", _("Cited, not checked")
    DESCRIBED = "described", _("Described")


lifecycle = Lifecycle(
    Step(
        "describe",
        _("Describe the act"),
        who=can_describe_acts,
        sources=(S.CITED, S.DESCRIBED),
        target=S.DESCRIBED,
        says=_("Only the secretariat describes acts."),
    ),
)
