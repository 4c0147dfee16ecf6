"""What the membership of bodies reads of meetings: an agenda and a decision sheet that become public."""

from core.follow import follow
from meetings.services.membership_heard import ENDS, FOLLOWER, TELLS
from meetings.tasks import work_off_agendas


def ring():
    """Work the rows off now; a dead broker only means that beat does it within the minute."""
    work_off_agendas.apply_async(queue="letters", expires=60)


follow(FOLLOWER, steps=[("meetings.meeting", step) for step in (*TELLS, *ENDS)], ring=ring)
