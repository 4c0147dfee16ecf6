"""Input about the plan of a body: its year, its rows, a comment and the answer to it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ReasonForm, StepForm, WordsFormField
from core.templatetags.dates import day
from deadlines.models import TermRule
from meetings import kinds
from meetings.forms import CHOOSE, StandingForm
from meetings.forms.membership import CarryOutForm
from meetings.kinds import Outcome
from meetings.models import Meeting
from meetings.models.plan import FIRST_YEAR, LAST_YEAR
from meetings.services.plan import COMMENT
from meetings.states import S


class DraftForm(StepForm):
    """Which year it is for."""

    year = forms.IntegerField(
        label=_("Year"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text=_(
            "When the body has a plan for this year already, the draft of the next version begins with its rows."
        ),
    )


class RowFields(forms.Form):
    """A theme of a quarter."""

    quarter = forms.TypedChoiceField(label=_("Quarter"), coerce=int, choices=CHOOSE + kinds.Quarter.choices)
    theme = WordsFormField(label=_("Theme"), max_length=300)
    standing_question = forms.ChoiceField(label=_("Standing question"), choices=CHOOSE + kinds.StandingQuestion.choices)
    lead = WordsFormField(
        label=_("Lead"),
        required=False,
        max_length=300,
        help_text=_("An organisation or an office, not a person's name."),
    )


class RowForm(RowFields, StandingForm):
    """A row that stands already."""


class NewRowForm(RowFields, StepForm):
    """A further row."""


class CirculateForm(StepForm):
    """Says how long organisations have, and who says so."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        rule = TermRule.objects.get(code=COMMENT)
        self.confirms = _(
            "The body reads the plan from now on, and organisations with a seat in it may comment. Working days they have for it: "
            "%(days)s (%(source)s). Meanwhile its rows stand still."
        ) % {"days": rule.working_days, "source": rule.source}


class CommentForm(StepForm):
    """A comment. Whoever sends it knows beforehand that it is a public act of the organisation."""

    text = WordsFormField(
        label=_("Comment"),
        rows=6,
        max_length=6000,
        help_text=_("What should be in the plan, what should not, and why."),
    )
    confirms = _(
        "It is signed by your organisation and filed for ever: it can be neither changed nor taken back. The body reads it at "
        "once; everybody reads it, with the answer to it, once the plan is approved."
    )


class AnswerForm(StepForm):
    """What came of a comment."""

    taken = forms.ChoiceField(label=_("What came of it"), widget=forms.RadioSelect, choices=kinds.Taken.choices)
    reason = WordsFormField(label=_("Reason"), rows=4, max_length=3000)
    confirms = _("The answer is filed beside the comment and cannot be changed. The organisation gets a letter.")


class PutForm(StepForm):
    confirms = _(
        "The plan is filed as it stands now and suggested for the next agenda of the body. After that its rows do not change: "
        "the body decides on this text."
    )


class TakeBackForm(ReasonForm):
    confirms = _("This version goes no further. Its comments and answers stay; another draft begins with its rows.")


class ApproveForm(CarryOutForm):
    outcome = Outcome.ADOPTED
    confirms = _(
        "Everybody can read the plan from now on, with the comments on it and their answers. It takes the place of the version "
        "in force, if there is one."
    )


class MeetingField(forms.ModelChoiceField):
    """A meeting, told by its number, day and theme."""

    def label_from_instance(self, meeting):
        return f"{meeting.printed}, {day(meeting.on)}. {meeting.title}"


class NameMeetingForm(StepForm):
    """Which meeting carries the row out."""

    meeting = MeetingField(
        queryset=Meeting.objects.none(),
        to_field_name="ref",
        label=_("Meeting"),
        empty_label=_("Choose"),
        help_text=_("A meeting of this body that was scheduled without the plan and belongs to no row yet."),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        free = Meeting.objects.visible_to(self.by).filter(body=self.thing.plan.body_id, plan_row=None)
        self.fields["meeting"].queryset = free.exclude(state=S.CANCELLED).order_by("-starts_at", "-id")
