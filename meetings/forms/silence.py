"""Input of silence procedures."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import StepForm, WordsFormField
from meetings.forms.minutes import WarnedForm
from meetings.kinds import SilenceSubject
from meetings.services.silence import NOTHING_ELSE, silence_subjects


class AskForm(StepForm):
    """On what, and what is proposed. The form offers what can be asked now and knows no other subject."""

    subject = forms.ChoiceField(
        label=_("What silence is to agree on"),
        widget=forms.RadioSelect,
        help_text=_("Nothing else can be agreed by silence: no decision, no proposal, no recommendation."),
        error_messages={"invalid_choice": NOTHING_ELSE},
    )
    on = forms.DateField(
        label=_("New day"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    starts = forms.TimeField(
        label=_("Starts at"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    ends = forms.TimeField(
        label=_("Ends at"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    text = WordsFormField(label=_("Why"), rows=3, max_length=1000)
    confirms = _(
        "Every seat of the body is told, with the last day to object. One objection stops it and it goes to the meeting. Without "
        "one it is agreed by silence, and the page says how many seats were told and how many answered. Minutes still need the "
        "approval of those who preside."
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        subjects = silence_subjects(self.thing)
        self.fields["subject"].choices = [(one.value, one.label) for one in subjects]
        self.initial |= {"subject": subjects[0].value} if len(subjects) == 1 else {}
        self.initial |= {"starts": self.thing.starts, "ends": self.thing.ends}
        if SilenceSubject.DATE not in subjects:
            for name in ("on", "starts", "ends"):
                del self.fields[name]


class AnswerForm(StepForm):
    confirms = _(
        "Only the secretariat sees which seat answered; everybody else reads how many did. You may still object."
    )


class ObjectForm(WarnedForm):
    """One objection, with its reason, is enough."""

    text = WordsFormField(label=_("Why you object"), rows=4, max_length=2000)
    confirms = _(
        "Objecting is a signed public act: whoever reads the question reads the reason and the name of your organisation. It stops "
        "the procedure at once, and the question goes to the meeting. It cannot be taken back."
    )
    field_order = ("text", "is_sure")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if not (self.thing.minutes_id and self.thing.meeting.is_without_attribution):
            del self.fields["is_sure"]


class CarryOutForm(StepForm):
    confirms = _(
        "The meeting gets the agreed day. Everybody invited gets one letter, and whoever answered for another time is asked again."
    )
