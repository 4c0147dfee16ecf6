"""A text one body refers to another: what was referred, where it is heard, what came of it, with the chain of decisions."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import JSONObject
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView

from core.words import Words
from dialogue.pages.desk.waiting import of_story
from dialogue.pages.told import lines_of, timeline
from meetings.kinds import REFERRAL
from meetings.models import AgendaItem, Referral, Suggestion
from meetings.states.referring import Referred
from recommendations.models import Recommendation

BADGES = {  # tone and icon of a state
    Referred.WAITING: ("wait", "clock"),
    Referred.ADOPTED: ("ok", "check"),
    Referred.AMENDED: ("info", "pen"),
    Referred.RETURNED: ("stop", "back"),
}
HAPPENED = {
    "refer": _("Referred to the parent body; suggested for its next agenda"),
    "adopt": _("Adopted by the parent body as it was referred"),
    "amend": _("Adopted by the parent body with amendments"),
    "return": _("Returned by the parent body with reasons; suggested for the next agenda of the body that referred it"),
}
TONES = {"return": "stop", "adopt": "ok", "amend": "ok"}
SEEN_BEFORE = _("Secretariat, custodian and chairs of the body; everybody once the decision sheet is published")
SEEN = _("Everybody, without an account")
MOST = 20  # on the page of a body


def with_badge(referral):
    """The referral with what the badge of its state needs."""
    referral.tone, referral.icon = BADGES[referral.state]
    return referral


@dataclass(frozen=True)
class Sent:
    """A referred text as ``dialogue/partials/referred.html`` prints it beside an item."""

    ref: str
    url: str
    came_from: Words  # the body that refers, on the item of the parent; else nothing
    goes_to: Words  # the parent, on the item of the body that refers; else nothing
    tone: str
    icon: str
    state: str


def sent_on(item, user):
    """What was referred with the item (the path to its key) or brought it onto the agenda, as far as this person sees it, for
    ``annotate``: ``sent`` reads the rows. No query of its own."""
    made = Suggestion.objects.filter(about_kind=REFERRAL, item=OuterRef(OuterRef(item))).values("about_uid")
    seen = Referral.objects.visible_to(user).filter(Q(decision__item=OuterRef(item)) | Q(uid__in=made)).order_by("id")
    bodies = {"parent": F("body__name"), "sender": F("decision__item__meeting__body__name")}
    return ArraySubquery(seen.values(row=JSONObject(ref="ref", state="state", to="body_id", **bodies)))


def sent(rows, meeting):
    """The rows of ``sent_on`` on an item of the meeting."""
    return [
        Sent(
            ref=row["ref"],
            url=reverse("page:referral", args=[row["ref"]]),
            came_from=Words.from_json(row["sender"]) if row["to"] == meeting.body_id else None,
            goes_to=Words.from_json(row["parent"]) if row["to"] != meeting.body_id else None,
            tone=BADGES[row["state"]][0],
            icon=BADGES[row["state"]][1],
            state=Referred(row["state"]).label,
        )
        for row in rows
    ]


def has_referrals():
    """Whether a body referred anything or was referred anything: read with it."""
    return Exists(Referral.objects.filter(Q(body=OuterRef("pk")) | Q(decision__item__meeting__body=OuterRef("pk"))))


def referrals_at(body, user):
    """What the body referred and what was referred to it, the latest first."""
    return [with_badge(one) for one in Referral.objects.visible_to(user).of_body(body)[:MOST]]


class ReferralPage(DetailView):
    shown_to = "visible_to"
    template_name = "dialogue/referral.html"
    context_object_name = "referral"

    def get_object(self):
        seen = Referral.objects.visible_to(self.request.acting.user).for_list()
        seen = seen.select_related("decision__filing", "answer__filing", "earlier")
        return with_badge(get_object_or_404(seen, ref=self.kwargs["ref"]))

    def get_context_data(self, **context):
        referral, user = self.object, self.request.acting.user
        items = AgendaItem.objects.visible_to(user).filter(suggestions__about_uid=referral.uid).distinct()
        return super().get_context_data(
            items=items.select_related("meeting__body").order_by("meeting__starts_at", "id"),
            answer=referral.answer,
            pieces=referral.changes,
            adopted=self.adopted(),
            later=referral.later.visible_to(user).order_by("id"),
            events=timeline(referral, HAPPENED, TONES, lines=lines_of(referral)),
            seen=SEEN if referral.referred_at else SEEN_BEFORE,
            **context,
        )

    def adopted(self):
        """The recommendations of the decision that answers it; of a wider body none are known before."""
        if self.object.answer is None:
            return []
        seen = Recommendation.objects.visible_to(self.request.acting.user).filter(decision=self.object.answer)
        return seen.order_by("ref").only(*of_story())
