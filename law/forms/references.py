"""Words to sort by, several of them: themes, affected groups, mechanisms, goals."""

from django import forms


class ReferencesField(forms.ModelMultipleChoiceField):
    """``ReferencesField(Theme)``: boxes to tick, by code, in the page's language; gives the rows ticked.

    Rows no longer offered may stay ticked where they were (``initial``), and can be newly chosen nowhere.
    """

    widget = forms.CheckboxSelectMultiple

    def __init__(self, model, **options):
        options.setdefault("required", False)
        super().__init__(model.objects.offered().for_list(), to_field_name="code", **options)
        self.model = model

    def get_bound_field(self, form, field_name):
        bound = super().get_bound_field(form, field_name)
        ticked = [row.pk for row in bound.initial or []]
        if ticked:
            self.queryset = (self.model.objects.offered() | self.model.objects.filter(pk__in=ticked)).for_list()
        return bound

    def label_from_instance(self, row):
        return str(row)
