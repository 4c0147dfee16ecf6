"""Input about papers: lay one before an item, add a version, withdraw."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ReasonForm, StepForm, WordsFormField
from files.forms import FilesField
from meetings.kinds import PaperKind
from participants.kinds import Audience
from participants.models import LANGUAGE_CHOICES

AUDIENCES = [choice for choice in Audience.choices if choice[0] != Audience.NAMED]


class VersionForm(StepForm):
    """One file in one language."""

    language = forms.ChoiceField(label=_("Language of the file"), choices=LANGUAGE_CHOICES)
    files = FilesField(label=_("File of the paper"), max_files=1)


class PaperForm(VersionForm):
    title = WordsFormField(label=_("Title of the paper"), max_length=300)
    paper_kind = forms.ChoiceField(label=_("What it is"), choices=PaperKind.choices)
    audience = forms.ChoiceField(
        label=_("Who may read it"),
        choices=AUDIENCES,
        help_text=_("Nobody reads it before they can see the agenda item itself."),
    )
    field_order = ("title", "paper_kind", "audience", "language", "files")


class WithdrawForm(ReasonForm):
    confirms = _("The file can no longer be opened. Title and reason stay to be read.")
