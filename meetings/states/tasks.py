"""When an agreed task moves. Nothing but its owner's word or a decision of the body moves it: no link changes a status."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.lifecycle import Lifecycle, Step
from meetings.rules import can_finish_task, can_run


class Tasked(TextChoices):
    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped by a decision")


tasking = Lifecycle(
    Step(
        "finish_task",
        _("Say that it is done"),
        can_finish_task,
        (Tasked.OPEN,),
        Tasked.DONE,
        _(
            "Only who holds the post that owns the agreed task may say that it is done. You may have to change your hat."
        ),
    ),
    Step(
        "drop_task",
        _("Drop the agreed task"),
        can_run,
        (Tasked.OPEN,),
        Tasked.DROPPED,
        _("Only the secretariat records which agreed tasks a meeting dropped."),
    ),
)
TASKS_HAPPENED = {
    "finish_task": _("An agreed task is done"),
    "drop_task": _("An agreed task was dropped by a decision"),
}
