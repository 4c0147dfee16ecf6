"""A request for membership, and the end of one: what was said, where it is heard, what the body decided and why."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from dialogue.pages.told import lines_of, steps_of, term_told, timeline
from meetings.kinds import Outcome
from meetings.models import AgendaItem, Decision, MembershipEnding, MembershipRequest
from meetings.rules import can_carry_out
from meetings.states import Asked, Ending
from meetings.states import S as MeetingState
from participants.access import WHO_SEES
from participants.kinds import Audience

BADGES = {  # tone and icon of a state
    Asked.ASKED: ("wait", "clock"),
    Asked.ADMITTED: ("ok", "check"),
    Asked.DECLINED: ("stop", "cross"),
    Asked.WITHDRAWN: ("", "back"),
    Ending.RAISED: ("wait", "clock"),
    Ending.ENDED: ("stop", "cross"),
    Ending.KEPT: ("ok", "check"),
}
HAPPENED = {
    "ask": gettext_lazy("Asked for membership; suggested for the next agenda"),
    "withdraw": gettext_lazy("Withdrawn by the organisation"),
    "admit": gettext_lazy("Admitted by a decision of the body; the seat is made"),
    "decline": gettext_lazy("Not admitted, by a decision of the body"),
    "raise": gettext_lazy("Raised; those concerned were told first"),
    "answer": gettext_lazy("Those concerned answered"),
    "end": gettext_lazy("Ended by a decision of the body"),
    "keep": gettext_lazy("The body decided that the membership stays"),
}
TONES = {"decline": "stop", "end": "stop", "admit": "ok", "keep": "ok", "withdraw": "sys"}
# What the secretariat is offered once there is a decision to carry out: no button looks like a power of its own.
NEEDS = {
    "admit": Outcome.ADOPTED,
    "decline": Outcome.NOT_ADOPTED,
    "end": Outcome.ADOPTED,
    "keep": Outcome.NOT_ADOPTED,
}
OF_REQUEST = {
    "withdraw": "meetings:withdraw_request",
    "admit": "meetings:admit_organisation",
    "decline": "meetings:decline_organisation",
}
OF_ENDING = {
    "answer": "meetings:answer_ending",
    "end": "meetings:end_membership",
    "keep": "meetings:keep_membership",
}


def with_badge(thing):
    """The request or ending with what the badge of its state needs."""
    thing.tone, thing.icon = BADGES[thing.state]
    return thing


def is_open_request_of(acting, request):
    """Whether the hat's organisation asked, and waits for the answer."""
    return request.state == Asked.ASKED and acting.speaks_for(request.organisation_id)


class MembershipPage(DetailView):
    """What both pages tell: where it is heard, what was decided, what happened."""

    def find(self, seen):
        wanted = seen.select_related("filing", "decision__item__meeting", "decision__filing")
        return with_badge(get_object_or_404(wanted, ref=self.kwargs["ref"]))

    def get_context_data(self, **context):
        thing, acting, user = self.object, self.request.acting, self.request.acting.user
        items = AgendaItem.objects.visible_to(user).filter(suggestions__about_uid=thing.uid).distinct()
        items = list(items.select_related("meeting").order_by("-meeting__starts_at", "-id"))
        return super().get_context_data(
            items=items,
            to_decide=self.to_decide(items) if can_carry_out.test(acting, thing) and not thing.decision_id else None,
            decision=thing.decision,
            undone=self.undone(),
            events=timeline(thing, HAPPENED, TONES, lines=lines_of(thing)),
            **context,
        )

    def offered(self, addresses, **said):
        """The steps this hat may take now; those that carry a decision out once there is one."""
        thing, acting = self.object, self.request.acting
        carries_out = can_carry_out.test(acting, thing) and not thing.decision_id
        lacking = {verb for verb in NEEDS if verb in addresses and carries_out and not self.is_decided(verb)}
        return steps_of(thing, acting, {v: name for v, name in addresses.items() if v not in lacking}, **said)

    def is_decided(self, verb):
        return self.object.decisions(NEEDS[verb]).exists()

    def undone(self):
        """The public decision on this very question that nobody has carried out yet: everybody sees that it waits."""
        thing = self.object
        if thing.decision_id or thing.state == Asked.WITHDRAWN:
            return None
        found = [
            thing.decisions(outcome).on_item_of(thing).first() for outcome in (Outcome.ADOPTED, Outcome.NOT_ADOPTED)
        ]
        return next((decision for decision in found if decision), None)

    def to_decide(self, items):
        """The item of a held meeting on which no decision is recorded yet, with the page that records it."""
        held = [item for item in items if item.meeting.state == MeetingState.HELD and not item.dropped_at]
        decided = Decision.objects.filter(item__in=held).values_list("item", flat=True) if held else []
        open_items = [item for item in held if item.pk not in set(decided)]
        return reverse("meetings:decide_membership", args=[open_items[0].uid]) if open_items else None


class RequestPage(MembershipPage):
    shown_to = "visible_to"
    template_name = "dialogue/membership_request.html"
    context_object_name = "asked"

    def get_object(self):
        seen = MembershipRequest.objects.visible_to(self.request.acting.user)
        return self.find(seen.select_related("body", "organisation", "seat"))

    def get_context_data(self, **context):
        return super().get_context_data(
            steps=self.offered(OF_REQUEST, primary=("admit",), hard=("decline", "withdraw")),
            seen=WHO_SEES[Audience.PUBLIC],
            **context,
        )


class EndingPage(MembershipPage):
    shown_to = "visible_to"
    template_name = "dialogue/membership_ending.html"
    context_object_name = "ending"

    def get_object(self):
        seen = MembershipEnding.objects.visible_to(self.request.acting.user)
        wanted = ("seat__body", "seat__organisation", "term__rule", "term__calendar", "answer__filing")
        return self.find(seen.select_related(*wanted))

    def get_context_data(self, **context):
        ending = self.object
        later = "" if ending.audience == Audience.PUBLIC else _("Everybody, once a meeting has decided.")
        return super().get_context_data(
            steps=self.offered(OF_ENDING, primary=("answer",), hard=("end",)),
            bar=term_told(ending.term),
            seen=WHO_SEES[ending.audience],
            seen_later=later,
            **context,
        )
