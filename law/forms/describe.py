"""What an act is, for the secretariat to say."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.forms import StepForm, WordsFormField
from law.kinds import ActType
from law.services import DESCRIPTION


class DescribeActForm(StepForm):
    type = forms.ChoiceField(choices=ActType.choices, label=_("Type"))
    number = forms.CharField(max_length=40, required=False, label=_("Number"), help_text=_("As printed: 94-V"))
    adopted_on = forms.DateField(required=False, label=_("Adopted on"), widget=forms.DateInput({"type": "date"}))
    title = WordsFormField(
        required=False, max_length=1000, label=_("Title"), help_text=_("Without type, date and number")
    )
    issuer = WordsFormField(
        required=False,
        max_length=300,
        label=_("Issued by"),
        help_text=_("For orders only, in the form the title needs: Министра юстиции Республики Казахстан"),
    )
    in_force_on = forms.DateField(
        required=False,
        label=_("In force from"),
        widget=forms.DateInput({"type": "date"}),
        help_text=_("If it is known"),
    )
    lapsed_on = forms.DateField(
        required=False,
        label=_("No longer in force from"),
        widget=forms.DateInput({"type": "date"}),
        help_text=_("Empty while it is in force"),
    )

    def __init__(self, *args, thing=None, **options):
        initial = {name: getattr(thing, name) for name in DESCRIPTION} if thing else {}
        super().__init__(*args, thing=thing, initial={**initial, **(options.pop("initial", None) or {})}, **options)

    def clean(self):
        cleaned = super().clean()
        began, ended = cleaned.get("in_force_on"), cleaned.get("lapsed_on")
        if began and ended and ended <= began:
            self.add_error("lapsed_on", ValidationError(_("This is not after the day it came into force.")))
        return cleaned
