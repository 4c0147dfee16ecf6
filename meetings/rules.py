"""Who may do what at meetings (domain.md §11: the secretariat runs them, every seat answers for itself)."""

from core.rules import rule
from participants.rules import is_secretariat

can_run = is_secretariat


@rule
def holds_the_seat(acting, invitation):
    """The hat holds the seat that was invited."""
    return any(seat.pk == invitation.seat_id for seat in acting.seats)


can_answer = holds_the_seat
