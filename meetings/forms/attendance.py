"""Input of attendance and of the quorum."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import StepForm
from meetings import kinds
from meetings.models import Attendance
from meetings.services import quorum_rule_of
from participants.kinds import Constituency


class NumbersForm(StepForm):
    """How many are there by constituency, where nothing else may be kept. Under the other rules it has no fields: each seat is
    a row of its own."""

    def __init__(self, *args, thing=None, **options):
        super().__init__(*args, thing=thing, **options)
        if not thing.is_without_attribution:
            return
        names = set(thing.invitations.values_list("seat__constituency", flat=True))
        for name in sorted(names, key=Constituency.values.index):
            self.fields[name] = forms.IntegerField(
                label=Constituency(name).label, min_value=0, max_value=500, initial=thing.turnout.get(name, 0)
            )

    def service_arguments(self):
        return {"attendance": super().service_arguments()}


class PresenceForm(StepForm):
    """One press in the row of a seat."""

    presence = forms.ChoiceField(label=_("Attendance"), choices=kinds.Presence)


def _clock(**options):
    return forms.TimeField(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), required=False, **options)


class SeatForm(StepForm):
    """All that is kept of how one seat takes part."""

    presence = forms.ChoiceField(
        label=_("Attendance"), choices=[("", _("Not taken yet")), *kinds.Presence.choices], required=False
    )
    substitute = forms.CharField(
        label=_("Substitute"),
        required=False,
        max_length=200,
        help_text=_(
            "Who comes in place of the person who sits here, for this meeting alone. It stands on the sign-in sheet."
        ),
    )
    excuse = forms.CharField(
        label=_("Reason of an excused absence"),
        required=False,
        max_length=500,
        help_text=_("Only the secretariat reads it. It is kept for a seat that is excused, and for no other."),
    )
    arrived = _clock(label=_("Arrived at"), help_text=_("Only where it differs from the beginning."))
    left = _clock(label=_("Left at"), help_text=_("Who left counts no more for the quorum."))

    def __init__(self, *args, thing=None, initial=None, **options):
        row = Attendance.objects.filter(meeting=thing.meeting, seat=thing.seat).first()
        names = ("presence", "excuse", "arrived", "left")
        stands = {"substitute": thing.substitute, **({name: getattr(row, name) for name in names} if row else {})}
        super().__init__(*args, thing=thing, initial={**stands, **(initial or {})}, **options)


class QuorumForm(StepForm):
    """When a body can decide, and where that stands."""

    total = forms.ChoiceField(label=_("Of all seats with a vote"), choices=kinds.Share)
    required = forms.MultipleChoiceField(
        label=_("And of each of these constituencies"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(one.value, one.label) for one in Constituency if one != Constituency.OBSERVERS],
        help_text=_("Observers have no vote and never count."),
    )
    each = forms.ChoiceField(label=_("How much of each of them"), choices=kinds.Share)
    article = forms.CharField(
        label=_("Article of the rules of this body"),
        required=False,
        max_length=100,
        help_text=_("Leave it empty while the body has not adopted it: then it is shown as a default setting."),
    )
    confirms = _("It holds from the next record on. What was recorded keeps the rule it was held against.")

    def __init__(self, *args, thing=None, initial=None, **options):
        rule = quorum_rule_of(thing)
        stands = {name: getattr(rule, name) for name in ("total", "required", "each", "article")}
        super().__init__(*args, thing=thing, initial={**stands, **(initial or {})}, **options)
