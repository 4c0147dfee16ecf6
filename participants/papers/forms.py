"""What the forms of all papers share: the draft's internal note, signing, a letter signed outside, handing back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import StepForm, WordsFormField
from participants.papers.paper import Letter


class DraftForm(StepForm):
    """A draft of the organisation; a subclass puts what is said before the note."""

    internal_note = forms.CharField(
        label=_("Internal note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only people of your organisation read it. It is not filed and is erased 30 days after signing."),
    )


class SignForm(StepForm):
    confirms = _("Signed, it is filed for ever and public at once, under your office. A correction is a new paper.")


class LetterForm(StepForm):
    """A paper signed outside the platform."""

    number = forms.CharField(label=_("Outgoing number"), max_length=60)
    dated_on = forms.DateField(
        label=_("Date of the letter"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    office = WordsFormField(
        label=_("Office that signed"), help_text=_("As the letter prints it, for example: vice-minister.")
    )
    confirms = _("It is filed for ever as it stands in the draft, and the signatory is told that you entered it.")

    def service_arguments(self):
        said = super().service_arguments()
        return {"letter": Letter(said["number"], said["dated_on"], said["office"])}


class HandBackForm(StepForm):
    note = forms.CharField(
        label=_("What should change"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only people of your organisation read it."),
    )
