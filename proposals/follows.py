"""What proposals read of the apps to their left: a published agenda or decision sheet opens the proposals on it."""

from core.follow import follow
from proposals.services.opening import FOLLOWER, PUBLIC_AFTER
from proposals.tasks import work_off_meetings


def ring():
    """Work the rows off now; a dead broker only means that beat does it within the minute."""
    work_off_meetings.apply_async(queue="letters", expires=60)


follow(FOLLOWER, steps=[("meetings.meeting", step) for step in PUBLIC_AFTER], ring=ring)
