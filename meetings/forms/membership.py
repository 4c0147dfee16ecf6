"""Input about membership: ask, answer, record what a meeting decided, name the decision that is carried out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import StepForm, WordsFormField
from meetings.forms.voting import VoteFields
from meetings.kinds import OF_THE_BODY, Outcome
from meetings.models import Decision
from meetings.seating import constituencies_for
from meetings.services.membership import NOT_THIS_ONE, SETTLES
from participants.kinds import Constituency
from participants.models import Seat


class AskForm(StepForm):
    """An organisation asks for a seat."""

    constituency = forms.ChoiceField(label=_("For which constituency"))
    statement = WordsFormField(
        label=_("Why your organisation wants to take part"),
        rows=6,
        max_length=3000,
        help_text=_(
            "What it does, what it can bring to this body. Nobody may ask for donors, sums or names of people."
        ),
    )
    confirms = _(
        "Everybody can read the request at once, under the name of your organisation. The secretariat cannot refuse it: it "
        "is suggested for the next agenda, and the body answers by a decision with its reasons."
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        open_to = constituencies_for(self.by.organisation.kind) if self.by.organisation else []
        self.fields["constituency"].choices = [(one.value, one.label) for one in map(Constituency, open_to)]


class DecideMembershipForm(VoteFields, StepForm):
    """What the meeting decided on a membership."""

    outcome = forms.ChoiceField(
        label=_("Outcome"), widget=forms.RadioSelect, choices=[(one.value, one.label) for one in map(Outcome, SETTLES)]
    )
    method = forms.ChoiceField(
        label=_("How it was decided"), widget=forms.RadioSelect, choices=[(one.value, one.label) for one in OF_THE_BODY]
    )
    text = WordsFormField(
        label=_("Text of the decision"),
        rows=5,
        help_text=_("With the reasons: they are published with it, and nobody adds others when it is carried out."),
    )


class DecisionField(forms.ModelChoiceField):
    """A public decision, told by its meeting and item."""

    def label_from_instance(self, decision):
        item = decision.item
        return f"{item.meeting.printed}, {item.number}. {item.title} ({decision.get_outcome_display()})"


class CarryOutForm(StepForm):
    """The one thing the secretariat says: which decision of the body it carries out."""

    outcome = None
    decision = DecisionField(
        queryset=Decision.objects.none(),
        to_field_name="uid",
        label=_("Decision of the body"),
        empty_label=_("Choose"),
        error_messages={"invalid_choice": NOT_THIS_ONE},
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        fitting = self.thing.decisions(self.outcome)
        self.fields["decision"].queryset = fitting
        self.fields["decision"].initial = fitting.on_item_of(self.thing).first()
        if not fitting.exists():
            self.fields["decision"].help_text = _(
                "There is none yet. Put the question on an agenda from the suggested items; when the meeting has decided "
                "and its decision sheet is published, the decision stands here."
            )


class AdmitForm(CarryOutForm):
    outcome = Outcome.ADOPTED
    confirms = _("The seat is made at once. The text of the decision is published as the answer to the request.")


class DeclineForm(CarryOutForm):
    outcome = Outcome.NOT_ADOPTED
    confirms = _("The text of the decision is published as the answer to the request, with its reasons.")


class EndForm(CarryOutForm):
    outcome = Outcome.ADOPTED
    confirms = _(
        "The seat ends at once and whoever sits on it gets up. The grounds, the answer of those concerned and the decision are "
        "public from now on."
    )


class KeepForm(CarryOutForm):
    outcome = Outcome.NOT_ADOPTED
    confirms = _("The grounds, the answer of those concerned and the decision are public from now on.")


class SeatField(forms.ModelChoiceField):
    """A seat, told by its organisation; of a person in their own right no name is printed."""

    def label_from_instance(self, seat):
        who = seat.organisation or _("A seat of a person in their own right")
        return f"{who} ({seat.get_constituency_display()})"


class RaiseEndingForm(StepForm):
    """Whose membership is in question, and why."""

    seat = SeatField(queryset=Seat.objects.none(), label=_("Seat"), empty_label=_("Choose"))
    grounds = WordsFormField(
        label=_("Grounds"), rows=5, max_length=3000, help_text=_("Those concerned read them and answer to them.")
    )
    confirms = _(
        "Those concerned are told first and get a term to answer. Only a meeting that begins after their answer, or after the "
        "last day of that term, can end the membership; grounds and answer are published with its decision."
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        seats = Seat.objects.current().filter(body=self.thing).select_related("organisation")
        self.fields["seat"].queryset = seats.order_by("constituency", "id")


class AnswerForm(StepForm):
    """What those concerned say."""

    text = WordsFormField(label=_("Your answer"), rows=6, max_length=6000)
    confirms = _(
        "It is filed as it stands. The body reads it now; everybody reads it with the decision. Said again, it stands "
        "beside what was said first."
    )
