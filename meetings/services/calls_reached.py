"""The third is reached: the secretariat owes a meeting. It can neither refuse nor delete it, nor take its matter off the agenda;
a meeting that is cancelled is owed anew."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.things import touch
from meetings.calling import parts, reached
from meetings.models import MeetingCall
from meetings.notices import calls as notices
from meetings.querysets import CHAIRS
from meetings.querysets.calls import seats_that_vote
from meetings.services.procedure_days import start_procedure
from meetings.states.calls import calling as lifecycle
from participants.acting import THE_HOUSE

SCHEDULING = "called_meeting"  # code of the term (deadlines.TermRule)


def parts_of(call):
    """How the call stands in each constituency with a vote (``calling.Part``). Two queries."""
    seats = list(seats_that_vote(call.body_id).values_list("pk", "constituency"))
    standing = call.standing_seats
    counted = Counter(name for _pk, name in seats)
    return parts(counted, Counter(name for pk, name in seats if pk in standing))


def is_by_chair(call):
    """Whether who presides over the body called: nobody else is needed then."""
    return call.seat.role in CHAIRS


def reach(call):
    """Say that the call is reached, if it is, and start the term of the secretariat. The call is locked."""
    by_chair, part = is_by_chair(call), reached(parts_of(call))
    if not by_chair and part is None:
        return call
    facts = {"by": str(call.seat.role)} if by_chair else {}
    if not by_chair:
        facts = {"constituency": str(part.name), "seats": part.seats, "calling": part.asking, "needed": part.needed}
    _begin_term(call)
    line = lifecycle.take("reach", call, by=THE_HOUSE, facts=facts)
    notices.call_reached(line, call)
    return call


def reopen_call(meeting, *, by):
    """Its meeting is cancelled: the call stands as it stood when it was reached."""
    call = MeetingCall.objects.select_for_update().filter(item__meeting=meeting).first()
    if call is None:
        return
    _begin_term(call)
    line = lifecycle.take("reopen", call, by=by, about=meeting)
    call.item = None
    touch(call, "item")
    notices.call_reached(line, call)


def refuse_dropping(item):
    """Raise ``ValidationError`` for an item its meeting was called for."""
    if MeetingCall.objects.filter(item=item).exists():
        raise ValidationError(_("The meeting was called for this item: it stays on the agenda."))


def _begin_term(call):
    call.term = start_procedure(SCHEDULING, about=call, by=THE_HOUSE, body_id=call.body_id)
    touch(call, "term")
