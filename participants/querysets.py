"""Words of selection among participants."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.alphabet import in_order_of
from participants.kinds import PostKind

# What hats read of a holding, its place and whose place it is. Anything else costs whoever asks for it a query of its own.
OF_A_HAT = ["user_id", "post__uid", "post__kind", "post__office"]
OF_A_HAT += [f"seat__{name}" for name in ("uid", "body_id", "person_id", "constituency", "role")]
OF_A_HAT += [
    f"{place}__organisation__{name}"
    for place in ("post", "seat")
    for name in ("uid", "code", "kind", "name", "short_name", "ended_on")
]


def _runs_the_platform(user):
    """Whether the user is on a secretary's or custodian's post today (``participants.access`` stands right of this room)."""
    posts = (PostKind.SECRETARY, PostKind.CUSTODIAN)
    return bool(user and user.pk and user.holdings.current().filter(post__kind__in=posts).exists())


class OrganisationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Every organisation is public: membership of a consultative body is (domain.md §1)."""
        return self

    def addressees(self, kinds):
        """Those a proposal or recommendation may be addressed to."""
        return self.filter(kind__in=kinds, ended_on=None)

    def on_duty(self, *kinds):
        """Those that have such a post today: the secretariat, by the name of its house."""
        today = timezone.localdate()
        open_ended = Q(posts__to_on=None) | Q(posts__to_on__gte=today)
        return self.filter(open_ended, posts__kind__in=kinds, posts__from_on__lte=today).distinct()

    def for_list(self):
        """In the alphabetical order of their names in the page's language."""
        return self.order_by(in_order_of("name"), "id")


class BodyQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Bodies are public."""
        return self


class DatedQuerySet(models.QuerySet):
    """Rows with ``from_on`` and ``to_on`` (the last day, open when empty)."""

    def current(self, on=None):
        """What is in force on the day (default: today)."""
        on = on or timezone.localdate()
        return self.filter(Q(to_on=None) | Q(to_on__gte=on), from_on__lte=on)


class HoldingQuerySet(DatedQuerySet):
    def visible_to(self, user):
        """Who sits where is known to the secretariat, the custodian and the person."""
        return self if _runs_the_platform(user) else self.filter(user=user)

    def of(self, user):
        """The user's current holdings with everything a hat needs, in one query: every page of whoever is signed in asks it."""
        own = self.current().filter(user=user).select_related("post__organisation", "seat__organisation")
        return own.only(*OF_A_HAT).order_by("id")


class UserQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Accounts are seen by the secretariat and the custodian, one's own by oneself."""
        return self if _runs_the_platform(user) else self.filter(pk=getattr(user, "pk", None))

    def for_people_list(self):
        """With their current places, in a constant number of queries."""
        places = ("holdings__post__organisation", "holdings__seat__organisation", "holdings__seat__body")
        return self.prefetch_related(*places).order_by("-is_active", in_order_of("name"), "id")

    def on_posts(self, organisation, *kinds):
        """Active people who hold or stand in for these posts of the organisation today."""
        return self._holding(post__organisation=organisation, post__kind__in=kinds)

    def on_posts_of(self, organisations, *kinds):
        """The same for several organisations (keys, or a queryset of keys)."""
        return self._holding(post__organisation__in=organisations, post__kind__in=kinds)

    def on_posts_of_kinds(self, organisation_kinds, *kinds):
        """The same for every organisation of these kinds."""
        return self._holding(post__organisation__kind__in=organisation_kinds, post__kind__in=kinds)

    def on_seats(self, body, *roles):
        """Active people who sit in the body today, in one of the roles when any are named."""
        return self._holding(seat__body=body, **({"seat__role__in": roles} if roles else {}))

    def on_holdings_of(self, seat):
        """Active people who sit on this seat today."""
        return self._holding(seat=seat)

    def on_platform_posts(self, *kinds):
        """Active people on such posts of any organisation: the secretariat, the custodian."""
        return self._holding(post__kind__in=kinds)

    def _holding(self, **where):
        today = timezone.localdate()
        inside = Q(holdings__to_on=None) | Q(holdings__to_on__gte=today)
        holding = {f"holdings__{name}": value for name, value in where.items()}
        return self.filter(inside, is_active=True, holdings__from_on__lte=today, **holding).distinct()
