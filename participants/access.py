"""Who can see what: the one source every page, file, search, count, export and feed starts from (design.md §5.10)."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participants.kinds import Audience, PostKind
from participants.models import Holding


@dataclass(frozen=True)
class Eyes:
    """What a person's holdings let them see. Seeing is of the person, whatever hat is on."""

    organisations: frozenset = frozenset()
    bodies: frozenset = frozenset()
    is_participant: bool = False
    is_secretariat: bool = False
    is_custodian: bool = False

    @property
    def sees_all_filed(self):
        """The secretariat routes and the custodian keeps: both see everything filed, and no drafts (domain.md §11)."""
        return self.is_secretariat or self.is_custodian


NO_EYES = Eyes()


def eyes_of(user):
    """The eyes of a user, a hat or nobody; asked of the database once per user object."""
    user = getattr(user, "user", user)
    if user is None or not getattr(user, "pk", None):
        return NO_EYES
    if not hasattr(user, "_eyes"):  # not vars(): request.user is a lazy proxy without an attribute of its own
        open_eyes(user, Holding.objects.of(user))
    return user._eyes


def open_eyes(user, held):
    """Keep with the user object what these holdings let it see: whoever has read them spares ``eyes_of`` the query."""
    held = list(held)
    posts, seats = [h.post for h in held if h.post], [h.seat for h in held if h.seat]
    kinds = {post.kind for post in posts}
    user._eyes = Eyes(
        organisations=frozenset(place.organisation_id for place in [*posts, *seats] if place.organisation_id),
        bodies=frozenset(seat.body_id for seat in seats),
        is_participant=bool(held),
        is_secretariat=PostKind.SECRETARY in kinds,
        is_custodian=PostKind.CUSTODIAN in kinds,
    )


def seen_by(user, *, audience="audience", body=None, organisations=()):
    """The condition under which ``user`` sees filed things.

    ``audience`` names the field with an ``Audience``; ``body`` the path to the body whose members an audience of "body"
    means; ``organisations`` the paths to organisations the thing belongs or is addressed to: they always see it.
    """
    eyes = eyes_of(user)
    if eyes.sees_all_filed:
        return Q(pk__isnull=False)
    seen = Q(**{audience: Audience.PUBLIC})
    if eyes.is_participant:
        seen |= Q(**{audience: Audience.PARTICIPANTS})
    if body and eyes.bodies:
        seen |= Q(**{audience: Audience.BODY, f"{body}__in": eyes.bodies})
    for path in organisations:
        if eyes.organisations:
            seen |= Q(**{f"{path}__in": eyes.organisations})
    return seen


WHO_SEES = {
    Audience.PUBLIC: _("Everybody, without an account"),
    Audience.PARTICIPANTS: _("All participants of the platform"),
    Audience.BODY: _("Members of the body, the organisations it names, the secretariat and the custodian"),
    Audience.NAMED: _("The organisations it names, the secretariat and the custodian"),
}
WHO_SEES_DRAFTS = _("Only people of the organisation that drafts it")
