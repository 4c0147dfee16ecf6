"""Words of selection among the papers of agenda items."""

from django.apps import apps
from django.db import models

from meetings.states import Papered
from participants.access import eyes_of, seen_by


class PaperQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whoever sees the item and is of the paper's audience. A withdrawn one stays to be seen, with the reason."""
        if eyes_of(user).sees_all_filed:
            return self
        items = apps.get_model("meetings", "AgendaItem").objects.visible_to(user)
        return self.filter(seen_by(user, body="item__meeting__body"), item__in=items)

    def laid(self):
        """Not withdrawn."""
        return self.filter(state=Papered.LAID)

    def of_meeting(self, meeting):
        """Those of its standing items in the order of the agenda, with all a row prints and their files, the newest first."""
        files = apps.get_model("meetings", "PaperFile").objects.select_related("stored").order_by("-number")
        there = self.filter(item__meeting=meeting, item__dropped_at=None).select_related("item")
        return there.prefetch_related(models.Prefetch("file_rows", files)).order_by("item__position", "id")


class PaperFileQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With their paper; what was withdrawn is opened by the secretariat and the custodian alone."""
        if eyes_of(user).sees_all_filed:
            return self
        return self.filter(paper__in=apps.get_model("meetings", "Paper").objects.visible_to(user).laid())
