"""Input of a stricter rule for a meeting."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.forms import ReasonForm, StepForm
from meetings.kinds import REGIME_SAYS
from meetings.services import stricter_than


class AskClosingForm(ReasonForm):
    """Only rules that are stricter than the one that stands."""

    regime = forms.ChoiceField(label=_("Rule of the meeting"), widget=forms.RadioSelect)
    confirms = _(
        "Whoever presides for the other side agrees or refuses. Until then the meeting keeps its rule. Everybody who sees the "
        "meeting reads that you asked, and why."
    )
    field_order = ("regime", "reason")

    def __init__(self, *args, thing=None, **options):
        super().__init__(*args, thing=thing, **options)
        rules = [(rule, format_lazy("{}. {}", rule.label, REGIME_SAYS[rule])) for rule in stricter_than(thing.regime)]
        self.fields["regime"].choices = rules


class AgreeClosingForm(StepForm):
    confirms = _(
        "The stricter rule stands at once: what it forbids to keep of who was there is forgotten, and everybody invited hears. "
        "It cannot be loosened afterwards."
    )


class RefuseClosingForm(ReasonForm):
    confirms = _("The meeting keeps its rule. Who asked reads your reason.")


class WithdrawClosingForm(StepForm):
    confirms = _("The meeting keeps its rule; the request stays in the timeline.")
