"""What a meeting speaks about, what it decided, and what is suggested for the next one."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from core.filing import Filing
from core.refs import Ref
from core.things import Thing
from core.words import WordsField, from_plain
from meetings import kinds, voting
from meetings.models.meeting import Meeting
from meetings.programme import items_by_question
from meetings.querysets import AgendaItemQuerySet, DecisionQuerySet, SuggestionQuerySet
from participants.kinds import Constituency
from participants.models import Body

LENGTH = [MinValueValidator(1), MaxValueValidator(600)]  # of one item, in minutes


class AgendaItem(Thing):
    """One question of the agenda, or a part of one. Dropped after publication it stays, struck out."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    position = models.PositiveIntegerField(help_text="place in the whole agenda, parts behind what they are part of")
    number = models.CharField(max_length=8, help_text="as it is printed: 2, 2.1")
    title = WordsField()
    summary = WordsField(blank=True, help_text="what it is about, in a few sentences")
    standing_question = models.CharField(max_length=15, choices=kinds.StandingQuestion)
    rapporteurs = WordsField(blank=True, help_text="offices or organisations")
    minutes = models.PositiveSmallIntegerField(validators=LENGTH)
    is_added_late = models.BooleanField(default=False, help_text="after the agenda was published")
    papers_complete_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True, help_text="the last time after the agenda was published")
    told = models.JSONField(default=dict, blank=True, help_text="what the published agenda last said of it")
    was = models.JSONField(default=dict, blank=True, help_text="of what changed: what was first published")

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["meeting", "position"], name="item_position")]

    def __str__(self):
        return f"{self.number}. {self.title}"

    def get_absolute_url(self):
        return f"{self.meeting.get_absolute_url()}#item-{self.uid}"

    @property
    def story(self):
        return self.meeting

    @property
    def title_was(self):
        """Its title as first published, where that changed; ``None`` where it did not, or was changed back."""
        return (
            from_plain(self.was["title"])
            if self.was.get("title", self.told.get("title")) != self.told.get("title")
            else None
        )

    @property
    def minuted(self):
        """The minutes of its meeting (``minutes`` are how long it takes)."""
        return self.meeting.minutes


def questions_covered(items):
    """How many items each of the body's two questions has: pairs of the question in words and the number."""
    return [(question.label, number) for question, number in items_by_question(i.standing_question for i in items)]


class Decision(Thing):
    """What the meeting decided on one item. Each wording is a filing; a correction is one more (design.md §5.3)."""

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="decision")
    method = models.CharField(max_length=20, choices=kinds.Method)
    outcome = models.CharField(max_length=15, choices=kinds.Outcome)
    text = WordsField(rich=True)
    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="+", null=True)
    votes = models.JSONField(default=dict, blank=True, help_text="for, against, abstain by constituency")
    state_position = WordsField(blank=True, rich=True, help_text="attached to a text of civil society (domain.md §5.6)")

    objects = DecisionQuerySet.as_manager()

    def __str__(self):
        return f"{self.item}: {self.get_outcome_display()}"

    def get_absolute_url(self):
        return self.item.get_absolute_url()

    @property
    def vote_totals(self):
        """For, against, abstained, in the whole body; empty where no vote was counted."""
        return voting.totals(self.votes) if self.votes else {}

    @property
    def vote_rows(self):
        """The same by constituency, as it may be printed to anybody."""
        return [(Constituency(name).label, *numbers) for name, *numbers in voting.by_constituency(self.votes)]

    @property
    def meeting(self):
        return self.item.meeting

    @property
    def story(self):
        return self.item.meeting


class Suggestion(Thing):
    """Something an app on the right wants on the next agenda of a body; it withdraws it when the reason is over."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    about_kind = models.CharField(max_length=60)
    about_uid = models.UUIDField()
    reason = models.CharField(max_length=15, choices=kinds.SuggestionReason)
    words = WordsField()
    standing_question = models.CharField(
        max_length=15, choices=kinds.StandingQuestion, blank=True, default="", help_text="where it is known"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="suggestions")

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "about_uid", "reason"],
                condition=Q(withdrawn_at=None),
                name="suggested_once",
            )
        ]

    def __str__(self):
        return f"{self.get_reason_display()}: {self.words}"

    @property
    def why(self):
        """Its reason in a sentence."""
        return kinds.SUGGESTED_BECAUSE[self.reason]

    @property
    def question(self):
        """Under which question an item made of it stands, unless somebody says otherwise."""
        own = self.reason in kinds.ORGANISATIONAL
        return kinds.StandingQuestion.ORGANISATIONAL if own else self.standing_question or kinds.StandingQuestion.OTHER

    @property
    def about(self):
        """What it is about."""
        return Ref(self.about_kind, self.about_uid)
