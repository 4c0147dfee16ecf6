"""Words of selection among agreed tasks."""

from django.apps import apps
from django.db import models
from django.utils import timezone

from meetings.states.tasks import Tasked


class AgreedTaskQuerySet(models.QuerySet):
    def visible_to(self, user):
        """With the decision they follow from."""
        return self.filter(decision__in=apps.get_model("meetings", "Decision").objects.visible_to(user))

    def open(self):
        """Neither done nor dropped."""
        return self.filter(state=Tasked.OPEN)

    def overdue(self, on=None):
        """Open ones whose day has passed."""
        return self.open().filter(due_on__lt=on or timezone.localdate())

    def of_hat(self, acting):
        """Those the hat answers for, whoever sat on the post when they were agreed."""
        if acting.organisation is None:
            return self.none()
        return self.filter(owner__organisation=acting.organisation, owner__kind__in=acting.powers)

    def beside_decisions(self):
        """With what a row prints where the decision is read already; what dropped one is read only where one was."""
        columns = ("uid", "text", "due_on", "state", "done_words", "reason", "decision_id", "dropped_by_id")
        owner = ("owner__kind", "owner__organisation__name")
        found = self.select_related("owner__organisation").only(*columns, *owner)
        return found.prefetch_related("dropped_by__item__meeting").order_by("due_on", "id")

    def for_list(self):
        """With all a row prints; the open first, the soonest on top."""
        found = self.select_related("owner__organisation", "decision__item__meeting__body", "dropped_by__item__meeting")
        return found.order_by(models.Case(models.When(state=Tasked.OPEN, then=0), default=1), "due_on", "id")
