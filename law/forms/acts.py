"""The acts a thing cites: each by its number in the register, its own number or its title, and the place in it."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from law import adilet
from law.citation import Pinpoint, unit_number
from law.forms.rows import RowsField, RowsWidget
from law.models import Act
from law.services import CitedAct

UNITS = ("article", "paragraph", "part", "subparagraph")
LONGEST_TYPED = 300
MOST_SUGGESTED = 200
_ALMOST_AN_ID = re.compile(r"[A-Z]\d{2}[0-9A-Z_]{4,12}")


class ActsWidget(RowsWidget):
    template_name = "law/widgets/acts.html"
    inputs = ("act", *UNITS)

    def as_typed(self, row):
        if isinstance(row, dict):
            return row
        act = row.act.adilet_id if row.act else row.adilet_id or row.typed
        return {"act": act, **{unit: getattr(row.pinpoint, unit) for unit in UNITS}}

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["known"] = Act.objects.described().for_list()[:MOST_SUGGESTED]
        return context


class ActsField(RowsField):
    """Gives a list of ``law.services.CitedAct`` for ``cite_acts``; ``initial`` is such a list (``cited_acts(rows)``).

    A number of the register nobody knows is accepted, and so are words from which no act can be told; ``warnings`` says so
    after cleaning, for the page to show. Refused: what looks like a number of the register and is none, a title or number
    several acts have, a unit that is not one number.
    """

    widget = ActsWidget

    def __init__(self, **options):
        super().__init__(**options)
        self.warnings = []

    def clean(self, value):
        self.warnings = []
        return super().clean(value)

    def row_value(self, row):
        problems, units = [], {}
        for unit in UNITS:
            try:
                units[unit] = _unit(row[unit])
            except ValidationError as problem:
                problems.append(problem)
        try:
            act, adilet_id = _told(row["act"])
        except ValidationError as problem:
            problems.insert(0, problem)
        if problems:
            raise ValidationError(problems)
        if act is None:
            self._warn(row["act"], adilet_id)
        return CitedAct(act, "" if act else adilet_id, "" if act or adilet_id else row["act"], Pinpoint(**units))

    def _warn(self, typed, adilet_id):
        if adilet_id:
            warning = _("%(id)s is not among the acts known here: check the number. It was taken as it is.") % {
                "id": adilet_id
            }
        else:
            warning = _("No act is known here as “%(typed)s”. It was taken as it is.") % {"typed": typed}
        self.warnings.append(warning)


def _told(typed):
    """The act and its identifier, as far as they can be told from what was typed."""
    if not typed:
        raise ValidationError(_("Say which act the article belongs to."), code="no_act")
    adilet_id = adilet.adilet_id_in(typed)
    if adilet_id:
        return Act.objects.filter(adilet_id=adilet_id).first(), adilet_id
    if _ALMOST_AN_ID.fullmatch(typed.upper()):
        raise ValidationError(
            _("“%(typed)s” is not a number of the register adilet.zan.kz: it has 11 characters, like K1400000226."),
            code="form",
            params={"typed": typed},
        )
    if len(typed) > LONGEST_TYPED:
        raise ValidationError(_("Not more than %(most)s characters."), code="long", params={"most": LONGEST_TYPED})
    found = list(Act.objects.called(typed).for_list()[:3])
    if len(found) > 1:
        raise ValidationError(
            _("Several acts are called “%(typed)s”. Give the number of the register: %(ids)s."),
            code="ambiguous",
            params={"typed": typed, "ids": ", ".join(act.adilet_id for act in found)},
        )
    return (found[0], found[0].adilet_id) if found else (None, "")


def _unit(typed):
    try:
        return unit_number(typed)
    except ValueError:
        raise ValidationError(
            _("“%(typed)s” is not the number of one article or paragraph, like 17-1 or 3)."),
            code="unit",
            params={"typed": typed},
        ) from None
