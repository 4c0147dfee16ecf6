"""The obligations a thing rests on: a treaty or commitment and, where it is named, the article or paragraph."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from law.forms.rows import RowsField, RowsWidget
from law.models import Instrument
from law.services import CitedObligation

_NUMBER = re.compile(r"\d+(\.\d+)*(\([0-9a-z]{1,4}\))*")
LONGEST = 12


class ObligationsWidget(RowsWidget):
    template_name = "law/widgets/obligations.html"
    inputs = ("provision", "number")

    def as_typed(self, row):
        if isinstance(row, dict):
            return row
        listed = {provision.number for provision in row.instrument.provisions.all()}
        code = row.instrument.code
        if row.number in listed:
            return {"provision": f"{code}:{row.number}", "number": ""}
        return {"provision": code, "number": row.number}

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["instruments"] = Instrument.objects.for_list()
        return context


class ObligationsField(RowsField):
    """Gives a list of ``law.services.CitedObligation`` for ``cite_obligations``; ``initial`` is such a list.

    A row chooses a listed article, or an instrument, as a whole or with the number of an article that is not listed.
    """

    widget = ObligationsWidget

    def row_value(self, row):
        code, _colon, chosen = row["provision"].partition(":")
        number = row["number"].replace(" ", "").lower()
        instrument = Instrument.objects.filter(code=code).first()
        if instrument is None or (chosen and not instrument.provisions.filter(number=chosen).exists()):
            raise ValidationError(_("Choose a treaty or commitment from the list."), code="no_instrument")
        if number and (len(number) > LONGEST or not _NUMBER.fullmatch(number)):
            raise ValidationError(
                _("“%(typed)s” is not the number of one article or paragraph, like 21, 9.2 or 14(3)."),
                code="number",
                params={"typed": row["number"]},
            )
        if chosen and number and number.partition("(")[0] != chosen:
            raise ValidationError(_("Choose one article, or write one number; not both."), code="both")
        return CitedObligation(instrument, number or chosen)
