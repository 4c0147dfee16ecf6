"""Input about proposals."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ReasonForm, StepForm, WordsFormField
from files.forms import FilesField
from law.forms import ActsField, ObligationsField, ReferencesField
from law.models import Theme
from meetings.kinds import StandingQuestion
from meetings.models import AgendaItem
from meetings.states import OPEN
from meetings.states import S as MeetingState
from participants.kinds import ADDRESSEES
from participants.models import Organisation
from participants.papers.forms import DraftForm
from proposals.kinds import Part, Publicity, ReplyPosition

QUESTIONS = [StandingQuestion.LAW_MAKING, StandingQuestion.OBLIGATIONS]


class OrganisationsField(forms.ModelMultipleChoiceField):
    """State bodies and others that can be addressed, in alphabetical order, as boxes to tick."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options):
        super().__init__(Organisation.objects.addressees(ADDRESSEES), **options)

    def in_order(self):
        """Set the order of the page's language; called by the form, when the language is known."""
        self.queryset = Organisation.objects.addressees(ADDRESSEES).for_list()


class ProposalForm(StepForm):
    """A draft may be saved with its title alone; what is still missing is said before filing."""

    title = WordsFormField(label=_("Title"), max_length=200)
    summary = WordsFormField(label=_("Summary"), rows=3, max_length=400, required=False)
    problem = WordsFormField(
        label=_("Problem"), rows=6, required=False, help_text=_("What is wrong, and who is affected.")
    )
    change = WordsFormField(
        label=_("Requested change"),
        rows=6,
        required=False,
        help_text=_("What should be done, as exactly as you can say it."),
    )
    standing_question = forms.ChoiceField(
        label=_("Standing question"),
        choices=[(question.value, question.label) for question in QUESTIONS],
        widget=forms.RadioSelect,
        required=False,
    )
    addressees = OrganisationsField(label=_("To whom"), required=False)
    acts = ActsField(label=_("Legal acts concerned"), required=False)
    obligations = ObligationsField(label=_("International obligations"), required=False)
    themes = ReferencesField(Theme, label=_("Themes"))
    files = FilesField(label=_("Files"), required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["addressees"].in_order()


class FileForm(StepForm):
    publicity = forms.ChoiceField(
        label=_("When may everybody read it?"),
        choices=Publicity,
        widget=forms.RadioSelect,
        initial=Publicity.WITH_AGENDA,
        help_text=_("Only you choose this. Whoever runs the server can read what is stored here."),
    )
    confirms = _("Filed, the text is frozen for ever. You get its number and a receipt at once.")


class ReturnForm(ReasonForm):
    missing = forms.MultipleChoiceField(
        label=_("Missing parts"),
        choices=Part,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only mandatory parts can be asked for, never another opinion."),
    )
    field_order = ("missing", "reason")


class SendForm(StepForm):
    organisations = OrganisationsField(label=_("Bodies asked to reply"))
    confirms = _("Each body gets a letter now and has 15 working days to reply.")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["organisations"].in_order()
        self.initial.setdefault("organisations", [organisation.pk for organisation in self.thing.addressees.all()])


class PlaceForm(StepForm):
    item = forms.ModelChoiceField(AgendaItem.objects.none(), label=_("Agenda item"))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        coming = AgendaItem.objects.filter(meeting__state__in=[MeetingState.PLANNED, *OPEN], dropped_at=None)
        coming = coming.select_related("meeting").order_by("meeting__starts_at", "position")
        self.fields["item"].queryset = coming
        self.fields["item"].label_from_instance = lambda item: f"{item.meeting.ref}, {item.number}. {item.title}"
        if not coming:
            self.fields["item"].help_text = _(
                "No meeting with agenda items is coming. Schedule one and add an item first."
            )


class ReplyForm(DraftForm):
    position = forms.ChoiceField(label=_("Position"), choices=ReplyPosition, widget=forms.RadioSelect)
    text = WordsFormField(
        label=_("Reply and reasons"),
        rows=8,
        required=False,
        help_text=_("Reasons are mandatory unless you support the proposal."),
    )
    files = FilesField(label=_("Files"), required=False)
    field_order = ("position", "text", "files", "internal_note")

    def clean(self):
        said = super().clean()
        if said.get("position") not in (None, ReplyPosition.SUPPORTED) and not said.get("text"):
            self.add_error("text", _("Give the reasons: they are mandatory unless you support the proposal."))
        return said
