"""Words of selection among comments that came on paper, and their scans."""

from django.db import models
from django.db.models import Q

from meetings.querysets import CHAIRS, or_in_bodies
from meetings.querysets.minutes import OfMinutesQuerySet
from participants.access import eyes_of


class OnPaperQuerySet(OfMinutesQuerySet):
    PATH = "comment__remark__minutes"


class CommentScanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The secretariat, the custodian, who presides, and the organisation that signed it: a scan bears signatures and more
        than was said in public. Everybody else reads the transcript."""
        eyes = eyes_of(user)
        if eyes.sees_all_filed:
            return self
        own = Q(on_paper__comment__organisation__in=eyes.organisations)
        return self.filter(or_in_bodies(own, user, *CHAIRS, body="on_paper__comment__remark__minutes__meeting__body"))
