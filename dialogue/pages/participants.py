"""Who takes part: organisations by kind, bodies with their seats, one organisation with what it proposed and was asked."""

from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, ListView

from dialogue.pages.calls import calls_of, has_calls
from dialogue.pages.membership import is_open_request_of, with_badge
from dialogue.pages.plan import with_badge as with_badge_of_plan
from dialogue.pages.referral import has_referrals, referrals_at
from meetings.kinds import WHO_MAY_SIT
from meetings.models import MembershipEnding, MembershipRequest, WorkPlan
from meetings.rules import can_ask_membership, can_open_call, can_raise_ending
from participants.kinds import Constituency, OrganisationKind, PostKind
from participants.models import Body, Holding, Organisation, Post, Seat
from participants.rules import can_run_the_platform, can_see_people
from proposals.models import Proposal
from recommendations.models import Recommendation

LATEST = 10  # of each kind on the page of an organisation
MOST = 50  # requests on the page of a body, those that wait first


class Participants(ListView):
    """All organisations in alphabetical order, by kind."""

    shown_to = "everyone"
    template_name = "dialogue/participants.html"
    paginate_by = 50

    def get_queryset(self):
        chosen = self.request.GET.get("kind", "")
        found = Organisation.objects.visible_to(self.request.acting.user).filter(ended_on=None).for_list()
        return found.filter(kind=chosen) if chosen in OrganisationKind.values else found

    def get_context_data(self, **context):
        return super().get_context_data(
            bodies=Body.objects.visible_to(self.request.acting.user).order_by("id"),
            kinds=OrganisationKind.choices,
            chosen=self.request.GET.get("kind", ""),
            can_run=can_run_the_platform.test(self.request.acting),
            can_see_people=can_see_people.test(self.request.acting),
            **context,
        )


class OrganisationPage(DetailView):
    """One organisation: its names, seats, proposals and what it was asked."""

    shown_to = "visible_to"
    template_name = "dialogue/organisation.html"
    context_object_name = "organisation"

    def get_object(self):
        return get_object_or_404(Organisation.objects.visible_to(self.request.acting.user), code=self.kwargs["code"])

    def get_context_data(self, **context):
        user, organisation = self.request.acting.user, self.object
        runs = can_run_the_platform.test(self.request.acting)
        posts = Post.objects.current().filter(organisation=organisation).order_by("id") if runs else Post.objects.none()
        return super().get_context_data(
            names=organisation.names.order_by("-valid"),
            seats=Seat.objects.current().filter(organisation=organisation).select_related("body"),
            proposals=Proposal.objects.visible_to(user).filter(organisation=organisation).for_list()[:LATEST],
            recommendations=Recommendation.objects.visible_to(user).filter(lead=organisation).for_list()[:LATEST],
            can_run=runs,
            posts=posts,
            holdings=Holding.objects.current().filter(post__in=posts).select_related("user", "post"),
            **context,
        )


class BodyPage(DetailView):
    """One body: its mandate, who sits in it by constituency, who may take part and how to ask, who has asked."""

    shown_to = "visible_to"
    template_name = "dialogue/body.html"
    context_object_name = "body"

    def get_object(self):
        seen = Body.objects.visible_to(self.request.acting.user).select_related("parent")
        seen = seen.annotate(
            has_calls=has_calls(), has_referrals=has_referrals()
        )  # few bodies have any: asked only then
        return get_object_or_404(seen, code=self.kwargs["code"])

    def get_context_data(self, **context):
        acting, order = self.request.acting, Constituency.values
        seats = Seat.objects.current().filter(body=self.object).select_related("organisation", "person")
        seats = sorted(seats, key=lambda seat: (order.index(seat.constituency), seat.pk))
        asked = MembershipRequest.objects.visible_to(acting.user).filter(body=self.object).for_list()
        asked = [with_badge(one) for one in asked[:MOST]]
        ends = MembershipEnding.objects.visible_to(acting.user).filter(seat__body=self.object).for_list()
        plans = WorkPlan.objects.visible_to(acting.user).filter(body=self.object).order_by("-year", "-edition")
        return super().get_context_data(
            plans=[with_badge_of_plan(plan) for plan in plans[:LATEST]],
            seats=seats,
            sits=any(acting.speaks_for(seat.organisation_id) for seat in seats),
            has_asked=next((one for one in asked if is_open_request_of(acting, one)), None),
            asked=asked,
            referrals=referrals_at(self.object, acting.user) if self.object.has_referrals else [],
            children=self.object.children.visible_to(acting.user).order_by("id"),
            ends=[with_badge(one) for one in ends[:LATEST]],
            who_may_sit=[(one.label, [kind.label for kind in kinds]) for one, kinds in WHO_MAY_SIT.items()],
            secretariats=Organisation.objects.on_duty(PostKind.SECRETARY).order_by("id"),
            can_ask=can_ask_membership.test(acting, self.object),
            calls=calls_of(self.object, LATEST) if self.object.has_calls else [],
            can_call=can_open_call.test(acting, self.object),
            can_raise=can_raise_ending.test(acting, self.object),
            can_run=can_run_the_platform.test(acting),
            **context,
        )
