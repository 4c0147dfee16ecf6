"""Short notice of one meeting: how much there is, who refused, how far each constituency is, what is owed."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import DetailView

from core.forms import StepForm
from dialogue.pages.told import lines_of, timeline
from meetings.models import ShortNotice, noticed_now
from meetings.services import refusals_of
from meetings.states.short_notice import NOTICE_HAPPENED, Noticed
from participants.access import WHO_SEES
from participants.kinds import Audience

BADGES = {
    Noticed.RUNNING: ("wait", "clock"),
    Noticed.ACCEPTED: ("ok", "check"),
    Noticed.REFUSED: ("stop", "object"),
    Noticed.OVER: ("", "back"),
}
TONES = {"need_full": "stop", "accept": "sys", "end": "sys"}


def with_badge_of_notice(notice):
    """The notice with what the badge of its state needs."""
    notice.now = noticed_now(notice.state, notice.until)
    notice.tone, notice.icon = BADGES[notice.now]
    return notice


class ShortNoticePage(DetailView):
    shown_to = "visible_to"
    template_name = "dialogue/short_notice.html"
    context_object_name = "notice"

    def get_object(self):
        seen = ShortNotice.objects.visible_to(self.request.acting.user).select_related("meeting__body")
        return with_badge_of_notice(get_object_or_404(seen, uid=self.kwargs["uid"]))

    def get_context_data(self, **context):
        notice, acting = self.object, self.request.acting
        may = notice.takes_refusals and notice.lifecycle.is_open_to("refuse", notice, acting)
        return super().get_context_data(
            parts=refusals_of(notice),
            refused=list(notice.refusals.select_related("seat__organisation")),
            refuse=reverse("meetings:refuse_notice", args=[notice.uid]) if may else "",
            form=StepForm(thing=notice, by=acting) if may else None,
            moves=notice.state == Noticed.REFUSED
            and notice.meeting.lifecycle.is_open_to("move", notice.meeting, acting),
            events=timeline(notice, NOTICE_HAPPENED, TONES, lines=lines_of(notice)),
            seen=WHO_SEES[Audience.PUBLIC],
            **context,
        )
