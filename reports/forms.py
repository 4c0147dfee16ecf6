"""Input about letters that went out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import StepForm


class SetForm(StepForm):
    confirms = _("The files made before are replaced. It takes a few seconds.")


class OutgoingForm(StepForm):
    """As the office that keeps the register of outgoing letters wrote it."""

    number = forms.CharField(label=_("Outgoing number"), max_length=40)
    sent_on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    confirms = _("The entry stays. If it is wrong, make another one: the last one is printed.")
