"""Who may do what at meetings (domain.md §11: the secretariat runs them, every seat answers for itself)."""

from core.rules import hat, rule
from participants.kinds import PostKind, SeatRole
from participants.rules import is_of_its_organisation, is_secretariat

can_run = is_secretariat


@rule
def holds_the_seat(acting, invitation):
    """The hat holds the seat that was invited."""
    return any(seat.pk == invitation.seat_id for seat in acting.seats)


can_answer = holds_the_seat


@hat
def speaks_officially(acting):
    """Speaks for an organisation as its representative or signatory; never a secretary's or custodian's hat."""
    return acting.organisation is not None and acting.has(PostKind.REPRESENTATIVE, PostKind.SIGNATORY)


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
