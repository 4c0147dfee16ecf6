"""Words of selection among the timetables of bodies. Everybody may read by which days a body works."""

from django.db import models


class TimetableProfileQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self

    def in_force(self, body_id):
        """The newest version of each kind of the body's meetings that has one of its own."""
        return self.filter(body=body_id).order_by("kind", "-number").distinct("kind")
