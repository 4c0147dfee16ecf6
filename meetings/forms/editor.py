"""Input of the agenda editor: what is written beside an item, and where it is put."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import StepForm, WordsFormField
from meetings.models import AgendaItem


class InlineForm(StepForm):
    """Beside each item, saved while one writes. Its names are its own: the form of a further item stands on the same page."""

    row_title = WordsFormField(label=_("Question"), max_length=500)
    row_minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=600)

    def __init__(self, *args, thing=None, initial=None, **options):
        stands = {"row_title": thing.title, "row_minutes": thing.minutes} if thing else {}
        super().__init__(*args, thing=thing, initial={**stands, **(initial or {})}, **options)

    def service_arguments(self):
        return {name.removeprefix("row_"): value for name, value in super().service_arguments().items()}

    def refuse(self, problem):
        for name, said in getattr(problem, "error_dict", {None: problem}).items():
            self.add_error(f"row_{name}" if f"row_{name}" in self.fields else None, said)


class PlaceForm(StepForm):
    """Where it is put: what dragging sends, and two lists without it."""

    part_of = forms.ModelChoiceField(
        queryset=AgendaItem.objects.none(),
        to_field_name="uid",
        required=False,
        label=_("Part of the item"),
        empty_label=_("An item of its own"),
    )
    behind = forms.ModelChoiceField(
        queryset=AgendaItem.objects.none(),
        to_field_name="uid",
        required=False,
        label=_("Behind"),
        empty_label=_("The first one there"),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        others = self.thing.meeting.items.standing().exclude(pk=self.thing.pk)
        self.fields["part_of"].queryset = others.filter(parent=None)
        self.fields["behind"].queryset = others
