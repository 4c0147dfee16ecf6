"""An act is known by its identifier; what else is known of it may come later."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core.things import touch
from law import adilet
from law.models import Act
from law.states import lifecycle

DESCRIPTION = ("type", "number", "adopted_on", "title", "issuer", "in_force_on", "lapsed_on")


def register_act(adilet_id, *, by):
    """The act with this identifier, made when nobody has cited it yet; then only its likely type is known.

    An unknown identifier is accepted (domain.md §13a.15): ``act.is_described`` is then false, and pages say so. Raises
    ``ValidationError`` when it does not have the form of an identifier.
    """
    if by is None:
        raise ValueError("somebody must act: a hat, NOBODY or THE_HOUSE")
    if not adilet.is_adilet_id(adilet_id):
        raise ValidationError(_("This is not a number of the register adilet.zan.kz."), code="form")
    # Two people may cite the same new act at once: get_or_create finds the row of the quicker one.
    act, _made = Act.objects.get_or_create(
        adilet_id=adilet_id, defaults={"type": adilet.type_of(adilet_id), "search_ref": adilet_id}
    )
    return act


@transaction.atomic
def describe_act(act, *, by, **description):
    """Say what an act is: any of ``DESCRIPTION``. Everybody reads the line that tells which of them was said.

    Raises ``NotAllowed`` when the hat is not the secretariat's, ``TypeError`` for other words.
    """
    if unknown := set(description) - set(DESCRIPTION):
        raise TypeError(f"an act has no {sorted(unknown)}")
    lifecycle.take("describe", act, by=by, facts={"adilet_id": act.adilet_id, "described": sorted(description)})
    for name, value in description.items():
        setattr(act, name, value)
    return touch(act, *description, *index_act(act))


def index_act(act):
    """Set the search columns of the act (unsaved) from its citation; returns their names."""
    return act.index_words(act.citation, refs=[ref for ref in (act.adilet_id, act.number) if ref])
