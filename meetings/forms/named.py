"""Input of an organisation that published minutes name."""

from django.utils.translation import gettext_lazy as _

from core.forms import WordsFormField
from meetings.forms.minutes import CarefulForm


class NamedAnswerForm(CarefulForm):
    """Its one answer."""

    text = WordsFormField(label=_("Answer"), rows=6, max_length=20_000)
    confirms = _(
        "It is public at once beside the minutes, under the name of your organisation, and printed with them. It is filed for "
        "ever, can be neither changed nor taken back, and is the only one: the text that names you stays as it is."
    )
