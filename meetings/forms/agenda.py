"""Input about the items of an agenda."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import StepForm, WordsFormField
from meetings import kinds
from meetings.forms import CHOOSE, StandingForm
from meetings.models import AgendaItem, Suggestion
from meetings.translating import SUMMARY_LONGEST


class ItemFields(forms.Form):
    """A question of the agenda."""

    title = WordsFormField(label=_("Question"), max_length=500)
    standing_question = forms.ChoiceField(label=_("Standing question"), choices=CHOOSE + kinds.StandingQuestion.choices)
    rapporteurs = WordsFormField(label=_("Rapporteurs"), required=False, help_text=_("Offices or organisations."))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=600, initial=15)


class SummaryField(forms.Form):
    """What the secretariat says of it before the agenda goes out."""

    summary = WordsFormField(
        label=_("Summary"),
        rows=3,
        max_length=SUMMARY_LONGEST,
        required=False,
        help_text=_("What it is about, in at most 400 characters. Everybody reads it under the question."),
    )


class PartField(forms.Form):
    """Of which item it is part; an agenda has two levels."""

    parent = forms.ModelChoiceField(
        queryset=AgendaItem.objects.none(),
        to_field_name="uid",
        required=False,
        label=_("Part of the item"),
        empty_label=_("An item of its own"),
        help_text=_("Its minutes are then part of the minutes of that item."),
    )

    def offer_items(self, meeting, item=None):
        """The items of the agenda it can be part of: of none when it has parts itself."""
        wholes = meeting.items.standing().filter(parent=None)
        if item is not None:
            wholes = wholes.none() if item.parts.standing().exists() else wholes.exclude(pk=item.pk)
        self.fields["parent"].queryset = wholes


class ItemForm(ItemFields, SummaryField, PartField, StandingForm):
    """A question that stands already."""

    field_order = ("title", "summary", "parent", "standing_question", "rapporteurs", "minutes")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.offer_items(self.thing.meeting, self.thing)


class NewItemForm(ItemFields, SummaryField, PartField, StepForm):
    """A further question, perhaps one that was suggested."""

    suggestion = forms.ModelChoiceField(
        queryset=Suggestion.objects.none(), to_field_name="uid", required=False, widget=forms.HiddenInput
    )

    field_order = ItemForm.field_order

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.offer_items(self.thing)
        waiting = Suggestion.objects.visible_to(self.by).waiting().but_proposed()
        self.fields["suggestion"].queryset = waiting.filter(body=self.thing.body_id)
