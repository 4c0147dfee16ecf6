"""The sitting on screens: the secretary's page, the chair's view and the projector.

The two views are kept in step by polling one fragment each, the same for everybody who may see it: a poll asks the database once,
for a stamp of all a screen shows, and is answered "nothing changed" while the stamp is the same (design.md §8). Whether a session
may see it is asked anew every ``TRUSTED`` seconds; without the cache every poll asks."""

import uuid

from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from core.canonical import digest
from core.seeing import RuledPage
from meetings.forms.minutes import RemarkForm
from meetings.forms.screen import SpeakerForm, WordingForm, name_of
from meetings.models import AgendaItem, FloorRequest, Meeting
from meetings.rules import can_follow_sitting, can_run
from meetings.services import quorum_now_shown, stamp_of_sitting

TRUSTED = 20  # seconds for which a session that may see a screen is not asked again
KEPT = 300  # seconds a fragment is kept; its key changes with what it shows


class SeenMeeting(RuledPage):
    """A page of a meeting this person sees, for the hats of a rule."""

    @cached_property
    def thing(self):
        seen = Meeting.objects.visible_to(self.request.acting.user).select_related("body", "sitting")
        return get_object_or_404(seen, ref=self.kwargs["ref"])


def sitting_of(meeting):
    return getattr(meeting, "sitting", None)


def items_on_screen(meeting):
    """The agenda with times and draft wordings; ``is_current`` marks the item that is heard."""
    items = list(AgendaItem.objects.filter(meeting=meeting).standing().select_related("draft_wording", "decision"))
    meeting.programme(items)
    sitting = sitting_of(meeting)
    for item in items:
        item.is_current = sitting is not None and sitting.item_id == item.pk
        item.wording = getattr(item, "draft_wording", None)
        item.is_decided = hasattr(item, "decision")
    return items


def shown_on(meeting):
    """What the fragments of all screens print."""
    items = items_on_screen(meeting)
    current = next((item for item in items if item.is_current), None)
    speakers = []
    if current and not meeting.is_without_attribution:
        waiting = FloorRequest.objects.filter(item=current).in_turn(civil_society_first=meeting.civil_society_first)
        speakers = [name_of(speaker.seat) for speaker in waiting]
    return {
        "meeting": meeting,
        "items": items,
        "current": current,
        "speakers": speakers,
        "until": _until(meeting, current),
        "tally": quorum_now_shown(meeting),
    }


def _until(meeting, current):
    """When the time of the current item is over, in seconds since 1970."""
    if current is None:
        return None
    return int(meeting.sitting.item_since.timestamp()) + 60 * current.minutes


class Screen(SeenMeeting, TemplateView):
    """The secretary's: everything of the sitting on one page."""

    rule = can_run
    template_name = "meetings/screen/page.html"

    def get_context_data(self, **context):
        meeting, acting = self.thing, self.request.acting
        shown = shown_on(meeting)
        item = shown["current"] or next(iter(shown["items"]), None)
        own_affairs = set(AgendaItem.objects.on_own_affairs().filter(meeting=meeting).values_list("pk", flat=True))
        for one in shown["items"]:
            step = "meetings:decide_membership" if one.pk in own_affairs else "recommendations:decide"
            one.decide_at, one.once = reverse(step, args=[one.uid]), uuid.uuid4()
        return super().get_context_data(
            **shown,
            item=item,
            once_call=uuid.uuid4(),
            forms=self.forms(item) if item else {},
            is_open=meeting.lifecycle.is_open_to("lead", meeting, acting),
            can_decide=meeting.lifecycle.is_open_to("decide", meeting, acting),
            can_hold=meeting.lifecycle.is_open_to("hold", meeting, acting),
            version=meeting.sitting.version if shown["current"] else 0,
            live=reverse("page:live_chair", args=[meeting.ref]),
            outbox=f"screen:{meeting.ref}:{acting.user.uid}",
            **context,
        )

    def forms(self, item):
        """Of the item that is heard; the script points them at another one when the sitting moves."""
        item.meeting, by = self.thing, self.request.acting
        words = {"version": item.wording.version if item.wording else 0}
        words["text"] = item.wording.text if item.wording else None
        return {
            "wording": WordingForm(thing=item, by=by, initial=words, auto_id="wording_%s"),
            "note": RemarkForm(thing=item, by=by, auto_id="note_%s"),
            "speaker": SpeakerForm(thing=item, by=by, auto_id="speaker_%s"),
        }


class ChairScreen(SeenMeeting, TemplateView):
    rule = can_follow_sitting
    says = _("The chair, the co-chairs and the secretariat follow the sitting here. You may have to change your hat.")
    template_name = "meetings/screen/chair.html"
    live = "page:live_chair"

    def get_context_data(self, **context):
        live = reverse(self.live, args=[self.thing.ref])
        return super().get_context_data(**shown_on(self.thing), live=live, **context)


class RoomScreen(ChairScreen):
    """The projector: the current item and the draft decision, large, in every language they are given in."""

    template_name = "meetings/screen/room.html"
    live = "page:live_room"


class ChairLive(SeenMeeting, View):
    """The fragment a screen polls."""

    rule = can_follow_sitting
    says = ChairScreen.says
    fragment = "meetings/screen/live_chair.html"

    def dispatch(self, request, *args, **kwargs):
        seen = f"screen:seen:{digest([request.session.session_key or '', self.kwargs['ref']])}"
        if not cache.get(seen):
            response = super().dispatch(request, *args, **kwargs)
            if response.status_code in (200, 304):
                cache.set(seen, True, TRUSTED)
            return response
        return self.get(request)

    def get(self, request, **_kwargs):
        stamp = stamp_of_sitting(self.kwargs["ref"])
        key = digest([self.fragment, get_language(), self.kwargs["ref"], str(stamp)])
        if response := get_conditional_response(request, etag=f'"{key}"'):
            return response
        if (html := cache.get(f"screen:{key}")) is None:
            meeting = get_object_or_404(Meeting.objects.select_related("body", "sitting"), ref=self.kwargs["ref"])
            html = render_to_string(self.fragment, shown_on(meeting))
            cache.set(f"screen:{key}", html, KEPT)
        return HttpResponse(html, headers={"ETag": f'"{key}"', "Cache-Control": "private, no-cache"})


class RoomLive(ChairLive):
    fragment = "meetings/screen/live_room.html"
