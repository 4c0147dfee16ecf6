"""What rests on an item of an agenda: a thing of an app on the right that is owed an outcome, and whose it is."""

from django.db import models

from core.refs import Ref
from meetings.models.agenda import AgendaItem
from participants.models import Organisation


class Resting(models.Model):
    """Pushed by the app that owns the thing (design.md §2, "push"): while it rests here the parts of the item do not decide the
    item, and its two sides, who wrote it and who is addressed, may agree on a go-between."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="resting")
    about_kind = models.CharField(max_length=60)
    about_uid = models.UUIDField()
    author = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    addressed = models.ManyToManyField(Organisation, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "about_uid"], name="rests_once_on_an_item")]

    def __str__(self):
        return f"{self.about_kind} on {self.item_id}"

    @property
    def about(self):
        """What rests there."""
        return Ref(self.about_kind, self.about_uid)
