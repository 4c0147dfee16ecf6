"""Who may do what at meetings (domain.md §11: the secretariat runs them, every seat answers for itself)."""

from core.rules import hat, rule
from participants.kinds import PostKind
from participants.rules import is_secretariat

can_run = is_secretariat


@rule
def holds_the_seat(acting, invitation):
    """The hat holds the seat that was invited."""
    return any(seat.pk == invitation.seat_id for seat in acting.seats)


can_answer = holds_the_seat


@hat
def is_signing_for_its_organisation(acting):
    """A representative (NGOs, parliament, institutions) or a signatory (state bodies); never the hat of a secretary, a
    custodian or a chair, which are worn alone."""
    return acting.has(PostKind.REPRESENTATIVE, PostKind.SIGNATORY)


@rule
def is_of_a_seat_with_a_vote(acting, meeting):
    """A seat of the hat's organisation was invited to the meeting as one that votes, whoever sits there. Not whether it came:
    under two of the rules nobody knows (design.md §5.8)."""
    if acting.organisation is None:
        return False
    return meeting.invitations.with_a_vote().filter(seat__organisation=acting.organisation).exists()


# "Dissent always attachable" (domain.md §5.6), by an organisation (§4.13): of whoever votes, whatever its constituency. The
# table of §11 names NGOs alone; "always" is the stronger word (docs/decisions/who-may-dissent.md). Observers never vote (§5.6).
can_dissent = is_signing_for_its_organisation & is_of_a_seat_with_a_vote
