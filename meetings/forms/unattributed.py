"""What comes without a name: one text, and the look at names; no key and no version, which would lead to who sent it."""

from django.utils.translation import gettext_lazy as _

from core.forms import WordsFormField
from meetings.forms.minutes import CarefulForm


class UnattributedForm(CarefulForm):
    text = WordsFormField(
        label=_("Text"),
        rows=6,
        max_length=4000,
        help_text=_("Say what the text is about, a paragraph by its number, and leave out what only you can know."),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        del self.fields["once"], self.fields["version"]
