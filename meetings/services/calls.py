"""Call for an extraordinary meeting, join the call, take that back, schedule the meeting that was called for (domain.md §5.1)."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.filing import file
from core.lines import write_line
from core.rules import NotAllowed
from core.series import next_number
from core.things import lock, touch
from deadlines.terms import meet_term, work_off_rungs
from meetings.kinds import MeetingKind
from meetings.models import CallJoin, MeetingCall
from meetings.notices import calls as notices
from meetings.rules import can_open_call, voting_seats_of
from meetings.services.agenda import add_item
from meetings.services.calls_reached import SCHEDULING, is_by_chair, reach
from meetings.services.planning import announce_meeting, schedule_meeting
from meetings.states.calls import calling as lifecycle
from participants.acting import THE_HOUSE
from participants.kinds import SeatRole


@transaction.atomic
def open_call(body, *, by, matter, proposed_on, grounds):
    """A seat with a vote calls: public at once under the name of its organisation, filed for ever; returns the ``MeetingCall``.
    Called by who presides, or where one seat is a third, it is reached at once.

    Raises ``NotAllowed``, and ``ValidationError`` without a matter or grounds and for a day that is not ahead.
    """
    if not can_open_call.test(by, body):
        raise NotAllowed(_("Only who sits on a seat with a vote in this body may call for a meeting."))
    _check(matter, grounds, proposed_on)
    year = timezone.localdate().year
    call = MeetingCall.objects.create(
        body=body,
        seat=_first(voting_seats_of(by, body.pk)),
        ref=f"{year}-{next_number(f'calls/{year}'):03}",
        matter=matter,
        grounds=grounds,
        proposed_on=proposed_on,
        called_at=timezone.now(),
    )
    facts = {"document": "call for an extraordinary meeting", "ref": call.ref, "body": body.code}
    facts |= {"proposed_on": proposed_on.isoformat(), "constituency": str(call.seat.constituency)}
    call.filing = file(call, by=by, words={"matter": matter, "grounds": grounds}, facts=facts)
    touch(call, "filing")
    line = write_line(call, "open", by=by, target=str(call.state), facts=call.filing.named)
    CallJoin.objects.create(call=call, seat=call.seat, acting=by.signature())
    if not is_by_chair(call):
        notices.call_opened(line, call)
    return reach(call)


@transaction.atomic
def join_call(call, *, by):
    """One more seat of the hat stands behind the call, publicly; with the third of one constituency it is reached. Returns it."""
    lock(call)
    lifecycle.check("join", call, by)
    standing = call.standing_seats
    seat = next(seat for seat in voting_seats_of(by, call.body_id) if seat.pk not in standing)
    line = lifecycle.take("join", call, by=by, about=seat, facts={"constituency": str(seat.constituency)})
    CallJoin.objects.create(call=call, seat=seat, acting=by.signature())
    notices.call_joined(line, call)
    return reach(call)


@transaction.atomic
def leave_call(call, *, by):
    """The seats of the hat stand behind it no more; when nobody does, the call is withdrawn. Not once it is reached."""
    lifecycle.take("leave", call, by=by)
    own = [seat.pk for seat in by.seats]
    for join in call.joins.standing().filter(seat__in=own):
        join.left_at = timezone.now()
        touch(join, "left_at")
    if not call.standing_seats:
        notices.call_withdrawn(lifecycle.take("withdraw", call, by=THE_HOUSE), call)
    return call


@transaction.atomic
def schedule_called(call, *, by, standing_question, other_day=None, **details):
    """Make and announce the extraordinary meeting that was called for: its matter is the only item. Returns the call.

    ``details`` as ``schedule_meeting`` takes them, without body, kind and title. ``other_day``: why not on the day that was
    proposed. Raises ``ValidationError`` without it for another day, and as ``schedule_meeting`` does.
    """
    lock(call)
    lifecycle.check("schedule", call, by)
    if details["on"] != call.proposed_on and not other_day:
        raise ValidationError({"other_day": _("Say why it is not the day that was proposed.")})
    kind = MeetingKind.EXTRAORDINARY
    meeting = schedule_meeting(by=by, body=call.body, kind=kind, title=call.matter, **details)
    said = {"title": call.matter, "standing_question": standing_question, "summary": call.grounds}
    call.item = add_item(meeting, by=by, minutes=_minutes(meeting), **said)
    touch(call, "item")
    announce_meeting(meeting, by=by)
    facts = {"meeting": meeting.ref, "on": meeting.on.isoformat(), "proposed_on": call.proposed_on.isoformat()}
    lifecycle.take("schedule", call, by=by, about=meeting, reason=other_day, facts=facts)
    meet_term(call, SCHEDULING)
    return call


def work_off_calls(on):
    """The clock: seats may have ended, so that fewer are a third; the secretariat is reminded, at last the chairs."""
    for uid in MeetingCall.objects.open().values_list("uid", flat=True):
        with transaction.atomic():
            call = lock(MeetingCall.objects.get(uid=uid))
            if lifecycle.is_timely("reach", call):
                reach(call)

    def act(rung):
        notices.call_reminded(rung, MeetingCall.objects.select_related("body").get(uid=rung.term.about_uid))

    return work_off_rungs((SCHEDULING,), on, act)


def _check(matter, grounds, proposed_on):
    if not matter:
        raise ValidationError({"matter": _("Say what the meeting is to be about.")})
    if not grounds:
        raise ValidationError({"grounds": _("Say why it cannot wait for the next meeting.")})
    if proposed_on <= timezone.localdate():
        raise ValidationError({"proposed_on": _("Propose a day that is still ahead.")})


def _first(seats):
    """The seat that calls: the one that presides, where the hat has it."""
    return sorted(seats, key=lambda seat: (seat.role == SeatRole.MEMBER, seat.pk))[0]


def _minutes(meeting):
    begins, ends = (dt.datetime.combine(meeting.on, clock) for clock in (meeting.starts, meeting.ends))
    return int((ends - begins).total_seconds()) // 60
