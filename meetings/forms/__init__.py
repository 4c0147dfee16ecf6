"""Input of the steps of meetings."""

from django import forms
from django.db.models import Value
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.forms import ReasonForm, StepForm, WordsFormField
from meetings import kinds
from meetings.local_time import HOME, OFFERED
from participants.kinds import Constituency
from participants.models import Body

CHOOSE = [("", _("Choose"))]


def _day(**options):
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def _clock(**options):
    return forms.TimeField(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **options)


class TimeAndPlace(forms.Form):
    """When and where, as the clock of the place shows it."""

    on = _day(label=_("Day"))
    starts = _clock(label=_("Starts at"), help_text=_("By the clock of the place."))
    ends = _clock(label=_("Ends at"))
    zone = forms.ChoiceField(label=_("Time zone"), initial=HOME)
    place = WordsFormField(label=_("Place"), required=False, help_text=_("City, address, room. Everybody reads it."))
    link = forms.URLField(
        label=_("Link to the online room"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Only people on the invited seats get it, with their invitation."),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        known = getattr(self.thing, "zone", HOME)
        self.fields["zone"].choices = list({**OFFERED, known: OFFERED.get(known, known)}.items())

    def clean_on(self):
        """Nobody is invited to a day that is over; a day that stands already may stay."""
        on = self.cleaned_data["on"]
        if on < timezone.localdate() and on != getattr(self.thing, "on", None):
            raise forms.ValidationError(_("This day is over."))
        return on


class ThemeForm(forms.Form):
    """What it is about, and how it is spoken and chaired."""

    title = WordsFormField(label=_("Theme"), max_length=300)
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=kinds.MeetingLanguage,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What one may speak and hear there."),
    )
    chair = WordsFormField(
        label=_("Chair"), required=False, max_length=200, help_text=_("The office, not a person's name.")
    )


def _initial(thing, form):
    """What stands now, for the fields the form has."""
    return {name: getattr(thing, name) for name in form.base_fields if hasattr(thing, name) and name != "version"}


class StandingForm(StepForm):
    """A form that begins with what stands now."""

    def __init__(self, *args, thing=None, initial=None, **options):
        initial = {**(_initial(thing, type(self)) if thing else {}), **(initial or {})}
        super().__init__(*args, thing=thing, initial=initial, **options)


class MeetingForm(TimeAndPlace, ThemeForm, StandingForm):
    """Everything of a planned meeting but its body."""

    kind = forms.ChoiceField(label=_("Kind"), choices=kinds.MeetingKind)
    regime = forms.ChoiceField(
        label=_("Rule of the meeting"),
        widget=forms.RadioSelect,
        choices=[(rule, format_lazy("{}. {}", rule.label, words)) for rule, words in kinds.REGIME_SAYS.items()],
        help_text=_(
            "It covers who said what, never what was decided. Once the meeting is announced only both sides that preside make it "
            "stricter, and only they close a meeting."
        ),
    )
    field_order = ("title", "kind", "on", "starts", "ends", "zone", "place", "link", "regime", "languages", "chair")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if getattr(self.thing, "regime", "") != kinds.Regime.CLOSED:
            rule = self.fields["regime"]
            rule.choices = [(value, words) for value, words in rule.choices if value != kinds.Regime.CLOSED]


class ScheduleForm(MeetingForm):
    """A new meeting."""

    body = forms.ModelChoiceField(label=_("Body"), queryset=Body.objects.none(), empty_label=_("Choose"))
    number = forms.IntegerField(
        label=_("Number"), required=False, min_value=1, help_text=_("Leave it empty for the next number of the body.")
    )
    field_order = ("body", "number", *MeetingForm.field_order)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["body"].queryset = Body.objects.visible_to(self.by).order_by("id")


class MoveForm(TimeAndPlace, StandingForm, ReasonForm):
    """Another time or place."""

    confirms = _(
        "Everybody invited gets one letter. Whoever answered for another time is asked again. With less notice than the timetable "
        "asks, each constituency may refuse short notice."
    )
    field_order = ("on", "starts", "ends", "zone", "place", "link", "reason")


class PostponeForm(ReasonForm):
    confirms = _(
        "Everybody invited gets one letter, and the meeting leaves their calendars until a new day is set. Answers given so far "
        "are forgotten; the agenda stays."
    )


class NewDayForm(TimeAndPlace, StandingForm):
    """The day of a postponed meeting; the old one is not offered again."""

    confirms = _("Every seat of the body is invited again and answers again.")

    def __init__(self, *args, initial=None, **options):
        super().__init__(*args, initial={**(initial or {}), "on": None}, **options)


class AmendForm(ThemeForm, StandingForm):
    """Another theme, other languages, another chair."""


class CancelForm(ReasonForm):
    confirms = _(
        "Everybody invited gets one letter, and the meeting leaves their calendars. This cannot be taken back."
    )


class AttendanceForm(StepForm):
    """Who was there, seat by seat, or how many, where names may not be kept: the regime decides which fields there are."""

    confirms = _("This cannot be taken back.")

    def __init__(self, *args, thing=None, **options):
        super().__init__(*args, thing=thing, **options)
        self.seats = {f"seat-{row.seat.uid}": row.seat for row in self._invitations()}
        if thing.is_without_attribution:
            for name in sorted({seat.constituency for seat in self.seats.values()}, key=Constituency.values.index):
                self.fields[f"number-{name}"] = forms.IntegerField(
                    label=Constituency(name).label, min_value=0, max_value=500, initial=thing.turnout.get(name, 0)
                )
        else:
            regrets = dict(
                thing.invitations.filter(answer=kinds.Answer.NO).values_list("seat", Value(kinds.Presence.EXCUSED))
            )
            taken = regrets | dict(thing.attendances.values_list("seat", "presence"))
            for name, seat in self.seats.items():
                self.fields[name] = forms.ChoiceField(
                    label=f"{seat.organisation or seat.person} ({seat.get_constituency_display()})",
                    choices=CHOOSE + kinds.Presence.choices,
                    initial=taken.get(seat.pk),
                )

    def _invitations(self):
        return self.thing.invitations.by_seat()

    def service_arguments(self):
        """Presences by seat, or numbers by constituency."""
        said = self.cleaned_data
        if self.thing.is_without_attribution:
            numbers = {
                name.removeprefix("number-"): value for name, value in said.items() if name.startswith("number-")
            }
            return {"attendance": numbers}
        return {"attendance": {seat: said[name] for name, seat in self.seats.items()}}


class CorrectionForm(ReasonForm):
    """Another wording of a decision that is not public yet."""

    method = forms.ChoiceField(label=_("How it was decided"), widget=forms.RadioSelect, choices=kinds.Method)
    text = WordsFormField(label=_("Decision"), rows=5)
    confirms = _("The first wording stays in the record beside this one.")
    field_order = ("method", "text", "reason")

    def __init__(self, *args, thing=None, initial=None, **options):
        stands = {"method": thing.method, "text": thing.text} if thing else {}
        super().__init__(*args, thing=thing, initial={**stands, **(initial or {})}, **options)


class PublishAgendaForm(StepForm):
    confirms = _(
        "Everybody can read it from now on, and everybody invited gets a letter. Later changes are marked as such."
    )


class PublishDecisionsForm(StepForm):
    confirms = _(
        "Everybody can read the decisions from now on. They can no longer be corrected; organisations with a vote may file "
        "dissenting opinions."
    )


class AnnounceForm(StepForm):
    confirms = _("Everybody can see day, place and theme from now on, and every seat of the body is invited by letter.")


class DissentForm(StepForm):
    """A dissenting opinion. Whoever sends it knows beforehand that it is a public act of the organisation."""

    text = WordsFormField(
        label=_("Dissenting opinion"),
        rows=8,
        help_text=_("Say what your organisation holds against the decision, not who said what at the meeting."),
    )
    confirms = _(
        "It is signed by your organisation, filed for ever and public at once beside the decision. It can be neither changed "
        "nor taken back."
    )
