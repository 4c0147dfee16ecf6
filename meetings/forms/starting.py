"""A new meeting whose form begins with what it starts from."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings import kinds
from meetings.forms import ScheduleForm
from meetings.models import AgendaItem

# What may be carried over from the last meeting, and the fields it fills.
CARRIED = {
    "place": (_("Place"), ("place",)),
    "link": (_("Link to the online room"), ("link",)),
    "regime": (_("Rule of the meeting"), ("regime",)),
    "languages": (_("Languages"), ("languages",)),
    "chair": (_("Chair"), ("chair",)),
    "times": (_("Hours and time zone"), ("starts", "ends", "zone")),
}


class StartedForm(ScheduleForm):
    """Started from a row of the plan it may put the theme on the agenda, from the last meeting what was deferred there."""

    def __init__(self, *args, start, **options):
        super().__init__(*args, **options)
        self.start = start
        if start.row:
            self.fields["on"].help_text = _("In the plan: %(quarter)s of %(year)s.") % {
                "quarter": start.row.get_quarter_display(),
                "year": start.row.plan.year,
            }
            self.fields["standing_question"] = forms.ChoiceField(
                label=_("The theme as the first item of the agenda"),
                required=False,
                initial=start.row.standing_question,
                choices=[("", _("Not on the agenda yet")), *kinds.StandingQuestion.choices],
            )
        if start.deferred:
            self.fields["deferred"] = forms.ModelMultipleChoiceField(
                label=_("Deferred by that meeting: suggest for the agenda"),
                queryset=AgendaItem.objects.filter(pk__in=[item.pk for item in start.deferred]).standing(),
                to_field_name="uid",
                required=False,
                initial=[item.uid for item in start.deferred],
                widget=forms.CheckboxSelectMultiple,
            )

    def service_arguments(self):
        return {**super().service_arguments(), "plan_row": self.start.row}
