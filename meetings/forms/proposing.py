"""Input about items that members propose: propose, take, refuse, withdraw."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ReasonForm, StepForm, WordsFormField
from meetings.forms.agenda import ItemFields
from meetings.models import Meeting, ProposedItem


class ProposeItemForm(ItemFields, StepForm):
    """What a member wants to speak about."""

    why = WordsFormField(
        label=_("Why the meeting should speak about it"),
        rows=4,
        max_length=2000,
        help_text=_("What has happened, and what the meeting could decide."),
    )
    confirms = _(
        "It is filed as it stands, and everybody who sees the agenda reads it under the name of your organisation. The "
        "secretariat takes it onto the agenda, or refuses it with a reason that stands under the agenda. While it waits you "
        "may withdraw it."
    )
    field_order = ("title", "standing_question", "why", "rapporteurs", "minutes")


class TakeItemForm(StepForm):
    """Onto which agenda, and for how long."""

    meeting = forms.ModelChoiceField(
        queryset=Meeting.objects.none(), to_field_name="ref", label=_("Meeting"), empty_label=None
    )
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=600)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        open_ones = Meeting.objects.open_for_agenda().filter(body=self.thing.meeting.body_id)
        fitting = [one for one in open_ones if self.thing in ProposedItem.objects.to_answer_at(one)]
        self.fields["meeting"].queryset = open_ones.filter(pk__in=[one.pk for one in fitting])
        self.fields["meeting"].initial = fitting[0].ref if fitting else None
        self.fields["minutes"].initial = self.thing.minutes
        if not fitting:
            self.fields["meeting"].help_text = _("No meeting is planned that it could go to. Schedule one first.")


class RefuseItemForm(ReasonForm):
    confirms = _(
        "The reason stands under the agenda beside the item and its author, for everybody who sees the agenda. This cannot be "
        "taken back; the author may propose it again."
    )


class WithdrawItemForm(StepForm):
    confirms = _("It leaves the page of the meeting. You may propose it again.")
