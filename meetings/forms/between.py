"""Input between two sides and their go-between."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import StepForm, WordsFormField
from meetings.forms.membership import SeatField
from meetings.services.between import other_sides, seats_between
from participants.models import Organisation, Seat

WHO_READS = _(
    "People of your organisation see it, and nobody else, until you release it. Thirty days after the meeting it is erased."
)


class ProposeBetweenForm(StepForm):
    """Who goes between, and with which other side."""

    other = forms.ModelChoiceField(
        queryset=Organisation.objects.none(), to_field_name="code", label=_("The other side"), empty_label=None
    )
    seat = SeatField(
        queryset=Seat.objects.none(),
        label=_("Go-between: who sits on this seat"),
        empty_label=_("Choose"),
        help_text=_("Somebody of neither side, and nobody of the secretariat."),
    )
    confirms = _(
        "The other side agrees or lets it be. The go-between sees only the drafts each side releases, has no vote and takes no "
        "step on this item, and may record a wording both can live with. Either side ends it whenever it likes."
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        others = other_sides(self.thing, self.by.organisation)
        self.fields["other"].queryset = others
        self.fields["seat"].queryset = seats_between(self.thing, self.by.organisation, *others)


class AgreeBetweenForm(StepForm):
    confirms = _(
        "From now on the go-between sees what each side releases to it, and nothing else. Either side ends it whenever it likes."
    )


class EndBetweenForm(StepForm):
    confirms = _(
        "The go-between sees nothing that was released any more. A wording both sides can live with stays where it stands."
    )


class DraftForm(StepForm):
    """A draft of one side."""

    text = WordsFormField(label=_("Text"), rows=6, max_length=6000, help_text=WHO_READS)


class ReleaseForm(StepForm):
    confirms = _(
        "The go-between may read it, and nobody else. You may take it back; then it is seen by your organisation only."
    )


class TakeBackForm(StepForm):
    confirms = _("The go-between does not see it any more. What was read cannot be unread.")


class WordForm(StepForm):
    """What both sides may agree on, as the go-between heard them."""

    text = WordsFormField(label=_("Wording between both sides"), rows=5, max_length=6000)
    confirms = _("Both sides read it and say whether they can live with it. Until both can, nobody else sees it.")


class MarkForm(StepForm):
    """Whether one's own side can live with it."""

    can = forms.TypedChoiceField(
        label=_("Your side"),
        choices=[("yes", _("can live with it")), ("no", _("cannot live with it"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    confirms = _(
        "Once both sides can live with it, the wording is filed and stands on the item under the names of both organisations, for "
        "whoever sees the item. It is no decision. Until then you may change your mind."
    )
