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
