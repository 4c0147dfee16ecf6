"""What documents read of the apps to their left, and what they print for them."""

from core.follow import follow
from meetings.services import printed_by
from reports.bell import ring
from reports.services import render_minutes
from reports.services.sets import FOLLOWER, TRANSMITTED

printed_by(render_minutes)
follow(FOLLOWER, steps=[("meetings.meeting", "publish_decisions"), (TRANSMITTED, "transmit")], ring=ring)
