"""What can become of a notice, and of a letter to many."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outboxed(models.TextChoices):
    """What became of a letter to many that waits in the outbox."""

    WAITING = "waiting", _("Waits to be sent")
    SENT = "sent", _("Sent off")
    STOPPED = "stopped", _("Stopped before it was sent")


class State(models.TextChoices):
    HELD = "held", _("In the outbox")  # until somebody sends the letter off; its reader sees nothing of it
    WAITING = "waiting", _("Waiting")  # for the courier, from ``due_at`` on
    CLAIMED = "claimed", _("Being sent")  # by one courier; free for another when its lease (``due_at``) is over
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Could not be delivered")
    IN_APP = "in_app", _("In the app only")


SENDERS = ("secretary",)  # posts of the platform that write to many; this app stands left of the one that knows posts
UNDELIVERED = (State.WAITING, State.CLAIMED)
