"""Who sees what was made to be taken away."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from meetings.kinds import Rendering as RenderingKind
from meetings.models import Invitation
from participants.access import eyes_of


class RenderingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The full text is for the participants of that meeting, the others for everybody."""
        eyes = eyes_of(user)
        if eyes.sees_all_filed:
            return self
        seen = ~Q(rendering=RenderingKind.FULL) | Q(minutes__meeting__body__in=eyes.bodies)
        invited = Invitation.objects.filter(meeting=OuterRef("minutes__meeting"))
        return self.filter(seen | Q(Exists(invited.filter(seat__organisation__in=eyes.organisations))))

    def newest(self):
        """The last version of each kind."""
        return self.order_by("rendering", "-number").distinct("rendering")


class MadeFileQuerySet(models.QuerySet):
    def visible_to(self, user):
        """For those who send them, and the custodian: the letters among them are no public papers."""
        return self if eyes_of(user).sees_all_filed else self.none()


class OutgoingQuerySet(MadeFileQuerySet):
    def newest(self):
        """The last entry of each body: a mistyped number is followed by another row."""
        return self.order_by("organisation", "-id").distinct("organisation")
