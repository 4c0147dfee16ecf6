"""How a step finds its recommendation, and how the draft of a paper is found again."""

from django.shortcuts import get_object_or_404

from core.lifecycle import NotNow
from core.views import StepView
from participants.papers.views import DraftView, HandBackPaper
from recommendations import services
from recommendations.models import Claim, Recommendation
from recommendations.services.standing import current_claim


class OfRecommendation(StepView):
    """A step with one recommendation, found by its code."""

    model = Recommendation

    def get_thing(self):
        seen = Recommendation.objects.visible_to(self.request.acting.user).addressed(self.kwargs["key"])
        return get_object_or_404(seen.select_related("lead"))


class DraftOf(DraftView, OfRecommendation):
    """Write the one draft of a paper of the hat's organisation; ``paper`` names its model."""

    template_name = "recommendations/draft.html"
    paper = None

    def find_draft(self):
        own = self.paper.objects.filter(recommendation=self.thing, organisation=self.request.acting.organisation)
        return own.drafts().first()


class OfClaim(StepView):
    """A step with the claim in force; it stands above the form with its evidence."""

    model = Claim
    on = "recommendation"
    template_name = "recommendations/claim_step.html"

    def check(self):
        super().check()
        if self.thing != current_claim(self.thing.recommendation):
            raise NotNow(self.step, self.thing.state)


class HandBack(HandBackPaper):
    """The same service for every paper of follow-up."""

    service = staticmethod(services.hand_back_paper)
