"""Input about comments that came on paper."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.forms import WordsFormField
from files.forms import FilesField
from files.kinds import JPEG, PDF, PNG
from meetings.forms.minutes import CarefulForm
from meetings.services.minutes import may_be_named
from participants.models import Organisation


class EnterForm(CarefulForm):
    """A comment that an organisation signed on paper, with its scan."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation that signed it"),
        queryset=Organisation.objects.none(),
        help_text=_("A paper that nobody signed is no comment of an organisation."),
    )
    handed_in_on = forms.DateField(
        label=_("Day on which it was handed in"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    files = FilesField(label=_("Scan"), accepted=(PDF, PNG, JPEG), max_files=5)
    text = WordsFormField(
        label=_("Transcript"),
        rows=6,
        max_length=4000,
        help_text=_("Word for word, in the language of the paper. What cannot be read is marked as such."),
    )
    confirms = _(
        "The scan is the original, your text a transcript. It is filed for ever under the name of the organisation, which hears "
        "of it and may put the transcript right within 3 working days if anybody there has an account. The transcript is "
        "published with the minutes; the scan is opened by the organisation, the secretariat, who presides and the custodian."
    )
    field_order = ("organisation", "handed_in_on", "files", "text", "is_sure")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["organisation"].queryset = may_be_named(self.thing.meeting)
        self.fields["handed_in_on"].initial = timezone.localdate()


class TranscriptForm(CarefulForm):
    """How the organisation says its comment reads."""

    text = WordsFormField(label=_("Transcript"), rows=6, max_length=4000)
    confirms = _(
        "Send it as it is when it says what your paper says. What you change is filed beside what was typed. It is checked once, "
        "and answered after that."
    )

    def __init__(self, *args, thing=None, initial=None, **options):
        stands = {"text": thing.comment.standing.said("comment")}
        super().__init__(*args, thing=thing, initial={**stands, **(initial or {})}, **options)
