"""Who takes part: organisations by kind, bodies with their seats, one organisation with what it proposed and was asked."""

from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, ListView

from participants.kinds import OrganisationKind
from participants.models import Body, Holding, Organisation, Post, Seat
from participants.rules import can_run_the_platform, can_see_people
from proposals.models import Proposal
from recommendations.models import Recommendation

LATEST = 10  # of each kind on the page of an organisation


class Participants(ListView):
    """All organisations in alphabetical order, by kind."""

    shown_to = "everyone"
    template_name = "dialogue/participants.html"

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
    """One body: its mandate and who sits in it, by constituency."""

    shown_to = "visible_to"
    template_name = "dialogue/body.html"
    context_object_name = "body"

    def get_object(self):
        return get_object_or_404(Body.objects.visible_to(self.request.acting.user), code=self.kwargs["code"])

    def get_context_data(self, **context):
        seats = Seat.objects.current().filter(body=self.object).select_related("organisation", "person")
        return super().get_context_data(
            seats=sorted(seats, key=lambda seat: (seat.constituency, seat.pk)),
            can_run=can_run_the_platform.test(self.request.acting),
            **context,
        )
