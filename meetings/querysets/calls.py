"""Words of selection among calls for extraordinary meetings. They are public from the moment they are opened."""

from django.db import models

from meetings.querysets import MEMBERS
from meetings.states.calls import Called
from participants.kinds import Constituency
from participants.models import Seat


def seats_that_vote(body_id):
    """The seats of a body in force today that vote."""
    return Seat.objects.current().filter(body=body_id, role__in=MEMBERS).exclude(constituency=Constituency.OBSERVERS)


class MeetingCallQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Everybody's: a call cannot be left lying where nobody sees it."""
        return self

    def open(self):
        return self.filter(state=Called.OPEN)

    def reached(self):
        """Those whose meeting the secretariat owes."""
        return self.filter(state=Called.REACHED)

    def for_list(self):
        """With all a row prints, the latest first."""
        return self.select_related("body", "seat__organisation", "item__meeting", "term").order_by("-called_at", "-id")


class CallJoinQuerySet(models.QuerySet):
    def standing(self):
        """Not taken back, in the order in which they joined."""
        return self.filter(left_at=None).select_related("seat__organisation").order_by("id")


class ProcedureDaysQuerySet(models.QuerySet):
    def visible_to(self, user):
        """By which days a body works everybody may know."""
        return self

    def in_force(self, body_id):
        """The newest version of the body; ``None`` while it has only defaults."""
        return self.filter(body=body_id).order_by("-number").first()
