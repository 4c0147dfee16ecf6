"""What was adopted, read from its filing: with names and citations as on that day, and without a query. One taken over from a
source was not filed here: its rows say it."""

from dataclasses import dataclass, field

from core.words import from_plain
from meetings.models import Meeting
from participants.models import Organisation
from proposals.models import Proposal


@dataclass(frozen=True)
class Adopted:
    """Links as ``core/partials/chain.html`` draws them, and names."""

    bodies: list = field(default_factory=list)  # co-executors, unsaved: code and name
    themes: list = field(default_factory=list)  # Words
    obligations: list = field(default_factory=list)
    acts: list = field(default_factory=list)
    proposals: list = field(default_factory=list)  # those this person may see
    heard: list = field(default_factory=list)  # the bodies in the order in which they decided
    referred: dict = None  # of which body's decision the text came, where it was referred


def adopted(recommendation, user):
    """What is known of the recommendation's origin; ``user`` sees the links to proposals they may read."""
    if recommendation.filing is None:
        bodies = list(recommendation.co_executors.for_list().only("code", "name"))
        return Adopted(bodies=bodies, themes=[theme.name for theme in recommendation.themes.all()])
    said = recommendation.filing.facts
    return Adopted(
        bodies=[Organisation(code=one["code"], name=from_plain(one["name"])) for one in said.get("co_executors", [])],
        themes=[from_plain(one["name"]) for one in said.get("themes", [])],
        obligations=[{"words": from_plain(one)} for one in said.get("obligations", [])],
        acts=[{"words": from_plain(one["as"])} for one in said.get("acts", [])],
        proposals=_proposals(said.get("proposals", []), user),
        heard=[*_heard(said.get("referred")), *_heard(said.get("heard"))],
        referred=said.get("referred"),
    )


def _proposals(refs, user):
    if not refs:
        return []
    seen = Proposal.objects.visible_to(user).filter(ref__in=refs).order_by("ref").only("ref", "uid")
    return [{"words": one.printed, "url": one.get_absolute_url()} for one in seen]


def _heard(said):
    if not said:
        return []
    meeting = Meeting(ref=said["meeting"], number=said["number"])
    url = f"{meeting.get_absolute_url()}#item-{said['uid']}"
    return [{"words": f"{meeting.printed}, {said['item']}", "url": url}]
