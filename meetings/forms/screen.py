"""Input at a sitting."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import StepForm, WordsFormField


class WordingForm(StepForm):
    text = WordsFormField(
        label=_("Draft wording"),
        rows=5,
        required=False,
        help_text=_("Shown on the screens as it is saved; erased when the decision is recorded."),
    )


class SpeakerForm(StepForm):
    """Who asks to speak. No field exists where no list may be kept."""

    seat = forms.ChoiceField(label=_("Who asks to speak"))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.thing.meeting.is_without_attribution:
            del self.fields["seat"]
            return
        rows = self.thing.meeting.invitations.select_related("seat__organisation").order_by("seat__constituency", "id")
        self.seats = {str(row.seat.uid): row.seat for row in rows}
        self.fields["seat"].choices = [("", "—"), *((uid, name_of(seat)) for uid, seat in self.seats.items())]

    def service_arguments(self):
        said = super().service_arguments()
        return {"seat": self.seats[said["seat"]] if "seat" in said else None}


class OrderForm(StepForm):
    civil_society_first = forms.BooleanField(
        label=_("Civil society speaks first"), required=False, help_text=_("The agenda says so.")
    )

    def __init__(self, *args, thing=None, initial=None, **options):
        stands = {"civil_society_first": thing.civil_society_first, **(initial or {})}
        super().__init__(*args, thing=thing, initial=stands, **options)


def name_of(seat):
    """A seat as a list of speakers prints it: its organisation and role; a person in their own right is not named."""
    return f"{seat.organisation} · {seat.get_role_display()}" if seat.organisation else seat.get_role_display()
