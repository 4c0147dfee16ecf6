"""A go-between of one item: a person both sides agree on. Sees what each side releases, has no vote and no step on the item, may
record a wording, which both sides then say they can live with, or not."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from core.filing import Filing
from core.things import Thing
from core.words import WordsField
from meetings.models.agenda import AgendaItem
from meetings.querysets.between import AgreedWordingQuerySet, GoBetweenQuerySet, SideDraftQuerySet
from meetings.states.between import Between, Drafted, Worded, drafting, going, wording
from participants.models import Organisation, Seat, User


class GoBetween(Thing):
    """Proposed by one side, agreed by the other; either ends it for the time to come, and so may the person."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="betweens")
    author = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    addressed = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+", help_text="on which the person sits")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=Between, default=Between.PROPOSED)
    agreed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    lifecycle = going
    objects = GoBetweenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "author", "addressed"],
                condition=~Q(state=Between.ENDED),
                name="one_go_between_at_a_time",
            ),
            models.CheckConstraint(
                name="go_between_agreed_by_both", condition=~Q(state=Between.AGREED) | Q(agreed_at__isnull=False)
            ),
        ]
        triggers = [going.trigger()]

    def __str__(self):
        return str(self.item)

    def get_absolute_url(self):
        return reverse("page:between", args=[self.item.uid])

    @property
    def sides(self):
        """The keys of the two organisations."""
        return (self.author_id, self.addressed_id)


class SideDraft(Thing):
    """What one side thinks of writing. Erased 30 days after the meeting; what was released and taken back leaves no trace."""

    between = models.ForeignKey(GoBetween, on_delete=models.CASCADE, related_name="drafts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    text = WordsField(rich=True)
    state = models.CharField(max_length=12, choices=Drafted, default=Drafted.KEPT)

    lifecycle = drafting
    objects = SideDraftQuerySet.as_manager()

    class Meta:
        triggers = [drafting.trigger()]

    def __str__(self):
        return str(self.between)

    def get_absolute_url(self):
        return self.between.get_absolute_url()


class AgreedWording(Thing):
    """What the go-between heard both sides say. It stands once both can live with it, and then it is filed; it is no decision."""

    between = models.ForeignKey(GoBetween, on_delete=models.PROTECT, related_name="wordings")
    text = WordsField(rich=True)
    state = models.CharField(max_length=12, choices=Worded, default=Worded.WAITING)
    author_can = models.BooleanField(null=True)
    addressed_can = models.BooleanField(null=True)
    filing = models.OneToOneField(Filing, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    lifecycle = wording
    objects = AgreedWordingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="wording_stands_by_both",
                condition=~Q(state=Worded.STANDS) | Q(author_can=True, addressed_can=True, filing__isnull=False),
            )
        ]
        triggers = [wording.trigger()]

    def __str__(self):
        return str(self.between)

    def get_absolute_url(self):
        return self.between.get_absolute_url()

    @property
    def story(self):
        return self.between.item.meeting
