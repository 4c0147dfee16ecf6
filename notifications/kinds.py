"""What can become of a notice."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    WAITING = "waiting", _("Waiting")  # for the courier, from ``due_at`` on
    CLAIMED = "claimed", _("Being sent")  # by one courier; free for another when its lease (``due_at``) is over
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Could not be delivered")
    IN_APP = "in_app", _("In the app only")


UNDELIVERED = (State.WAITING, State.CLAIMED)
