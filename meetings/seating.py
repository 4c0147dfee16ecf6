"""Who may ask for a seat of which constituency, and as what one sits there (domain.md §4.3). Pure.

Whether a seat is given is for the body to decide: these are only the doors it may be asked at.
"""

from meetings.kinds import WHO_MAY_SIT
from participants.kinds import Constituency, SeatRole


def constituencies_for(kind):
    """The constituencies an organisation of this kind may ask a seat of, its own one first."""
    return [constituency for constituency, kinds in WHO_MAY_SIT.items() if kind in kinds]


def role_in(constituency):
    """As what one sits there: observers speak and never vote."""
    return SeatRole.OBSERVER if constituency == Constituency.OBSERVERS else SeatRole.MEMBER
