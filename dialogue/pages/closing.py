"""An open request for a stricter rule, as the page of its meeting shows it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from core.words import Words
from meetings.kinds import Regime
from meetings.services import asked_of
from meetings.states import OPEN, S

CAN_BE_ASKED = (S.PLANNED, *OPEN)


def closing_of(meeting, acting):
    """The request with the organisation that asked and what this hat may answer; ``None`` where none is open."""
    act = asked_of(meeting) if meeting.state in CAN_BE_ASKED else None
    if act is None:
        return None
    by = act.acting["words"].get("organisation")
    wanted = Regime(act.said["regime"]).label
    return {"act": act, "wanted": wanted, "by": by and Words.from_json(by), "steps": _steps(meeting, act, acting)}


def _steps(meeting, act, acting):
    lifecycle, steps = meeting.lifecycle, []
    if not lifecycle.is_open_to("close", meeting, acting):
        return steps
    if lifecycle.steps["close"].second.may(act, meeting, acting):
        steps.append(
            {"label": _("Agree to the stricter rule"), "url": _url("agree_close", meeting), "is_primary": True}
        )
        steps.append({"label": _("Refuse the stricter rule"), "url": _url("refuse_close", meeting)})
    elif act.is_of(acting):
        steps.append({"label": _("Take the request back"), "url": _url("withdraw_close", meeting)})
    return steps


def _url(name, meeting):
    return reverse(f"meetings:{name}", args=[meeting.ref])
