"""Words of selection for the screens of a sitting."""

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, Max, OuterRef, Subquery, When

from participants.kinds import Constituency


class OfItemQuerySet(models.QuerySet):
    """Wordings and speakers, seen with their item of the agenda."""

    def visible_to(self, user):
        """With the item."""
        return self.filter(item__in=apps.get_model("meetings", "AgendaItem").objects.visible_to(user))

    def in_turn(self, *, civil_society_first=False):
        """Speakers in the order in which they asked; civil society before the others where the meeting says so."""
        first = Case(When(seat__constituency=Constituency.CIVIL_SOCIETY, then=0), default=1)
        found = self.select_related("seat__organisation")
        return found.order_by(first, "id") if civil_society_first else found.order_by("id")


def stamp_of(meetings):
    """In one query, what changes whenever a screen of the (one) meeting should; ``None`` without the meeting."""
    items = apps.get_model("meetings", "AgendaItem").objects.filter(meeting=OuterRef("pk")).order_by()
    changed = items.values("meeting").annotate(last=Max("updated_at"), decided=Count("decision"))
    said = {"changed": Subquery(changed.values("last")), "decided": Subquery(changed.values("decided"))}
    return meetings.annotate(**said).values_list("version", "sitting__stamp", "changed", "decided").first()
