"""What was admitted and is not heard: the clock puts it before the next meeting."""

from django.db.models import BigIntegerField, Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from core.refs import Ref
from meetings.kinds import SuggestionReason
from meetings.models import Meeting, Suggestion
from meetings.services import suggest_item
from meetings.states import S as MeetingState
from participants.models import Body
from proposals.models import Placement, Proposal
from proposals.states import S

MOST = 100  # proposals at a time
MEETINGS = 2  # that went by without hearing it


def suggest_waiting():
    """Suggest, the oldest first, every admitted proposal that two meetings or more of its body went by without hearing; its body
    is the one on whose agenda it stood last, else the one above all others. What stands on a coming agenda, or is suggested
    already for whatever reason, is left alone. Idempotent: it is withdrawn when it is placed or concluded."""
    over, top = (
        (MeetingState.HELD, MeetingState.PUBLISHED),
        Body.objects.filter(parent=None).order_by("id").values("pk"),
    )
    placed = Placement.objects.filter(proposal=OuterRef("pk"), removed_at=None)
    coming = placed.exclude(item__meeting__state__in=(*over, MeetingState.CANCELLED))
    suggested = Suggestion.objects.filter(withdrawn_at=None, about_uid=OuterRef("uid"))
    suggested = suggested.exclude(item__meeting__state__in=over)
    last = Placement.objects.filter(proposal=OuterRef("pk")).order_by("-id").values("item__meeting__body")
    went_by = Meeting.objects.filter(body=OuterRef("of_body"), state__in=over, starts_at__gt=OuterRef("filed_at"))
    went_by = went_by.exclude(pk__in=Placement.objects.filter(proposal=OuterRef("pk")).values("item__meeting"))
    number = went_by.order_by().values("body").annotate(number=Count("pk")).values("number")
    waiting = Proposal.objects.filter(~Q(Exists(coming)), ~Q(Exists(suggested)), state=S.ADMITTED)
    waiting = waiting.annotate(of_body=Coalesce(Subquery(last[:1]), Subquery(top[:1]), output_field=BigIntegerField()))
    waiting = waiting.annotate(went_by=Subquery(number)).filter(went_by__gte=MEETINGS).order_by(F("filed_at"), "id")
    found = list(waiting[:MOST])
    bodies = Body.objects.in_bulk({proposal.of_body for proposal in found})
    for proposal in found:
        said = {"words": proposal.title, "standing_question": proposal.standing_question}
        body = bodies[proposal.of_body]
        suggest_item(body=body, about=Ref.of(proposal), reason=SuggestionReason.WAITING, **said)
    return len(found)
