"""What a meeting decided, as the page of the meeting and its minutes show it."""

from core.grouping import grouped
from dialogue.pages.desk.waiting import of_story
from meetings.kinds import Outcome
from recommendations.models import Recommendation

OUTCOMES = {
    "adopted": ("ok", "check"),
    "deferred": ("wait", "pause"),
    "not_adopted": ("stop", "object"),
    "noted": ("", "eye"),
    "in_parts": ("", "check"),
    "referred": ("info", "flag"),
    "amended": ("ok", "pen"),
    "returned": ("stop", "back"),
}


def add_parts(items):
    """Gives each item ``decided_in``, its parts, where they decided it, and ``is_owed``: whether they all are decided and what
    rests on the item itself is owed an outcome still."""
    parts = grouped((item.parent_id, item) for item in items if item.parent_id and not item.dropped_at)
    for item in items:
        own = parts.get(item.pk, [])
        done = bool(own) and all(part.decided for part in own)
        says_so = item.decided and item.decided.outcome == Outcome.IN_PARTS
        item.is_owed = done and not item.decided and bool(item.rows or item.referrals)
        item.decided_in = own if done and (says_so or not (item.decided or item.is_owed)) else []


def adopted_by(meeting, user):
    """The recommendations of the meeting this person may see, by the decision that adopted them."""
    found = Recommendation.objects.visible_to(user).filter(decision__item__meeting=meeting).order_by("ref")
    return grouped((row.decision_id, row) for row in found.only("decision_id", *of_story()))
