"""A call for an extraordinary meeting: what it is about, who stands behind it, how far each constituency is, what is owed."""

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import DetailView

from core.forms import StepForm
from dialogue.pages.told import lines_of, steps_of, term_told, timeline
from meetings.models import MeetingCall
from meetings.services import is_by_chair, parts_of
from meetings.states.calls import CALL_HAPPENED, Called
from participants.access import WHO_SEES
from participants.kinds import Audience

BADGES = {
    Called.OPEN: ("wait", "people"),
    Called.REACHED: ("wait", "clock"),
    Called.SCHEDULED: ("ok", "check"),
    Called.WITHDRAWN: ("", "back"),
}
TONES = {"reach": "ok", "schedule": "ok", "withdraw": "sys", "reopen": "stop"}
STEPS = {"schedule": "meetings:schedule_called", "leave": "meetings:leave_call"}


def with_badge_of_call(call):
    """The call with what the badge of its state needs."""
    call.tone, call.icon = BADGES[call.state]
    return call


def has_calls():
    """Whether a body was ever called together: read with it."""
    return Exists(MeetingCall.objects.filter(body=OuterRef("pk")))


def calls_of(body, most):
    """The latest calls of a body, as its page lists them."""
    return [with_badge_of_call(one) for one in MeetingCall.objects.filter(body=body).for_list()[:most]]


class CallPage(DetailView):
    shown_to = "visible_to"
    template_name = "dialogue/call.html"
    context_object_name = "call"

    def get_object(self):
        seen = MeetingCall.objects.visible_to(self.request.acting.user).for_list()
        wanted = seen.select_related(
            "body", "seat__organisation", "filing", "item__meeting", "term__rule", "term__calendar"
        )
        return with_badge_of_call(get_object_or_404(wanted, ref=self.kwargs["ref"]))

    def get_context_data(self, **context):
        call, acting = self.object, self.request.acting
        is_waiting = call.state in (Called.OPEN, Called.REACHED)
        joins = call.lifecycle.is_open_to("join", call, acting)
        return super().get_context_data(
            by_chair=is_by_chair(call),
            parts=parts_of(call) if call.state == Called.OPEN else [],
            joined=list(call.joins.standing()),
            join=reverse("meetings:join_call", args=[call.ref]) if joins else "",
            form=StepForm(thing=call, by=acting) if joins else None,
            steps=steps_of(call, acting, STEPS, primary=("schedule",)),
            bar=term_told(call.term) if is_waiting or call.item_id else None,
            events=timeline(call, CALL_HAPPENED, TONES, lines=lines_of(call)),
            seen=WHO_SEES[Audience.PUBLIC],
            **context,
        )
