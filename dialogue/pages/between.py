"""Between two sides of an item: the go-between, each side's drafts, the wording both can live with. A page for the two sides and
the person, for nobody else; a wording that stands is told on the page of the meeting."""

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView

from core.grouping import grouped
from meetings.models import AgendaItem, AgreedWording, GoBetween, SideDraft
from meetings.querysets.between import BEFORE
from meetings.rules import can_propose_between, is_of_a_side
from meetings.services.between import other_sides
from meetings.states.between import Between

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


def add_betweens(items, meeting, acting):
    """Gives each item ``standing``, wordings both sides can live with; and ``between_url`` for the sides and the go-between."""
    standing = grouped((one.between.item_id, one) for one in AgreedWording.objects.standing_at(meeting))
    own = _own_items(meeting, acting) if items else set()
    for item in items:
        item.standing = standing.get(item.pk, [])
        item.between_url = reverse("page:between", args=[item.uid]) if item.pk in own else ""
    return items


def _own_items(meeting, acting):
    """The items of which the hat's organisation is a side, or between whose sides the person goes; one query, none for nobody."""
    if acting.is_nobody:
        return set()
    own = Q(betweens__person=acting.user, betweens__agreed_at__isnull=False)
    if acting.organisation:
        own |= Q(resting__author=acting.organisation) | Q(resting__addressed=acting.organisation)
    return set(AgendaItem.objects.filter(own, meeting=meeting).values_list("pk", flat=True))


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
