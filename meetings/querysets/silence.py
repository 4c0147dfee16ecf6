"""Words of selection among silence procedures."""

from django.apps import apps
from django.db import models
from django.db.models import Q

from meetings.kinds import SilenceSubject
from meetings.states.silence import Silent
from participants.access import eyes_of


class SilenceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """On a date with its meeting, on minutes with the minutes."""
        meetings = apps.get_model("meetings", "Meeting").objects.visible_to(user)
        minutes = apps.get_model("meetings", "Minutes").objects.visible_to(user)
        on_date = Q(subject=SilenceSubject.DATE, meeting__in=meetings)
        return self.filter(on_date | Q(subject=SilenceSubject.MINUTES, minutes__in=minutes))

    def standing(self):
        """That run, or are agreed and not carried out."""
        return self.filter(state__in=(Silent.ASKED, Silent.AGREED))

    def for_list(self):
        """The latest first."""
        return self.select_related("meeting").order_by("-id")


class SilenceSeatQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Who was told and who answered is for the secretariat; everybody else reads numbers."""
        return self if eyes_of(user).is_secretariat else self.none()

    def by_seat(self):
        """Grouped by constituency, with the seat's organisation or person."""
        return self.select_related("seat__organisation", "seat__person").order_by("seat__constituency", "seat_id")
