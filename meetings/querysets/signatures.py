"""Words of selection among the signatures of decision sheets."""

from django.db import models
from django.db.models import Q

from meetings.querysets import CHAIRS, or_in_bodies
from participants.access import eyes_of


class SheetSignatureQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With the decisions they stand under."""
        if eyes_of(user).sees_all_filed:
            return self
        published = Q(meeting__decisions_published_at__isnull=False)
        return self.filter(or_in_bodies(published, user, *CHAIRS, body="meeting__body"))
