"""When a body can decide, and whether it could: at the start of a meeting and at each decision (domain.md §5.6)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext as _

from core.things import APPEND_ONLY, Thing
from meetings import quorum
from meetings.kinds import Share
from meetings.models.agenda import AgendaItem
from meetings.models.meeting import Meeting
from meetings.querysets.quorum import QuorumRuleQuerySet, QuorumSnapshotQuerySet
from participants.kinds import Constituency
from participants.models import Body


class QuorumRule(Thing):
    """Of one body. A body without one has the default of the platform, which it has not adopted."""

    body = models.OneToOneField(Body, on_delete=models.PROTECT, related_name="+")
    total = models.CharField(max_length=15, choices=Share, default=Share.MORE_THAN_HALF)
    each = models.CharField(max_length=15, choices=Share, default=Share.MORE_THAN_HALF)
    required = ArrayField(models.CharField(max_length=20, choices=Constituency), default=list, blank=True)
    article = models.CharField(max_length=100, blank=True, help_text="of the body's rules; empty: not adopted by it")

    objects = QuorumRuleQuerySet.as_manager()

    def __str__(self):
        return f"{self.body}: {self.get_total_display()}"

    def get_absolute_url(self):
        return self.body.get_absolute_url()

    @property
    def story(self):
        return self.body

    @property
    def rule(self):
        """As ``meetings.quorum`` takes it."""
        return quorum.Rule(self.total, self.each, tuple(self.required))

    @property
    def source(self):
        """Where it stands, in words."""
        if self.article:
            return _("rules of this body, article %(article)s") % {"article": self.article}
        return _("default setting, not adopted by the body")


class QuorumSnapshot(models.Model):
    """Numbers by constituency at one moment, with the rule they were held against; never who."""

    append_only = True

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="quorums")
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="empty: at the start"
    )
    rule = models.JSONField()
    seats = models.JSONField(help_text="with a vote, by constituency")
    there = models.JSONField(help_text="of those, by constituency")
    is_met = models.BooleanField()

    objects = QuorumSnapshotQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.meeting}: {self.item or 'start'}"

    @property
    def shown(self):
        """The tally as it may be printed to anybody."""
        rule = quorum.Rule(self.rule["total"], self.rule["each"], tuple(self.rule["required"]))
        return quorum.shown(quorum.tally(rule, self.seats, self.there), self.there, self.seats)
