"""Where the things to try lead, found among what the person sees now; when the last one is done, to the list.

One function each, called by the name a ``dialogue.demo.door.Try`` gives; each takes the hat and returns an address."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from meetings.kinds import Answer
from meetings.models import Invitation, Meeting
from meetings.states import S as MeetingState
from participants.papers import PaperState
from proposals.models import Proposal, Reply, ReplyRequest
from proposals.states import S as ProposalState
from recommendations.kinds import ObjectionStand, Settlement, Verdict
from recommendations.models import Objection, Recommendation


def _first(found, otherwise):
    thing = found.first()
    return thing.story.get_absolute_url() if thing else reverse(otherwise)


def desk(acting):
    return reverse("page:desk")


def schedule(acting):
    return reverse("meetings:schedule")


def search(acting):
    return reverse("page:search") + "?q=адвокат"


def record(acting):
    return reverse("page:record")


def disagreements(acting):
    return reverse("page:recommendations") + f"?views={Settlement.OBJECTIONS_STAND}"


def proposal_to_admit(acting):
    seen = Proposal.objects.visible_to(acting.user)
    return _first(seen.filter(state=ProposalState.FILED).order_by("filed_at"), "page:proposals")


def proposal_to_place(acting):
    waiting = Proposal.objects.visible_to(acting.user).filter(state=ProposalState.ADMITTED)
    return _first(waiting.exclude(placements__removed_at=None).order_by("filed_at"), "page:proposals")


def meeting_to_publish(acting):
    held = Meeting.objects.visible_to(acting.user).filter(state=MeetingState.HELD)
    return _first(held.order_by("starts_at"), "page:meetings")


def draft_to_file(acting):
    drafts = Proposal.objects.visible_to(acting.user).filter(organisation=acting.organisation)
    return _first(drafts.filter(state=ProposalState.DRAFTED).exclude(change={}).order_by("-id"), "page:proposals")


def proposal_answered(acting):
    own = Proposal.objects.visible_to(acting.user).filter(organisation=acting.organisation)
    return _first(own.filter(requests__reply__isnull=False).order_by("-filed_at"), "page:proposals")


def report_to_assess(acting):
    seen = Recommendation.objects.visible_to(acting.user).own()
    return _first(seen.filter(settlement=Settlement.IN_WINDOW).order_by("-id"), "page:recommendations")


def objection_to_decide(acting):
    own = Objection.objects.visible_to(acting.user).filter(assessment__organisation=acting.organisation)
    return _first(own.filter(state=ObjectionStand.REPLIED).order_by("id"), "page:recommendations")


def invitation(acting):
    asked = Invitation.objects.visible_to(acting.user).filter(seat__in=[seat.pk for seat in acting.seats])
    open_ones = asked.filter(answer=Answer.NONE, meeting__starts_at__gt=timezone.now())
    return _first(
        open_ones.exclude(meeting__state=MeetingState.CANCELLED).order_by("meeting__starts_at"), "page:meetings"
    )


def next_meeting(acting):
    return _first(Meeting.objects.visible_to(acting.user).upcoming(), "page:meetings")


def _requests(acting):
    """The questions the body has to reply to, the oldest first."""
    asked = ReplyRequest.objects.visible_to(acting.user).waiting().filter(organisation=acting.organisation)
    return asked.select_related("proposal").order_by("term__due_on", "id")


def reply_late(acting):
    return _first(_requests(acting).filter(term__due_on__lt=timezone.localdate()), "page:desk")


def reply_to_write(acting):
    return _first(_requests(acting).filter(drafts=None), "page:desk")


def reply_handed_back(acting):
    drafts = Reply.objects.visible_to(acting.user).filter(organisation=acting.organisation, state=PaperState.DRAFTED)
    return _first(drafts.exclude(internal_note="").order_by("-id"), "page:desk")


def own_report(acting):
    led = Recommendation.objects.visible_to(acting.user).filter(lead=acting.organisation)
    return _first(led.filter(settlement=Settlement.IN_WINDOW).order_by("-id"), "page:recommendations")


def recommendation_to_report(acting):
    led = Recommendation.objects.visible_to(acting.user).filter(lead=acting.organisation)
    return _first(led.filter(settlement=Settlement.NO_CLAIM).order_by("due_on", "id"), "page:recommendations")


def whole_story(acting):
    """The one of which most was said: proposals, a report, and an objection that was answered and kept."""
    told = Q(claims__assessments__verdict=Verdict.CONTEST, claims__assessments__objection__state=ObjectionStand.KEPT)
    seen = Recommendation.objects.visible_to(acting.user).own().filter(told, origins__isnull=False)
    return _first(seen.order_by("id"), "page:recommendations")
