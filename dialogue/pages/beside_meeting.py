"""What stands beside a meeting and has a page of its own: the call it was made from, its short notice, what silence is asked. Read
with the meeting itself, so that its page costs no further query."""

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from meetings.models import MeetingCall, ShortNotice, Silence, noticed_now
from meetings.rules import can_run
from meetings.states import OPEN
from meetings.states.short_notice import Noticed
from meetings.states.silence import Silent


def with_procedures(meetings):
    """The meetings, each with ``call_ref`` and the latest short notice and silence on its date (uid and state)."""
    call = MeetingCall.objects.filter(item__meeting=OuterRef("pk"))
    notice = ShortNotice.objects.filter(meeting=OuterRef("pk")).exclude(state=Noticed.OVER).order_by("-id")
    silence = Silence.objects.filter(meeting=OuterRef("pk"), minutes=None).exclude(state=Silent.LAPSED).order_by("-id")
    return meetings.annotate(
        call_ref=Subquery(call.values("ref")[:1]),
        notice_uid=Subquery(notice.values("uid")[:1]),
        notice_state=Subquery(notice.values("state")[:1]),
        notice_until=Subquery(notice.values("until")[:1]),
        silence_uid=Subquery(silence.values("uid")[:1]),
        silence_state=Subquery(silence.values("state")[:1]),
    )


def beside(meeting, acting):
    """Links as ``dialogue/partials/beside_meeting.html`` draws them, and where the secretariat asks by silence."""
    notice, silence = meeting.notice_state, meeting.silence_state
    asks = meeting.state in OPEN and silence not in (Silent.ASKED, Silent.AGREED) and can_run.test(acting, meeting)
    now = notice and noticed_now(notice, meeting.notice_until)
    return {
        "call": meeting.call_ref and reverse("page:call", args=[meeting.call_ref]),
        "call_ref": meeting.call_ref,
        "notice": notice and (now.label, reverse("page:short_notice", args=[meeting.notice_uid])),
        "silence": silence and (Silent(silence).label, reverse("page:silence", args=[meeting.silence_uid])),
        "ask": reverse("meetings:ask_silence", args=[meeting.ref]) if asks else "",
    }
