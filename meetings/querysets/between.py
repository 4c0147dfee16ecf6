"""Words of selection among go-betweens, what the sides released to them, and the wordings between the sides."""

from django.apps import apps
from django.db import models
from django.db.models import Q

from meetings.states.between import BEFORE, Between, Drafted, Worded
from participants.access import eyes_of


class GoBetweenQuerySet(models.QuerySet):
    def visible_to(self, user):
        """For people of the two sides, and for the person once both agreed; for nobody else, whoever runs the platform."""
        eyes, person = eyes_of(user), getattr(user, "user", user)
        seen = Q(author__in=eyes.organisations) | Q(addressed__in=eyes.organisations)
        if getattr(person, "pk", None):
            seen |= Q(person=person.pk, agreed_at__isnull=False)
        return self.filter(seen)

    def open(self):
        """Not ended."""
        return self.exclude(state=Between.ENDED)

    def for_page(self):
        """With all its page prints, the latest first."""
        return self.select_related("item__meeting", "author", "addressed", "seat__organisation").order_by("-id")


class SideDraftQuerySet(models.QuerySet):
    def visible_to(self, user):
        """For people of the organisation whose draft it is; released, for the go-between too, until the meeting is held or the
        go-between ended."""
        person = getattr(user, "user", user)
        seen = Q(organisation__in=eyes_of(user).organisations)
        if getattr(person, "pk", None):
            works = Q(between__state=Between.AGREED, between__item__meeting__state__in=BEFORE)
            seen |= works & Q(state=Drafted.RELEASED, between__person=person.pk)
        return self.filter(seen)


class AgreedWordingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What stands, for whoever sees the item; before, for the sides and the go-between."""
        items = apps.get_model("meetings", "AgendaItem").objects.visible_to(user)
        betweens = apps.get_model("meetings", "GoBetween").objects.visible_to(user)
        return self.filter(Q(state=Worded.STANDS, between__item__in=items) | Q(between__in=betweens))
