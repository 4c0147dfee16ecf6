"""Dissenting opinions wherever a decision is shown: read from their filings, with names as on that day, in the query that
reads the decision."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse

from core.canonical import control_code
from core.unattributed import shown_about
from core.words import Words
from meetings.models import Dissent
from meetings.services import still_may_dissent
from participants.models import Organisation


@dataclass(frozen=True)
class Opinion:
    """What one organisation filed, as ``dialogue/partials/dissents.html`` prints it."""

    uid: str
    organisation: int
    by: Words  # its name as on that day
    at: dt.datetime
    text: Words
    control_code: str


def filed_on(decision, user):
    """The dissents on ``decision`` (the path to its key) this person may see, for ``annotate``: ``opinions`` reads them."""
    seen = Dissent.objects.visible_to(user).filter(decision=OuterRef(decision)).order_by("id")
    filed = {"acting": F("filing__acting"), "words": F("filing__words"), "at": F("filing__filed_at")}
    row = JSONObject(uid="uid", organisation="organisation_id", sha256="filing__sha256", **filed)
    return ArraySubquery(seen.values(row=row))


def opinions(filed):
    """The rows of ``filed_on``, the first filed first."""
    return [
        Opinion(
            uid=row["uid"],
            organisation=row["organisation"],
            by=Words.from_json(row["acting"]["words"]["organisation"]),
            at=dt.datetime.fromisoformat(row["at"]),
            text=Words.from_json(row["words"]["dissent"]),
            control_code=control_code(row["sha256"]),
        )
        for row in filed
    ]


def may_dissent(meeting, acting):
    """Whether this hat may file one on a decision of the meeting now, unless it has already."""
    return meeting.takes_dissents and meeting.lifecycle.is_open_to("dissent", meeting, acting)


def add_opinions(decision, filed, *, acting, may):
    """Give the decision its ``opinions``, and ``dissent_url``: where this hat, if it ``may``, adds its own."""
    decision.opinions = opinions(filed)
    has_spoken = any(acting.speaks_for(one.organisation) for one in decision.opinions)
    decision.dissent_url = reverse("meetings:dissent", args=[decision.uid]) if may and not has_spoken else ""


def add_unnamed(decisions, meeting, *, may):
    """Where nothing may be attributed: give the decisions the dissents that came ``unnamed``, and the address of their door."""
    shown = shown_about(decisions) if meeting.is_without_attribution else {}
    for decision in decisions:
        decision.unnamed = shown.get(decision.uid, [])
        opens = may and meeting.is_without_attribution
        decision.unnamed_url = reverse("meetings:dissent_without_name", args=[decision.uid]) if opens else ""


def who_may_still(meeting, decisions, user):
    """The organisations with a vote that have not dissented from every decision of the meeting; none after the window."""
    if not meeting.takes_dissents:
        return []
    spoken = Counter(one.organisation for decision in decisions for one in decision.opinions)
    left = still_may_dissent(meeting, spoken, len(decisions))
    return Organisation.objects.visible_to(user).filter(pk__in=left).for_list()
