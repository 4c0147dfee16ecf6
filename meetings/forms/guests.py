"""Input of guests: who comes for a seat and what they need, the list for the door, "I am here"."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import StepForm
from files.forms import FilesField
from files.kinds import DOCX, PDF, PICTURES, Treatment
from meetings import kinds
from meetings.models import GuestPass, Needs

HERE = [choice for choice in kinds.Presence.choices if choice[0] in kinds.TOOK_PART]
NOT_SHOWN = _("Only the secretariat reads it; this page does not show it again.")


class SeatAnswerForm(StepForm):
    """Who comes for the seat. What the secretariat alone may read is never printed back: several people may share a seat."""

    coming = forms.ChoiceField(label=_("Who comes"), choices=kinds.Coming, widget=forms.RadioSelect)
    substitute = forms.CharField(
        label=_("Who comes in your place"),
        required=False,
        max_length=200,
        help_text=_(
            "Name and office. The secretariat, the chairs and your seat read it; it stands on the sign-in sheet. "
            "If another person comes than you said before, say needs and name again."
        ),
    )
    interpretation = forms.ChoiceField(
        label=_("Interpretation"),
        required=False,
        choices=[("", _("None, or as said before")), *kinds.Interpretation.choices],
        help_text=_("Only the secretariat reads it. It is erased on the day after the meeting."),
    )
    access = forms.CharField(
        label=_("Access to the room and to the papers"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text=_(
            "A ramp, large print, a place near the interpreter. Only the secretariat reads it; erased the day after."
        ),
    )
    forgets_needs = forms.BooleanField(label=_("Erase what was said before about needs"), required=False)
    pass_name = forms.CharField(
        label=_("Name for the guards, as in the identity document"),
        required=False,
        max_length=200,
        help_text=_(
            "Of whoever comes, for this meeting only; no number of a document. Only the secretariat sees it and prints it for the "
            "guards of the building. It is never exported, and erased 5 working days after the meeting."
        ),
    )
    files = FilesField(
        label=_("A paper that excuses the seat"),
        required=False,
        max_files=2,
        treatment=Treatment.STRIP,
        accepted=(PDF, DOCX, *PICTURES),
    )

    def __init__(self, *args, thing=None, initial=None, **options):
        stands = {"substitute": thing.substitute, **_stands(thing)}
        super().__init__(*args, thing=thing, initial={**stands, **(initial or {})}, **options)
        if not Needs.objects.filter(invitation=thing).exists():
            del self.fields["forgets_needs"]
        if not thing.meeting.asks_passes:
            del self.fields["pass_name"]
        elif GuestPass.objects.filter(invitation=thing).exists():
            self.fields["pass_name"].help_text = _("A name was given. %(why)s Leave it empty to keep the name.") % {
                "why": NOT_SHOWN
            }
        if thing.meeting.is_without_attribution:
            del self.fields["substitute"], self.fields["files"]


def _stands(invitation):
    """How the seat answered, as the form says it."""
    if invitation.answer == kinds.Answer.NO:
        return {"coming": kinds.Coming.NOBODY}
    if invitation.answer == kinds.Answer.YES:
        return {"coming": kinds.Coming.SUBSTITUTE if invitation.substitute else kinds.Coming.HOLDER}
    return {}


class PassesForm(StepForm):
    """Whether the place asks who comes."""

    asks_passes = forms.BooleanField(
        label=_("The place of this meeting asks for a list of names"),
        required=False,
        help_text=_(
            "Then who comes is asked for the name for the guards. Without it, names given before are erased at once."
        ),
    )

    def __init__(self, *args, thing=None, initial=None, **options):
        super().__init__(*args, thing=thing, initial={"asks_passes": thing.asks_passes, **(initial or {})}, **options)


class CheckInForm(StepForm):
    presence = forms.ChoiceField(label=_("I am here"), choices=HERE, widget=forms.RadioSelect, initial=HERE[0][0])
