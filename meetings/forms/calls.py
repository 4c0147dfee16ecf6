"""Input of calls for extraordinary meetings, and of the days procedures take."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import StepForm, WordsFormField
from meetings.forms import MeetingForm
from meetings.kinds import StandingQuestion
from meetings.services.procedure_days import PROCEDURES, procedure_days_of


class OpenCallForm(StepForm):
    """What is called for, and why."""

    matter = WordsFormField(
        label=_("What the meeting is to be about"),
        max_length=300,
        help_text=_("It becomes the only item of the meeting: an extraordinary meeting speaks about nothing else."),
    )
    proposed_on = forms.DateField(
        label=_("Proposed day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    grounds = WordsFormField(label=_("Why it cannot wait for the next meeting"), rows=4, max_length=2000)
    confirms = _(
        "Calling is a signed public act: everybody reads at once what you call for, why, and the name of your organisation. It can "
        "be taken back only until the call is reached. The secretariat can neither refuse nor delete it."
    )


class JoinForm(StepForm):
    confirms = _(
        "Joining is a signed public act: everybody reads that your organisation joined. It can be taken back only until the call "
        "is reached."
    )


class LeaveForm(StepForm):
    confirms = _(
        "Everybody reads that your joining was taken back. When nobody stands behind the call, it is withdrawn."
    )


class CalledMeetingForm(MeetingForm):
    """Everything of the meeting that was called for but its body, kind and theme: these the call has given."""

    kind = title = None
    standing_question = forms.ChoiceField(label=_("Standing question"), choices=StandingQuestion)
    other_day = WordsFormField(
        label=_("Why not on the proposed day"),
        required=False,
        rows=2,
        max_length=500,
        help_text=_("Only for another day than the one that was proposed. Everybody reads it."),
    )
    confirms = _(
        "The meeting is announced at once: every seat of the body is invited. The matter of the call is its only item."
    )
    field_order = ("on", "other_day", "starts", "ends", "zone", "place", "link", "regime", "languages", "chair")

    def __init__(self, *args, thing=None, **options):
        super().__init__(*args, thing=thing, **options)
        self.initial |= {"on": thing.proposed_on}


class ProcedureDaysForm(StepForm):
    """Working days by procedure, and who says so."""

    called_meeting = forms.IntegerField(label=_("To schedule a meeting that was called for"), min_value=1, max_value=60)
    short_notice = forms.IntegerField(label=_("To refuse short notice"), min_value=1, max_value=60)
    silence = forms.IntegerField(label=_("To object in a silence procedure"), min_value=1, max_value=60)
    article = WordsFormField(
        label=_("Article of the rules of this body"),
        required=False,
        max_length=200,
        help_text=_("Leave it empty while the body has not adopted it: then it is said to be a default setting."),
    )
    confirms = _("This makes a new version. What runs already keeps the days it began with.")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        own, days = procedure_days_of(self.thing.pk)
        self.initial |= {name: days[name] for name in PROCEDURES} | ({"article": own.article} if own else {})
