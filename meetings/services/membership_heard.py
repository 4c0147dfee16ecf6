"""What a published agenda and a published decision sheet mean for questions of membership: those concerned hear when theirs is
heard, and what no decision settled is suggested again. Nothing lies in a drawer."""

from core.follow import work_off
from meetings.models import AgendaItem, Meeting, MembershipEnding, MembershipRequest
from meetings.notices import membership as notices
from meetings.services.membership import suggest
from meetings.services.plan import suggest_undecided

FOLLOWER = "meetings.membership"
TELLS, ENDS = ("publish_agenda", "revise"), ("publish_decisions",)


def work_off_agendas():
    """Idempotent; returns how many lines of meetings were dealt with."""

    def act(line):
        meeting = Meeting.objects.get(uid=line.thing_uid)
        for thing, item in _heard_at(meeting):
            if line.step in ENDS:
                suggest(thing)
            else:
                notices.membership_placed(line, thing, item)
        if line.step in ENDS:
            suggest_undecided(meeting)

    return work_off(FOLLOWER, act)


def _heard_at(meeting):
    """Pairs of a waiting request or raised ending and the standing item of the meeting it is on."""
    items = AgendaItem.objects.on_membership().standing().filter(meeting=meeting).prefetch_related("suggestions")
    by_uid = {suggestion.about_uid: item for item in items for suggestion in item.suggestions.all()}
    waiting = [
        model.objects.waiting().filter(uid__in=by_uid).order_by("id") for model in (MembershipRequest, MembershipEnding)
    ]
    return [(thing, by_uid[thing.uid]) for things in waiting for thing in things]
