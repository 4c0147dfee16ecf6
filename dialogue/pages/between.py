"""Between two sides of an item: the go-between, each side's drafts, the wording both can live with. A page for the two sides and
the person, for nobody else; a wording that stands is told on the page of the meeting."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import JSONObject
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView

from core.canonical import control_code
from core.grouping import grouped
from core.words import Words
from meetings.models import AgendaItem, AgreedWording, GoBetween, Resting, SideDraft
from meetings.rules import can_propose_between, is_of_a_side
from meetings.services.between import other_sides
from meetings.states.between import BEFORE, Between, Worded

ADDRESSES = {
    "agree": "meetings:agree_between",
    "end": "meetings:end_between",
    "add_draft": "meetings:add_side_draft",
    "word": "meetings:word_between",
    "edit": "meetings:edit_side_draft",
    "release": "meetings:release_side_draft",
    "take_back": "meetings:take_back_side_draft",
    "mark": "meetings:mark_wording",
}
TONES = {Between.PROPOSED: ("wait", "clock"), Between.AGREED: ("ok", "check"), Between.ENDED: ("", "cross")}
SEEN = _("People of the two sides and the go-between. Not the secretariat, not the chair, not the custodian.")


def steps(thing, acting):
    """The steps this hat may take with the thing now."""
    return [
        {
            "label": step.label,
            "url": reverse(ADDRESSES[step.verb], args=[thing.uid]),
            "is_primary": step.verb in ("agree", "word", "mark"),
            "is_hard": step.verb == "end",
        }
        for step in thing.lifecycle.open_to(thing, acting)
        if step.verb in ADDRESSES
    ]


@dataclass(frozen=True)
class Standing:
    """A wording both sides can live with, as the page of the meeting prints it."""

    uid: str
    text: Words
    sides: tuple  # the names of both
    control_code: str


def between_of(acting):
    """For ``annotate`` of items: the wordings that stand there, and whether this hat's organisation is a side, or this person goes
    between: no query of their own. ``add_betweens`` reads them."""
    names = {"author": F("between__author__name"), "addressed": F("between__addressed__name")}
    row = JSONObject(uid="uid", words="filing__words", sha256="filing__sha256", **names)
    standing = AgreedWording.objects.filter(state=Worded.STANDS, between__item=OuterRef("pk")).order_by("id")
    return {"standing_rows": ArraySubquery(standing.values(row=row)), "is_between": _is_between(acting)}


def _is_between(acting):
    if acting.is_nobody:
        return Value(False)
    goes = Exists(GoBetween.objects.filter(item=OuterRef("pk"), person=acting.user, agreed_at__isnull=False))
    if acting.organisation is None:
        return goes
    own = Q(author=acting.organisation) | Q(addressed=acting.organisation)
    return goes | Exists(Resting.objects.filter(own, item=OuterRef("pk")))


def add_betweens(items):
    """Gives each item ``standing``, and ``between_url`` for the sides and the go-between."""
    for item in items:
        item.standing = [
            Standing(
                uid=row["uid"],
                text=Words.from_json(row["words"]["wording"]),
                sides=(Words.from_json(row["author"]), Words.from_json(row["addressed"])),
                control_code=control_code(row["sha256"]),
            )
            for row in item.standing_rows
        ]
        item.between_url = reverse("page:between", args=[item.uid]) if item.is_between else ""
    return items


class BetweenPage(DetailView):
    shown_to = "visible_to"
    template_name = "dialogue/between.html"
    context_object_name = "item"

    def get_object(self):
        acting = self.request.acting
        seen = AgendaItem.objects.visible_to(acting.user).select_related("meeting__body")
        item = get_object_or_404(seen, uid=self.kwargs["uid"])
        self.betweens = list(GoBetween.objects.visible_to(acting.user).filter(item=item).for_page())
        if not (self.betweens or is_of_a_side.test(acting, item)):
            raise Http404
        return item

    def get_context_data(self, **context):
        item, acting = self.object, self.request.acting
        is_before = item.meeting.state in BEFORE
        drafts = SideDraft.objects.visible_to(acting.user).filter(between__in=self.betweens)
        drafts = grouped((one.between_id, one) for one in drafts.select_related("organisation").order_by("id"))
        worded = AgreedWording.objects.visible_to(acting.user).filter(between__in=self.betweens).order_by("-id")
        worded = grouped((one.between_id, one) for one in worded)
        for between in self.betweens:
            between.tone, between.icon = TONES[between.state]
            works = is_before and between.state != Between.ENDED
            between.steps = steps(between, acting) if works else []
            between.seen_drafts, between.seen_wordings = drafts.get(between.pk, []), worded.get(between.pk, [])
            for one in (*between.seen_drafts, *between.seen_wordings):
                one.between = between
                one.steps = steps(one, acting) if works else []
        others = other_sides(item, acting.organisation) if can_propose_between.test(acting, item) and is_before else []
        taken = {key for between in self.betweens if between.state != Between.ENDED for key in between.sides}
        return super().get_context_data(
            betweens=self.betweens,
            may_propose=any(one.pk not in taken for one in others),
            is_before=is_before,
            seen=SEEN,
            **context,
        )
