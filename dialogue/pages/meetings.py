"""All meetings of all bodies: what is coming, what is over."""

from django.views.generic import ListView

from meetings.models import Meeting
from meetings.rules import can_run
from meetings.states import S
from participants.models import Body

BADGES = {  # tone and icon of a state
    S.PLANNED: ("", "pen"),
    S.ANNOUNCED: ("info", "calendar"),
    S.CIRCULATED: ("info", "file"),
    S.HELD: ("wait", "clock"),
    S.PUBLISHED: ("ok", "check"),
    S.CANCELLED: ("stop", "cross"),
    S.POSTPONED: ("wait", "pause"),
}


def with_badge(meeting):
    """The meeting with what the badge of its state needs."""
    meeting.tone, meeting.icon = BADGES[meeting.state]
    return meeting


class Meetings(ListView):
    """Coming ones first, the nearest on top; then the past, the latest on top."""

    shown_to = "visible_to"
    template_name = "dialogue/meetings.html"
    paginate_by = 25

    def found(self):
        """What this person sees of what was asked for."""
        found = Meeting.objects.visible_to(self.request.acting.user).for_list().matching(self.request.GET.get("q", ""))
        body = self.request.GET.get("body", "")
        return found.filter(body__code=body) if body else found

    def coming(self):
        """The nearest first, and behind them those that wait for a new day."""
        found = self.found()
        return [*found.upcoming(), *found.filter(state=S.POSTPONED).order_by("starts_at", "id")]

    def get_queryset(self):
        return self.found().past()

    def get_context_data(self, **context):
        context = super().get_context_data(**context)
        is_first = context["page_obj"].number == 1
        bodies, body = (
            Body.objects.visible_to(self.request.acting.user).order_by("id"),
            self.request.GET.get("body", ""),
        )
        return {
            **context,
            "past": [with_badge(meeting) for meeting in context["page_obj"]],
            "upcoming": [with_badge(meeting) for meeting in self.coming()] if is_first else [],
            "bodies": bodies,
            "q": self.request.GET.get("q", ""),
            "body": body,
            "chosen_body": next((one for one in bodies if one.code == body), None),
            "can_schedule": can_run.test(self.request.acting, None),
        }
