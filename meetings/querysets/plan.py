"""Words of selection among the yearly plans of bodies. A draft is the secretariat's and the chairs' affair; sent out, the body
and every organisation with a seat in it read it; approved, everybody does."""

from django.apps import apps
from django.db import models
from django.db.models import OuterRef, Prefetch, Q, Subquery

from meetings.querysets import CHAIRS, or_in_bodies
from meetings.states import Plan, S
from participants.access import eyes_of
from participants.models import Seat


class WorkPlanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Approved ones and those they replaced for everybody."""
        eyes = eyes_of(user)
        if eyes.is_secretariat:
            return self
        sent = Q(circulated_at__isnull=False)
        if eyes.is_custodian:
            return self.filter(sent)
        seen = or_in_bodies(Q(state__in=Plan.public()), user, *CHAIRS, body="body")
        if eyes.bodies:
            seen |= sent & Q(body__in=eyes.bodies)
        if eyes.organisations:
            seats = Seat.objects.current().filter(organisation__in=eyes.organisations)
            seen |= sent & Q(body__in=seats.values("body"))
        return self.filter(seen)

    def in_force(self):
        """Approved and not replaced: at most one a body and year."""
        return self.filter(state=Plan.APPROVED)

    def unsettled(self):
        """Between its first row and the body's decision: at most one a body and year."""
        return self.filter(state__in=(Plan.DRAFTED, Plan.IN_COMMENT, Plan.PUT))

    def of_year(self, body, year):
        """All versions of one plan, the newest first."""
        return self.filter(body=body, year=year).order_by("-edition")


class PlanRowQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With their plan."""
        return self.filter(plan__in=apps.get_model("meetings", "WorkPlan").objects.visible_to(user))

    def in_force(self):
        """Of plans that are approved and not replaced."""
        return self.filter(plan__state=Plan.APPROVED)

    def with_meeting(self, user):
        """Gives each ``meeting_id``: its meeting this person may see, in whatever version it was planned; one that stands before
        one that was cancelled, the latest of several."""
        meetings = apps.get_model("meetings", "Meeting").objects.visible_to(user).filter(plan_row__key=OuterRef("key"))
        stands_first = models.Case(models.When(state=S.CANCELLED, then=1), default=0)
        return self.annotate(meeting_id=Subquery(meetings.order_by(stands_first, "-id").values("pk")[:1]))


class PlanCommentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With their plan: signed acts are never hidden from who reads what they are about."""
        return self.filter(plan__in=apps.get_model("meetings", "WorkPlan").objects.visible_to(user))

    def for_page(self):
        """With who signed and what was answered, the first filed first."""
        answers = Prefetch("answers", apps.get_model("meetings", "PlanAnswer").objects.select_related("filing"))
        return self.select_related("organisation", "filing").prefetch_related(answers).order_by("id")

    def unanswered(self):
        return self.filter(answers=None)
