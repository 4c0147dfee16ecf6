"""When the public sees a proposal: as its author chose, and never sooner (design.md §5.10)."""

from django.db import transaction

from core.follow import work_off
from core.things import lock, touch
from meetings.models import Meeting
from participants.acting import THE_HOUSE
from participants.kinds import Audience
from proposals import notices
from proposals.kinds import Publicity
from proposals.models import Placement, Proposal
from proposals.states import lifecycle

FOLLOWER = "proposals.opening"
PUBLIC_AFTER = {
    "publish_agenda": (Publicity.WITH_AGENDA,),
    "publish_decisions": (Publicity.WITH_AGENDA, Publicity.AFTER_MEETING),
}


@transaction.atomic
def open_proposal(proposal, *, by, widest=()):
    """Make it public when its author's choice is among ``widest``; returns whether it became public now."""
    lock(proposal)
    if proposal.audience == Audience.PUBLIC or proposal.publicity not in widest:
        return False
    line = lifecycle.take("open", proposal, by=by)
    proposal.audience = Audience.PUBLIC
    touch(proposal, "audience")
    notices.proposal_opened(line, proposal)
    return True


def open_those_of(meeting, widest):
    """Open every proposal on the meeting's agenda whose author chose so."""
    placed = Placement.objects.filter(item__meeting=meeting, item__dropped_at=None, removed_at=None)
    for proposal in Proposal.objects.filter(pk__in=placed.values("proposal")).exclude(audience=Audience.PUBLIC):
        if lifecycle.is_timely("open", proposal):
            open_proposal(proposal, by=THE_HOUSE, widest=widest)


def work_off_meetings():
    """What published agendas and decision sheets mean for proposals; idempotent. Returns how many lines were dealt with."""

    def act(line):
        open_those_of(Meeting.objects.get(uid=line.thing_uid), PUBLIC_AFTER[line.step])

    return work_off(FOLLOWER, act)
