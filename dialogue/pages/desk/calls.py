"""Meetings that were called for, on the desk of the secretariat: one part of its query."""

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogue.pages.desk.todo import Todo, about
from dialogue.pages.desk.waiting import Place, Waiting, keys
from meetings.models import MeetingCall

CALL = "call"


def part():
    """Their keys, as one part of ``found``."""
    return keys(MeetingCall.objects.reached(), CALL, due=F("term__due_on"))


def waits(uid, due, *_rest):
    return Waiting(CALL, uid, Place.HERE, due)


def calls(acting, uids):
    """Those that are listed."""
    return MeetingCall.objects.visible_to(acting.user).filter(uid__in=uids)


def _of_call(call, waiting):
    step = {"step": reverse("meetings:schedule_called", args=[call.ref]), "label": _("Schedule")}
    words = about(_("Schedule the meeting that was called for:"), call.ref, call.matter)
    return Todo(words, call.get_absolute_url(), due=waiting.due, **step)


TELLERS = {CALL: (calls, _of_call)}
