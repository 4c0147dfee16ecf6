"""What a form says of acts and obligations becomes rows of the thing that cites them."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import transaction
from django.db.models.functions import Length
from django.utils.translation import get_language

from law.citation import Pinpoint
from law.services.acts import register_act


@dataclass(frozen=True)
class CitedAct:
    """An act as a person cites it: one of ours, or an identifier nobody has cited yet, or the words that were typed."""

    act: Any = None
    adilet_id: str = ""
    typed: str = ""
    pinpoint: Pinpoint = field(default_factory=Pinpoint)


@dataclass(frozen=True)
class CitedObligation:
    """An instrument and, where it is named, the number of the article or paragraph as printed."""

    instrument: Any
    number: str = ""


@transaction.atomic
def cite_acts(model, cited, *, by, **owner):
    """Make ``cited`` (a list of ``CitedAct``) the citations of their owner, in this order, each once; returns the rows.

    ``cite_acts(ProposalAct, cited, by=by, proposal=proposal)``. Acts nobody has cited before are registered. What was cited
    before and is not named any more is forgotten: freeze what is filed by filing it.
    """
    model._base_manager.filter(**owner).delete()
    rows, language = [], get_language() or "kk"
    for position, one in enumerate(dict.fromkeys(cited)):
        act = one.act or (register_act(one.adilet_id, by=by) if one.adilet_id else None)
        typed = {} if act else {"typed": one.typed, "typed_in": language}
        rows.append(model(act=act, position=position, **typed, **asdict(one.pinpoint), **owner))
    return model._base_manager.bulk_create(rows)


@transaction.atomic
def cite_obligations(model, cited, **owner):
    """Make ``cited`` (a list of ``CitedObligation``) the citations of their owner, in order, each once; returns the rows."""
    model._base_manager.filter(**owner).delete()
    rows = []
    for position, one in enumerate(dict.fromkeys(cited)):
        listed = one.instrument.provisions.filter(number__in=[one.number, one.number.partition("(")[0]])
        provision = listed.order_by(Length("number").desc()).first() if one.number else None  # 14(3) belongs to 14
        rows.append(
            model(instrument=one.instrument, provision=provision, number=one.number, position=position, **owner)
        )
    return model._base_manager.bulk_create(rows)


def cited_acts(rows):
    """What stands in the rows of a thing, as its form shows it (``initial`` of an ``ActsField``)."""
    return [CitedAct(row.act, typed=row.typed, pinpoint=row.pinpoint) for row in rows.select_related("act")]


def cited_obligations(rows):
    """What stands in the rows of a thing, as its form shows it (``initial`` of an ``ObligationsField``)."""
    return [CitedObligation(row.instrument, row.number) for row in rows.select_related("instrument")]
