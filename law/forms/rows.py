"""A field of several rows of inputs. What was typed is shown again as it was typed, whatever was wrong with it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_ROWS = 20


class RowsWidget(forms.Widget):
    """Rows of plain inputs named ``<field>-<row>-<input>``; always some empty ones below, so that no script is needed."""

    inputs = ()  # names of the inputs of a row
    spare = 2
    use_fieldset = True

    def value_from_datadict(self, data, files, name):
        rows = [{i: data.get(f"{name}-{row}-{i}", "").strip() for i in self.inputs} for row in range(MOST_ROWS)]
        return [row for row in rows if any(row.values())]

    def value_omitted_from_data(self, data, files, name):
        return not any(key.startswith(f"{name}-") for key in data)

    def id_for_label(self, id_):
        return ""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, None, attrs)
        rows = [self.as_typed(row) for row in value or []]
        rows += [dict.fromkeys(self.inputs, "") for _row in range(min(self.spare, MOST_ROWS - len(rows)))]
        context["widget"]["rows"] = [
            {
                "place": place + 1,
                "cells": {i: {"name": f"{name}-{place}-{i}", "value": row[i]} for i in self.inputs},
            }
            for place, row in enumerate(rows)
        ]
        return context

    def as_typed(self, row):
        """A row of the initial value as its inputs show it; a row that came from the browser stays as it is."""
        return row


class RowsField(forms.Field):
    """Gives a list: what ``row_value`` makes of each row that is not empty. Errors name the row."""

    def clean(self, value):
        found, problems = [], []
        for place, row in enumerate(value or [], start=1):
            try:
                found.append(self.row_value(row))
            except ValidationError as problem:
                told = _("Row %(place)s: %(problem)s")
                problems += [
                    ValidationError(told, error.code, {"place": place, "problem": error.messages[0]})
                    for error in problem.error_list
                ]
        if problems:
            raise ValidationError(problems)
        if self.required and not found:
            raise ValidationError(self.error_messages["required"], code="required")
        return found

    def row_value(self, row):
        """The value of one row; raises ``ValidationError``."""
        raise NotImplementedError

    def has_changed(self, initial, data):
        return [self.widget.as_typed(row) for row in initial or []] != (data or [])
