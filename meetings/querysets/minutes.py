"""Words of selection among minutes. A draft is the secretariat's, the chairs' and the custodian's; circulated it is read by
the body and by the organisations that were invited; published it is everybody's."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from meetings.querysets import CHAIRS, bodies_of, or_in_bodies
from meetings.states import Minuted
from participants.access import eyes_of

CIRCULATED = (Minuted.IN_COMMENT, Minuted.ANSWERING, Minuted.APPROVING)


class MinutesQuerySet(models.QuerySet):
    def visible_to(self, user):
        """By how far they have come."""
        eyes = eyes_of(user)
        if eyes.sees_all_filed:
            return self
        seen = or_in_bodies(Q(state=Minuted.PUBLISHED), user, *CHAIRS, body="meeting__body")
        if (bodies := bodies_of(user)) is not None:
            seen |= Q(state__in=CIRCULATED, meeting__body__in=bodies)
        if eyes.organisations:
            invited = apps.get_model("meetings", "Invitation").objects.filter(meeting=OuterRef("meeting"))
            seen |= Q(Exists(invited.filter(seat__organisation__in=eyes.organisations)), state__in=CIRCULATED)
        return self.filter(seen)


class OfMinutesQuerySet(models.QuerySet):
    """Remarks, comments, answers and approvals are seen with their minutes. ``PATH`` leads to them."""

    PATH = "minutes"

    def visible_to(self, user):
        """With the minutes."""
        return self.filter(**{f"{self.PATH}__in": apps.get_model("meetings", "Minutes").objects.visible_to(user)})


class RemarkQuerySet(OfMinutesQuerySet):
    def standing(self):
        """Not removed, in the order of the minutes, with their items and whose they are."""
        found = self.filter(is_removed=False).select_related("item", "organisation")
        return found.order_by("item__position", "position", "id")


class CommentQuerySet(OfMinutesQuerySet):
    PATH = "remark__minutes"
