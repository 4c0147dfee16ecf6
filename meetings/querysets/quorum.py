"""Words of selection among rules and records of quorum."""

from django.db import models


class QuorumRuleQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Everybody may know when a body can decide."""
        return self


class QuorumSnapshotQuerySet(models.QuerySet):
    def at_the_start(self):
        """Recorded when the meeting was opened; the last one counts, where it was opened again."""
        return self.filter(item=None)

    def shown_by_item(self):
        """``{item key: the quorum at its decision, as it may be printed to anybody}``; the last record of an item counts."""
        return {one.item_id: one.shown for one in self.exclude(item=None).order_by("id")}
