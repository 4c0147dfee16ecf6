"""Long jobs show their progress (design.md §8)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.things import Thing


class Job(Thing):
    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")

    name = models.CharField(max_length=60)
    owner_uid = models.UUIDField(null=True, blank=True, help_text="uid of the person who started it")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    outcome = models.JSONField(default=dict, blank=True)

    def __str__(self):
        return f"{self.name} {self.done}/{self.total}"

    def advance(self, done, total=None):
        """Tell how far the job is, in its own units. Cheap; call it every few hundred rows, outside the long transaction."""
        Job.objects.filter(pk=self.pk).update(done=done, total=total or self.total, state=self.State.RUNNING)

    def finish(self, outcome):
        """The job ended well with ``outcome``, a JSON object of counts."""
        Job.objects.filter(pk=self.pk).update(state=self.State.DONE, outcome=outcome)

    def fail(self, sentence):
        """The job ended with a fault that ``sentence`` tells a person."""
        Job.objects.filter(pk=self.pk).update(state=self.State.FAILED, outcome={"error": str(sentence)})
