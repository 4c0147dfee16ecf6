"""What seats say for one meeting, said by the services."""

from meetings import services
from meetings.kinds import Coming

NAME = "SARSENOVA AIGERIM"  # fictional, as a guard would read it
ACCESS = "A ramp at the entrance"


def seat_of(meeting, hat):
    """The invitation of the hat's seat."""
    return meeting.invitations.get(seat=hat.seat)


def make_answer(meeting, hat, *, coming=Coming.HOLDER, **said):
    """The seat of the hat answers in full."""
    return services.answer_for_seat(seat_of(meeting, hat), by=hat, coming=coming, **said)


def make_told(meeting, cast):
    """A meeting whose place asks for names; the member told everything there is to tell."""
    services.ask_passes(meeting, by=cast.secretary, asks_passes=True)
    make_answer(meeting, cast.member, interpretation="kk", access=ACCESS, pass_name=NAME)
    return meeting
