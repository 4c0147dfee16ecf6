"""Reference rows come from the files of ``law/reference`` and belong to people afterwards."""

import datetime as dt
import json
from pathlib import Path

from django.db import transaction

from core.words import Words, WordsField
from law.models import (
    Act,
    AffectedGroup,
    Goal,
    Instrument,
    KindOfChange,
    Mechanism,
    NonSupportReason,
    Provision,
    Theme,
)
from law.services.acts import index_act
from law.states import S

FOLDER = Path(__file__).resolve().parent.parent / "reference"
_ROWS = {
    "themes": Theme,
    "affected_groups": AffectedGroup,
    "mechanisms": Mechanism,
    "goals": Goal,
    "kinds_of_change": KindOfChange,
    "non_support_reasons": NonSupportReason,
}


@transaction.atomic
def load_reference(folder=FOLDER):
    """Bring the reference rows to what the files say, and return how many of each kind are there.

    Idempotent. A row that people have edited (its version is above 1) is left as they made it; no row is deleted.
    """
    counts = {}
    for name, model in _ROWS.items():
        rows = [{"position": position, **row} for position, row in enumerate(_read(folder, name), start=1)]
        counts[name] = _land(model, rows, key="code")
    counts["acts"] = _land(Act, [{"state": S.DESCRIBED, **row} for row in _read(folder, "acts")], key="adilet_id")
    for act in Act.objects.filter(search_ref=""):
        act.save(update_fields=index_act(act))
    counts["instruments"], counts["provisions"] = _land_instruments(_read(folder, "instruments"))
    return counts


def _read(folder, name):
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def _land_instruments(rows):
    """Instruments, and their provisions under them."""
    provisions = 0
    for position, row in enumerate(rows, start=1):
        subjects, parent = row.pop("provisions", {}), row.pop("parent", None)
        row |= {"position": position, "parent": Instrument.objects.get(code=parent) if parent else None}
        _land(Instrument, [row], key="code")
        instrument = Instrument.objects.get(code=row["code"])
        numbered = [
            {"number": number, "subject": subject, "position": place}
            for place, (number, subject) in enumerate(subjects.items(), start=1)
        ]
        provisions += _land(Provision, numbered, key="number", instrument=instrument)
    return len(rows), provisions


def _land(model, rows, *, key, **owner):
    there = {getattr(thing, key): thing for thing in model.objects.filter(**owner)}
    for row in rows:
        thing, values = there.get(row[key]), _values(model, row)
        if thing is None:
            model.objects.create(**values, **owner)
        elif thing.version == 1 and any(getattr(thing, name) != value for name, value in values.items()):
            model.objects.filter(pk=thing.pk).update(**values, **_unindexed(model))
    return len(rows)


def _values(model, row):
    """The row of a file as values of the model's fields: words from their languages, days from their text."""
    values = {}
    for name, value in row.items():
        if isinstance(model._meta.get_field(name), WordsField):
            value = Words.of("en" if "en" in value else "", **value)
        elif name.endswith("_on") and value:
            value = dt.date.fromisoformat(value)
        values[name] = value
    return values


def _unindexed(model):
    return {"search_ref": ""} if model is Act else {}
