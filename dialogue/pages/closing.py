"""An open request for a stricter rule, as the page of its meeting shows it."""

import datetime as dt

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _

from core.awaited import Awaited
from core.words import Words
from meetings.kinds import Regime
from meetings.states import OPEN, S

CAN_BE_ASKED = (S.PLANNED, *OPEN)
READ = ("said", "reason", "acting", "side", "until")


def asked_of_it():
    """The open request of each meeting, for ``annotate(asked_row=…)``: the page reads it with the meeting."""
    rows = Awaited.objects.filter(thing_uid=OuterRef("uid"), verb="close", ended="")
    return ArraySubquery(rows.values(row=JSONObject(**{name: name for name in READ})))


def closing_of(meeting, acting):
    """The request with the organisation that asked and what this hat may answer; ``None`` where none is open."""
    if meeting.state not in CAN_BE_ASKED or not meeting.asked_row:
        return None
    row = meeting.asked_row[0]
    said = {"reason": Words.from_json(row["reason"]), "until": dt.date.fromisoformat(row["until"])}
    act = Awaited(**row | said)
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
