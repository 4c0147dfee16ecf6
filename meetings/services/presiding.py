"""What waits for those who preside over a body, and the open request for a stricter rule as it is read with its meeting."""

import datetime as dt

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils import timezone

from core.awaited import Awaited
from core.words import Words
from meetings.models import Meeting, SheetSignature
from meetings.states import S

READ = ("said", "reason", "acting", "side", "until")


def asked_of_it():
    """The open request of each meeting, for ``annotate(asked_row=…)``: read with the meeting, at no query of its own."""
    return ArraySubquery(_open_requests().values(row=JSONObject(**{name: name for name in READ})))


def _open_requests():
    return Awaited.objects.filter(thing_uid=OuterRef("uid"), verb="close", ended="")


def asked_of(meeting):
    """The request of a meeting that was read with ``asked_row``, as an ``Awaited`` to look at; ``None`` where none is open."""
    if not meeting.asked_row:
        return None
    row = meeting.asked_row[0]
    return Awaited(**row | {"reason": Words.from_json(row["reason"]), "until": dt.date.fromisoformat(row["until"])})


def awaiting_presiders(seats):
    """The meetings of these seats' bodies that wait for who presides. Each has ``asked`` (an open request for a stricter rule, or
    ``None``), ``is_unsigned`` (none of the seats has signed the published sheet, and the time to sign runs) and ``sign_until``. One
    query."""
    signed = SheetSignature.objects.filter(meeting=OuterRef("pk"), seat__in=[seat.pk for seat in seats])
    runs = Q(signature_window__over_on=None, signature_window__met_on=None)
    runs &= Q(state=S.PUBLISHED, signature_window__due_on__gte=timezone.localdate())
    unsigned = ExpressionWrapper(runs & ~Exists(signed), output_field=BooleanField())
    found = Meeting.objects.filter(body__in=[seat.body_id for seat in seats]).annotate(is_unsigned=unsigned)
    found = found.filter(Q(is_unsigned=True) | Exists(_open_requests())).for_list()
    meetings = list(found.annotate(asked_row=asked_of_it(), sign_until=F("signature_window__due_on")).order_by("id"))
    for meeting in meetings:
        meeting.asked = asked_of(meeting)
    return meetings
