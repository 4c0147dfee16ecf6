"""What follow-up reads of the apps to its left: a published decision sheet sends what was adopted to the bodies."""

from core.follow import follow
from recommendations.services.adopting import FOLLOWER
from recommendations.tasks import work_off_meetings


def ring():
    """Work the rows off now; a dead broker only means that beat does it within the minute."""
    work_off_meetings.apply_async(queue="letters", expires=60)


follow(FOLLOWER, steps=[("meetings.meeting", "publish_decisions")], ring=ring)
