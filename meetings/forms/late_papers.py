"""Input about papers that came late."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import StepForm
from meetings.services import voting
from participants.models import Seat


class HearLateForm(StepForm):
    """Who of each constituency agreed."""

    seats = forms.ModelMultipleChoiceField(
        label=_("Who agreed"),
        queryset=Seat.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("At least one seat of every constituency with a vote. Everybody reads who agreed."),
    )
    confirms = _("This is a public act of those seats and cannot be taken back.")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        seats = voting(self.thing.meeting)
        field = self.fields["seats"]
        field.queryset = Seat.objects.filter(pk__in=[seat.pk for seat in seats])
        field.choices = [(s.pk, f"{s.organisation or s.person} ({s.get_constituency_display()})") for s in seats]


class DropLateForm(StepForm):
    confirms = _("It is struck out on the published agenda, and everybody reads the reason: papers came late.")
