"""Who may do what at meetings (domain.md §11: the secretariat runs them, every seat answers for itself)."""

from core.rules import hat, rule
from participants.kinds import PostKind, SeatRole
from participants.models import Seat
from participants.rules import is_of_its_organisation, is_secretariat, is_the_house

can_run = is_secretariat


@rule
def holds_the_seat(acting, invitation):
    """The hat holds the seat that was invited, or that proposed."""
    return any(seat.pk == invitation.seat_id for seat in acting.seats)


can_answer = holds_the_seat


@rule
def sits_as_a_member(acting, meeting):
    """Holds a seat with a vote in the body, or presides over it. Observers do not (docs/decisions/who-may-propose-items.md)."""
    return acting.sits_in(meeting.body_id, SeatRole.MEMBER, SeatRole.CHAIR, SeatRole.CO_CHAIR)


@rule
def proposed_the_item(acting, item):
    """The hat holds the seat that proposed what became this item."""
    proposed = getattr(item, "proposed", None)
    return proposed is not None and any(seat.pk == proposed.seat_id for seat in acting.seats)


@rule
def proposed_its_item(acting, paper):
    """The hat holds the seat that proposed the item of this paper."""
    return proposed_the_item.test(acting, paper.item)


can_add_paper = is_secretariat | proposed_the_item
can_keep_paper = is_secretariat | proposed_its_item
can_propose_item = sits_as_a_member  # "any member" (domain.md §5.1)
can_withdraw_item = holds_the_seat


@rule
def has_written_for_it(acting, meeting):
    """Holds a seat that proposed an item of this agenda: the item's words are its own."""
    seats = [seat.pk for seat in acting.seats]
    return bool(seats) and meeting.items.filter(proposed__seat__in=seats).exists()


@rule
def is_author(acting, text):
    """Whose text it is: the seat that proposed the item, the secretariat for all it wrote itself."""
    if text.author is None:
        return is_secretariat.test(acting, None)
    return any(seat.pk == text.author.pk for seat in acting.seats)


can_approve_translation = is_author


@hat
def speaks_officially(acting):
    """Speaks for an organisation as its representative or signatory; never a secretary's or custodian's hat."""
    return acting.organisation is not None and acting.has(PostKind.REPRESENTATIVE, PostKind.SIGNATORY)


@rule
def is_of_a_seat_with_a_vote(acting, meeting):
    """A seat of the hat's organisation was invited to the meeting as one that votes, whoever sits there. Not whether it came:
    under two of the rules nobody knows (design.md §5.8)."""
    if acting.organisation is None:
        return False
    return meeting.invitations.with_a_vote().filter(seat__organisation=acting.organisation).exists()


# "Dissent always attachable" (domain.md §5.6), by an organisation (§4.13): of whoever votes, whatever its constituency. The
# table of §11 names NGOs alone; "always" is the stronger word (docs/decisions/who-may-dissent.md). Observers never vote (§5.6).
can_dissent = speaks_officially & is_of_a_seat_with_a_vote


@rule
def presides_over_meeting(acting, meeting):
    """Chair or co-chair of the body that meets."""
    return acting.sits_in(meeting.body_id, SeatRole.CHAIR, SeatRole.CO_CHAIR)


can_open = is_secretariat | presides_over_meeting
can_set_quorum = is_secretariat


@rule
def presides(acting, body):
    """Chair or co-chair of the body."""
    return acting.sits_in(body.pk, SeatRole.CHAIR, SeatRole.CO_CHAIR)


@rule
def is_concerned(acting, ending):
    """Holds the seat that is to end, or speaks officially for its organisation."""
    holds = any(seat.pk == ending.seat_id for seat in acting.seats)
    return holds or (speaks_officially.test(acting, None) and acting.speaks_for(ending.seat.organisation_id))


can_ask_membership = speaks_officially
can_withdraw_request = speaks_officially & is_of_its_organisation
can_raise_ending = presides
can_answer_ending = is_concerned
can_carry_out = is_secretariat  # what a meeting decided, never a will of its own


@rule
def is_of_a_seat_of_the_body(acting, plan):
    """The hat's organisation has a seat in the body today, whoever sits there; observers have one too, and speak."""
    if acting.organisation is None:
        return False
    return Seat.objects.current().filter(body=plan.body_id, organisation=acting.organisation).exists()


can_comment_plan = speaks_officially & is_of_a_seat_of_the_body


@rule
def is_of_an_invited_seat(acting, minutes):
    """A seat of the hat's organisation was invited to the meeting. Not whether it came: under two of the rules nobody knows."""
    if acting.organisation is None:
        return False
    return minutes.meeting.invitations.filter(seat__organisation=acting.organisation).exists()


@rule
def presides_over_them(acting, minutes):
    """Chair or co-chair of the body whose minutes they are."""
    return acting.sits_in(minutes.meeting.body_id, SeatRole.CHAIR, SeatRole.CO_CHAIR)


@rule
def holds_its_post(acting, task):
    """The hat holds a post of the kind and organisation that own the agreed task, whoever held it when it was agreed."""
    return acting.speaks_for(task.owner.organisation_id) and acting.has(task.owner.kind)


can_finish_task = holds_its_post
can_answer_text = speaks_officially  # of an organisation the text names: the service looks
can_comment = speaks_officially & is_of_an_invited_seat
can_approve_minutes = presides_over_them
can_publish_minutes = is_secretariat | is_the_house  # the last approval publishes them


@rule
def presides_over_it(acting, meeting):
    """Chair or co-chair of the body whose meeting it is."""
    return acting.sits_in(meeting.body_id, SeatRole.CHAIR, SeatRole.CO_CHAIR)


can_close = presides_over_it  # and somebody of the other side with it
can_sign_sheet = presides_over_it
can_follow_sitting = can_run | presides_over_it  # the chair's view and the projector
