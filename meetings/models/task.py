"""An agreed task: what somebody took upon themselves when a meeting decided. Never an order (domain.md §7)."""

from django.db import models
from django.db.models import Q

from core.filing import Filing
from core.things import Thing
from core.words import WordsField
from meetings.models.agenda import Decision
from meetings.querysets.tasks import AgreedTaskQuerySet
from meetings.states.tasks import Tasked, tasking
from participants.models import Post


class AgreedTask(Thing):
    """It belongs to a post: when people change, the task stays where it is. As agreed it is a filing, and so is the word by
    which its owner says that it is done."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="tasks")
    text = WordsField()
    owner = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=Tasked, default=Tasked.OPEN)
    filing = models.OneToOneField(Filing, null=True, on_delete=models.PROTECT, related_name="+")
    done_words = WordsField(blank=True, help_text="what its owner says was done")
    done_filing = models.OneToOneField(Filing, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    dropped_by = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = WordsField(blank=True, help_text="why it was dropped")
    ended_at = models.DateTimeField(null=True, blank=True)

    lifecycle = tasking
    never_deleted = True
    objects = AgreedTaskQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "due_on"], name="task_due")]
        constraints = [
            models.CheckConstraint(
                name="task_dropped_by_a_decision",
                condition=~Q(state=Tasked.DROPPED) | (Q(dropped_by__isnull=False) & ~Q(reason__texts={})),
            ),
            models.CheckConstraint(
                name="task_done_with_a_word",
                condition=~Q(state=Tasked.DONE) | Q(done_filing__isnull=False),
            ),
        ]
        triggers = [tasking.trigger()]

    def __str__(self):
        return str(self.text)

    def get_absolute_url(self):
        return f"{self.meeting.get_absolute_url()}#task-{self.uid}"

    @property
    def meeting(self):
        return self.decision.meeting

    @property
    def story(self):
        return self.meeting
