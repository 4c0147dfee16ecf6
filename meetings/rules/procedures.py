"""Who may call an extraordinary meeting, refuse short notice and answer a silence procedure."""

from core.rules import rule
from meetings.rules.meeting import can_run
from participants.kinds import Constituency, SeatRole


@rule
def votes_in(acting, body):
    """Holds a seat with a vote in the body; observers have none."""
    return bool(voting_seats_of(acting, body.pk))


def voting_seats_of(acting, body_id):
    """The seats of the hat that vote in the body."""
    voting = (SeatRole.MEMBER, SeatRole.CHAIR, SeatRole.CO_CHAIR)
    own = (seat for seat in acting.seats if seat.body_id == body_id and seat.role in voting)
    return [seat for seat in own if seat.constituency != Constituency.OBSERVERS]


@rule
def may_join(acting, call):
    """A seat of the hat votes in the body and does not stand behind the call yet."""
    own = {seat.pk for seat in voting_seats_of(acting, call.body_id)}
    return bool(own) and bool(own - call.standing_seats)


@rule
def has_joined(acting, call):
    """A seat of the hat stands behind the call."""
    own = {seat.pk for seat in acting.seats if seat.body_id == call.body_id}
    return bool(own) and bool(own & call.standing_seats)


can_open_call = votes_in
can_join_call = may_join


@rule
def may_refuse_notice(acting, notice):
    """A seat of the hat votes in the body and has not refused the short notice yet."""
    own = {seat.pk for seat in voting_seats_of(acting, notice.body_id)}
    return bool(own) and bool(own - notice.refusing_seats)


can_refuse_notice = may_refuse_notice


@rule
def was_told(acting, silence):
    """A seat of the hat was told of the silence procedure and has not answered."""
    own = [seat.pk for seat in acting.seats if seat.body_id == silence.body_id]
    return bool(own) and silence.seats.filter(seat__in=own, was_told=True, answered_at=None).exists()


@rule
def may_object(acting, silence):
    """A seat of the hat with a vote was asked; who has said that it does not object may still."""
    own = [seat.pk for seat in voting_seats_of(acting, silence.body_id)]
    return bool(own) and silence.seats.filter(seat__in=own).exists()


@rule
def is_on_a_date(acting, silence):
    """What was agreed is a day: there is a meeting to move. Minutes still need their approval."""
    return silence.minutes_id is None


can_carry_out_silence = can_run & is_on_a_date
can_answer_silence = was_told
can_object_silence = may_object
