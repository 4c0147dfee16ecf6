"""When the call for an extraordinary meeting moves. The secretariat has one step with it: to schedule the meeting."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.lifecycle import STAYS, Lifecycle, Step
from meetings.rules import can_join_call, can_run, has_joined
from participants.rules import is_the_house


class Called(TextChoices):
    OPEN = "open", _("Seats may join")
    REACHED = "reached", _("Reached: the meeting must be scheduled")
    SCHEDULED = "scheduled", _("The meeting is scheduled")
    WITHDRAWN = "withdrawn", _("Withdrawn by those who called")


_only_a_vote = _(
    "Only who sits on a seat with a vote in this body, and has not joined yet, may join the call. You may have to change your hat."
)

calling = Lifecycle(
    Step("join", _("Join the call"), can_join_call, (Called.OPEN,), STAYS, _only_a_vote),
    Step(
        "leave",
        _("Take back your joining"),
        has_joined,
        (Called.OPEN,),
        STAYS,
        _("Only a seat that has joined the call may take that back."),
    ),
    # Nobody withdraws a call others stand behind: it ends when the last seat has left it.
    Step("withdraw", _("Withdrawn"), is_the_house, (Called.OPEN,), Called.WITHDRAWN),
    Step("reach", _("Reached"), is_the_house, (Called.OPEN,), Called.REACHED),
    Step(
        "schedule",
        _("Schedule the meeting"),
        can_run,
        (Called.REACHED,),
        Called.SCHEDULED,
        _("Only the secretariat schedules meetings."),
    ),
    # Its meeting was cancelled: the call stands, and the term begins anew.
    Step("reopen", _("Its meeting was cancelled"), can_run, (Called.SCHEDULED,), Called.REACHED),
)

CALL_HAPPENED = {
    "open": _("Called for"),
    "join": _("A seat joined"),
    "leave": _("A seat took its joining back"),
    "withdraw": _("Withdrawn: nobody stands behind it any more"),
    "reach": _("Reached: the secretariat must schedule the meeting"),
    "schedule": _("The meeting is scheduled and announced"),
    "reopen": _("Its meeting was cancelled: the secretariat must schedule another"),
}
