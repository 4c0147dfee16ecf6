"""Words of selection among terms. Days are days of Asia/Almaty."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

STILL_OPEN = Q(met_on=None, cancelled_at=None, over_on=None)


class PublicQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The calendar and the rules of terms are public: without them no date could be checked."""
        return self


class TermQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whoever holds a term's uid may see its dates and the name of its rule, which is all its page shows.

        The uid is random and stands only on pages of the thing the term is about, so nobody learns from it that a thing
        exists which they may not see; the link to the thing is 404 for them. Never list terms by this alone: a list starts
        from things that were asked for by their own ``visible_to``, or from ``owed_by`` one's own organisations.
        """
        return self

    def open(self, on=None):
        """Neither met nor cancelled nor over; a window is over when its last day has passed."""
        on = on or timezone.localdate()
        return self.filter(STILL_OPEN).exclude(is_window=True, due_on__lt=on, paused_on=None)

    def running(self, on=None):
        """Open and not paused."""
        return self.open(on).filter(paused_on=None)

    def owed_by(self, organisation_ids):
        """Terms these organisations have to keep."""
        return self.filter(debtor__in=organisation_ids)

    def whose_step_is(self, *post_kinds):
        """Terms in which one of these posts has the next step."""
        return self.filter(post_kind__in=post_kinds)

    def due_within(self, days, calendar, on=None):
        """Running terms that end from today up to and with the ``days``-th working day from today."""
        on = on or timezone.localdate()
        return self.running(on).filter(due_on__range=(on, calendar.add_working_days(on, days) if days else on))

    def overdue(self, on=None):
        """Running terms whose last day has passed."""
        on = on or timezone.localdate()
        return self.running(on).filter(due_on__lt=on)

    def about_things(self, things):
        """Terms about these things or refs."""
        return self.filter(about_uid__in=[thing.uid for thing in things])

    def of_kinds(self, *codes):
        """Terms of these rules, by code."""
        return self.filter(rule_id__in=codes)

    def for_list(self):
        """With everything a row or a bar prints, in three queries whatever the number; the soonest first."""
        return self.select_related("rule", "debtor").prefetch_related("events").order_by("due_on", "id")
