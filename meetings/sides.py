"""The two sides that preside over a body: the State and civil society (domain.md §4.5). Pure."""

from participants.kinds import Constituency, SeatRole

STATE, CIVIL_SOCIETY = "state", "civil_society"
OF_THE_STATE = (Constituency.EXECUTIVE, Constituency.PARLIAMENT, Constituency.JUDICIARY)
PRESIDING = (SeatRole.CHAIR, SeatRole.CO_CHAIR)


def side_of(constituency):
    """The side of a constituency; independent institutions, experts and observers are on none."""
    if constituency == Constituency.CIVIL_SOCIETY:
        return CIVIL_SOCIETY
    return STATE if constituency in OF_THE_STATE else ""


def presides_for(acting, meeting):
    """For which side the hat presides over the body that meets; empty when it does for none."""
    seats = [seat for seat in acting.seats if seat.body_id == meeting.body_id and seat.role in PRESIDING]
    return side_of(seats[0].constituency) if seats else ""
