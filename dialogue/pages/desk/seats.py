"""What every seat has: invitations to answer, the next meeting, news since the last visit."""

import datetime as dt

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.templatetags.said import said
from core.texts import LANGUAGES
from dialogue.pages.desk.todo import Todo, short
from meetings.kinds import Answer
from meetings.models import Invitation, Meeting
from meetings.states import OPEN
from meetings.states import S as MeetingState
from notifications.models import Notice
from participants.models import Holding, Seat
from participants.rules import is_secretariat

NEWS = 6
PRINTED = (
    "ref",
    "number",
    "on",
    "starts",
    "ends",
    "zone",
    "starts_at",
    "ends_at",
    "place",
    "regime",
    "state",
    "announced_at",
)
PRINTED += ("body__name", "body__short_name")
LATELY = dt.timedelta(days=14)  # shown on the first visit


def meetings_of(acting):
    """Coming meetings, each with ``own_answer``; for the secretariat also those that are not finished, with ``empty_seats``."""
    own = Invitation.objects.filter(meeting=OuterRef("pk"), seat__in=[seat.pk for seat in acting.seats]).order_by("id")
    seen = Meeting.objects.visible_to(acting.user).select_related("body")
    seen = seen.annotate(own_answer=Subquery(own.values("answer")[:1]))
    coming = Q(ends_at__gte=timezone.now()) & ~Q(state__in=(MeetingState.CANCELLED, MeetingState.POSTPONED))
    if is_secretariat.test(acting, None):
        unfinished = Q(state__in=(MeetingState.PLANNED, *OPEN, MeetingState.POSTPONED, MeetingState.HELD))
        seen = seen.filter(coming | unfinished).annotate(empty_seats=_empty_seats())
    else:
        seen = seen.filter(coming)
    return list(seen.only(*PRINTED).order_by("starts_at", "id"))


def _empty_seats():
    """How many seats of the meeting's body nobody sits on today."""
    sitting = Holding.objects.current().filter(seat=OuterRef("pk"), user__is_active=True)
    empty = Seat.objects.current().filter(~Exists(sitting), body=OuterRef("body")).order_by()
    counted = empty.values("body").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def invitations(meetings):
    """The invitations this hat's seats have not answered."""
    return [
        Todo(
            format_html("{} {}, {}", _("Say whether you will come:"), meeting.printed, said(short(meeting.body))),
            meeting.get_absolute_url() + "#invitation",
            due=meeting.on,
            step=meeting.get_absolute_url() + "#invitation",
            label=_("Answer"),
        )
        for meeting in meetings
        if meeting.own_answer == Answer.NONE and meeting.is_answerable
    ]


def next_meeting(meetings):
    """The next one this hat is invited to, else the next of all; ``None`` when none is coming."""
    coming = [meeting for meeting in meetings if is_next(meeting)]
    return next((meeting for meeting in coming if meeting.own_answer), coming[0] if coming else None)


def is_next(meeting):
    """Whether it is announced, has a day, and is not over."""
    return meeting.ends_at >= timezone.now() and meeting.announced_at is not None and not meeting.is_postponed


def last_visit(request):
    """When this person was here before this session; ``None`` on the first visit."""
    return parse_datetime(request.session.get("last_visit") or "")


def news(acting, since):
    """What this person was told since then, the newest first, for ``core/partials/timeline.html``. The letters stay unread."""
    subjects = [
        KeyTextTransform("subject", KeyTransform(code, "news__texts")) for code in (get_language(), LANGUAGES[0])
    ]
    told = Notice.objects.visible_to(acting.user).filter(news__at__gt=since or timezone.now() - LATELY)
    rows = told.order_by(F("news__at").desc(), "-id").values_list("uid", "news__at", Coalesce(*subjects))[:NEWS]
    return [{"on": at, "words": words, "url": reverse("notifications:open", args=[uid])} for uid, at, words in rows]
