"""The hat one wears: who acts, for whom, with what powers (design.md §5.0). Doing is asked of the hat, seeing of the
person."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from core.texts import LANGUAGES, Words
from participants.access import open_eyes
from participants.kinds import PostKind, SeatRole
from participants.models import Holding, Organisation, Post, Seat, User

# These are worn alone: the duties of the secretariat, the custodian and the chair never mix with those of a party.
WORN_ALONE = (PostKind.SECRETARY, PostKind.CUSTODIAN, SeatRole.CHAIR, SeatRole.CO_CHAIR)
HAT_IN_SESSION = "hat"


def in_all_languages(sentence):
    """An interface sentence as ``Words``: what a line must keep cannot depend on today's catalogue."""
    said = {}
    for code in LANGUAGES:
        with translation.override(code):
            said[code] = str(sentence)
    return Words.of("en", **said)


@dataclass(frozen=True)
class Acting:
    """One hat. ``powers`` are post kinds and seat roles; ``seats`` the seats it holds, ``post`` and ``seat`` the first."""

    user: User | None = None
    organisation: Organisation | None = None
    post: Post | None = None
    seats: tuple[Seat, ...] = ()
    powers: frozenset = frozenset()
    key: str = ""
    is_house: bool = False

    @property
    def is_nobody(self):
        return self.user is None and not self.is_house

    @property
    def seat(self):
        return self.seats[0] if self.seats else None

    def has(self, *powers):
        """Whether the hat has at least one of the powers."""
        return not self.powers.isdisjoint(powers)

    def is_of(self, kinds):
        """Whether it speaks for an organisation of one of these kinds."""
        return self.organisation is not None and self.organisation.kind in kinds

    def speaks_for(self, organisation_id):
        """Whether it speaks for this organisation."""
        return self.organisation is not None and self.organisation.pk == organisation_id

    def sits_in(self, body_id, *roles):
        """Whether it holds a seat in the body, in one of the roles when any are named."""
        return any(seat.body_id == body_id and (not roles or seat.role in roles) for seat in self.seats)

    @property
    def office(self):
        """Under which office one acts: the post's own words, else its kind's, in all languages."""
        if self.is_house:
            return in_all_languages(_("The platform"))
        if self.post:
            return self.post.office or in_all_languages(PostKind(self.post.kind).label)
        return in_all_languages(SeatRole(self.seat.role).label if self.seat else _("Participant"))

    @property
    def said(self):
        """As the header prints it: "Ministry of Justice · Focal point"."""
        return " · ".join(str(part) for part in (self.organisation, self.office) if part)

    def signature(self):
        """What a line keeps: uids, and the words under which one acted that day. Never a person's name."""
        uids = {"user": self.user, "organisation": self.organisation, "post": self.post, "seat": self.seat}
        words = {"office": self.office.as_json()} if not self.is_nobody else {}
        if self.organisation:
            words["organisation"] = self.organisation.name.as_json()
        return {**{name: str(thing.uid) for name, thing in uids.items() if thing}, "words": words}


NOBODY = Acting()
THE_HOUSE = Acting(is_house=True, key="house")


def hats(user):
    """The hats of a person, in a stable order: one for each organisation, and one more for each duty worn alone.

    One query, from which the person's eyes are opened too. A person without any holding has one plain hat, so that the
    profile stays open.
    """
    heads, holdings = {}, list(Holding.objects.of(user))
    open_eyes(user, holdings)
    for holding in holdings:
        place = holding.post or holding.seat
        power = place.kind if holding.post else place.role
        own = power if power in WORN_ALONE else ""
        heads.setdefault((place.organisation_id, own), []).append(holding)
    made = [_hat(user, organisation_id, own, held) for (organisation_id, own), held in heads.items()]
    return made or [Acting(user=user, key="0")]


def _hat(user, organisation_id, own, held):
    posts = [h.post for h in held if h.post]
    seats = tuple(h.seat for h in held if h.seat)
    organisation = next((place.organisation for place in [*posts, *seats] if place.organisation), None)
    return Acting(
        user=user,
        organisation=organisation,
        post=posts[0] if posts else None,
        seats=seats,
        powers=frozenset([post.kind for post in posts] + [seat.role for seat in seats]),
        key=f"{organisation_id or 0}{own and '-' + own}",
    )


def acting_of(request):
    """The hat chosen in this HTTP session, the first one when none was; ``NOBODY`` for the anonymous."""
    if not request.user.is_authenticated:
        return NOBODY
    own = hats(request.user)
    chosen = request.session.get(HAT_IN_SESSION)
    return next((hat for hat in own if hat.key == chosen), own[0])


class ActingMiddleware:
    """Gives every request its hat, asked of the database only when somebody looks."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.acting = SimpleLazyObject(lambda: acting_of(request))
        return self.get_response(request)
