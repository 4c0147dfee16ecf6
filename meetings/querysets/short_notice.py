"""Words of selection among short notices. They are seen with their meeting."""

from django.apps import apps
from django.db import models

from meetings.states.short_notice import Noticed


class ShortNoticeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With the meeting, which is announced."""
        return self.filter(meeting__in=apps.get_model("meetings", "Meeting").objects.visible_to(user))

    def standing(self):
        """That can be refused, or were."""
        return self.filter(state__in=(Noticed.RUNNING, Noticed.REFUSED))
