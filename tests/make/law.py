"""Acts, instruments and words to sort by, as services make them."""

from itertools import count

from core.words import Words
from law.kinds import InstrumentKind, Standing
from law.models import Instrument, Provision, Theme
from law.services import describe_act, register_act
from participants.acting import THE_HOUSE
from participants.kinds import PostKind
from tests.make.participants import make_hat

numbers = count(1)


def an_adilet_id(letter="Z"):
    """An identifier of the right form that no real act has."""
    return f"{letter}99{next(numbers):07}_"


def an_act(adilet_id="", **description):
    """An act; described by a secretary when anything is said of it."""
    act = register_act(adilet_id or an_adilet_id(), by=THE_HOUSE)
    return describe_act(act, by=make_hat(PostKind.SECRETARY), **description) if description else act


def an_instrument(code="", *, provisions=(), **details):
    """A treaty with provisions of these numbers."""
    code = code or f"treaty-{next(numbers)}"
    said = {"name": Words.of(en=f"Treaty {code}"), "short_name": Words.of(en=code.upper())}
    kinds = {"kind": InstrumentKind.TREATY, "standing": Standing.PARTY}
    instrument = Instrument.objects.create(code=code, **{**said, **kinds, **details})
    for position, number in enumerate(provisions, start=1):
        Provision.objects.create(
            instrument=instrument, number=number, subject=Words.of(en=f"Subject {number}"), position=position
        )
    return instrument


def a_theme(code="", **details):
    """A theme with a name in three languages."""
    code = code or f"theme-{next(numbers)}"
    return Theme.objects.create(code=code, **{"name": Words.of(kk=f"{code} қ", ru=f"{code} р", en=code), **details})
