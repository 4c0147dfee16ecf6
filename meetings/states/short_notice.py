"""When short notice moves: seats may refuse it for some days; refused, the meeting gets a day with the full notice."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.lifecycle import STAYS, Lifecycle, Step
from meetings.rules import can_refuse_notice, can_run
from participants.rules import is_the_house


class Noticed(TextChoices):
    RUNNING = "running", _("Seats may refuse short notice")
    ACCEPTED = "accepted", _("No constituency refused short notice")
    REFUSED = "refused", _("Short notice refused: the meeting needs a day with the full notice")
    OVER = "over", _("Over: the meeting got another day, or was cancelled")


noticing = Lifecycle(
    Step(
        "refuse",
        _("Refuse short notice"),
        can_refuse_notice,
        (Noticed.RUNNING,),
        STAYS,
        _("Only who sits on a seat with a vote in this body, and has not done so yet, may refuse short notice."),
    ),
    Step("need_full", _("Refused"), is_the_house, (Noticed.RUNNING,), Noticed.REFUSED),
    Step("accept", _("The time to refuse is over"), is_the_house, (Noticed.RUNNING,), Noticed.ACCEPTED),
    Step("end", _("Over"), can_run, (Noticed.RUNNING, Noticed.REFUSED), Noticed.OVER),
)

NOTICE_HAPPENED = {
    "begin": _("The meeting was announced with short notice"),
    "refuse": _("A seat refused short notice"),
    "need_full": _("More than half of a constituency refused: the meeting must keep the full notice"),
    "accept": _("The time to refuse ended; no constituency refused"),
    "end": _("The meeting got another day, or was cancelled"),
}
