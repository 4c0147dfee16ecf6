"""Long jobs show their progress (design.md §8).

Who works on a job holds a lock of the database for it, which goes with the connection: so it is known at once and for certain
whether anybody is still at it. A worker that was killed cannot say that it ended; ``end_dead`` says it for it.
"""

from contextlib import contextmanager

from django.db import connection, models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.things import Thing

LOCKS = 0x6A6F62  # "job": the room of our locks among those of the database
AT_WORK = """
SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND objsubid = 2 AND granted
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


class JobQuerySet(models.QuerySet):
    def dead(self):
        """Those that run by their row while nobody is at work on them."""
        with connection.cursor() as cursor:
            cursor.execute(AT_WORK, [LOCKS])
            held = {number for (number,) in cursor.fetchall()}
        running = self.filter(state=Job.State.RUNNING)
        return [job for job in running if job.lock_number not in held]

    def end_dead(self):
        """End them as failed, with a word that tells what to do; returns how many."""
        dead = self.dead()
        for job in dead:
            job.fail(_("The worker was stopped in the middle. Nothing of it is kept: build it again."))
        return len(dead)


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

    objects = JobQuerySet.as_manager()

    def __str__(self):
        return f"{self.name} {self.done}/{self.total}"

    @property
    def lock_number(self):
        """What its lock is called."""
        return self.pk % 2**31

    @contextmanager
    def at_work(self):
        """Whoever works on the job does it within this; set it running within it too."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s, %s)", [LOCKS, self.lock_number])
        try:
            yield self
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCKS, self.lock_number])

    def begin(self):
        """The first to take a waiting job gets true; the job runs."""
        waiting = Job.objects.filter(pk=self.pk, state=self.State.WAITING)
        return bool(waiting.update(state=self.State.RUNNING, updated_at=timezone.now()))

    def advance(self, done, total=None):
        """Tell how far the job is, in its own units. Cheap; call it every few hundred rows, outside the long transaction."""
        now = timezone.now()
        row = Job.objects.filter(pk=self.pk)
        row.update(done=done, total=total or self.total, state=self.State.RUNNING, updated_at=now)

    def finish(self, outcome):
        """The job ended well with ``outcome``, a JSON object of counts."""
        Job.objects.filter(pk=self.pk).update(state=self.State.DONE, outcome=outcome)

    def fail(self, sentence):
        """The job ended with a fault that ``sentence`` tells a person."""
        Job.objects.filter(pk=self.pk).update(state=self.State.FAILED, outcome={"error": str(sentence)})
