"""A silence procedure: what is asked, until when, how many were told and answered, the objection that stopped it. Whether
somebody has opened the page is kept nowhere (design.md §7): what counts is the answer."""

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from core.forms import StepForm
from dialogue.pages.told import lines_of, steps_of, term_told, timeline
from meetings.models import Silence, SilenceSeat
from meetings.rules import can_run
from meetings.services import counted
from meetings.states import Minuted
from meetings.states.silence import SILENCE_HAPPENED, Silent
from participants.access import WHO_SEES
from participants.kinds import Audience

BADGES = {
    Silent.ASKED: ("wait", "clock"),
    Silent.AGREED: ("info", "check"),
    Silent.DONE: ("info", "check"),
    Silent.STOPPED: ("stop", "object"),
    Silent.LAPSED: ("", "back"),
}
TONES = {"object": "stop", "agree": "sys", "lapse": "sys"}
STEPS = {"object": "meetings:object_silence", "carry_out": "meetings:carry_out_silence"}


def with_badge_of_silence(silence):
    """The procedure with what the badge of its state needs."""
    silence.tone, silence.icon = BADGES[silence.state]
    return silence


def asked_about():
    """Whether silence was ever asked about these minutes: read with them, because it seldom was."""
    return Exists(Silence.objects.filter(minutes=OuterRef("pk")))


def silences_of(minutes, acting):
    """What the page of minutes (with ``has_silence``) shows of silence on their text, and where the secretariat asks. One query
    at the most."""
    seen = Silence.objects.visible_to(acting.user).filter(minutes=minutes) if minutes.has_silence else ()
    found = [with_badge_of_silence(one) for one in seen]
    is_asked = any(one.state in (Silent.ASKED, Silent.AGREED) for one in found)
    asks = minutes.state == Minuted.APPROVING and not is_asked and can_run.test(acting, minutes)
    return {"silences": found, "ask_silence": reverse("meetings:ask_silence", args=[minutes.ref]) if asks else ""}


class SilencePage(DetailView):
    shown_to = "visible_to"
    template_name = "dialogue/silence.html"
    context_object_name = "silence"

    def get_object(self):
        seen = Silence.objects.visible_to(self.request.acting.user)
        wanted = ("meeting__body", "minutes", "filing", "term__rule", "term__calendar", "objection__filing")
        seen = seen.select_related(*wanted, "objection__seat__organisation").prefetch_related("seats")
        return with_badge_of_silence(get_object_or_404(seen, uid=self.kwargs["uid"]))

    def get_context_data(self, **context):
        silence, acting = self.object, self.request.acting
        told, answered = counted(silence)
        may = silence.lifecycle.is_open_to("answer", silence, acting)
        seats = SilenceSeat.objects.visible_to(acting.user).filter(silence=silence).by_seat()
        return super().get_context_data(
            told=told,
            answered=answered,
            asked=silence.seats.all(),
            seats=list(seats),
            objection=getattr(silence, "objection", None),
            answer=reverse("meetings:answer_silence", args=[silence.uid]) if may else "",
            form=StepForm(thing=silence, by=acting) if may else None,
            steps=steps_of(silence, acting, STEPS, primary=("carry_out",), hard=("object",)),
            bar=term_told(silence.term) if silence.state == Silent.ASKED else None,
            seen=_("Whoever sees the minutes") if silence.minutes_id else WHO_SEES[Audience.PUBLIC],
            events=timeline(silence, SILENCE_HAPPENED, TONES, lines=lines_of(silence)),
            **context,
        )
