"""How a step finds its recommendation, and what the steps of all papers share."""

from django.shortcuts import get_object_or_404

from core.forms import StepForm
from core.views import StepView
from participants.papers.forms import HandBackForm, LetterForm, SignForm
from recommendations import services
from recommendations.models import Recommendation


class OfRecommendation(StepView):
    """A step with one recommendation, found by its code."""

    model = Recommendation

    def get_thing(self):
        seen = Recommendation.objects.visible_to(self.request.acting.user).addressed(self.kwargs["key"])
        return get_object_or_404(seen.select_related("lead"))


class DraftOf(OfRecommendation):
    """Write the one draft of a paper of the hat's organisation; ``paper`` and ``said`` name its model and fields."""

    paper = None
    said = ()

    def get_draft(self):
        """The open draft of this organisation, if there is one."""
        own = self.paper.objects.filter(recommendation=self.thing, organisation=self.request.acting.organisation)
        return own.exclude(state="signed").first()

    def get_initial(self):
        draft = self.get_draft()
        return {name: getattr(draft, name) for name in (*self.said, "internal_note")} if draft else {}


class OfPaper(StepView):
    """A step with a draft; the page shows it as it will be filed."""

    template_name = "participants/paper_step.html"


class SendPaper(OfPaper):
    step = "send"
    form_class = StepForm


class HandBackPaper(OfPaper):
    step = "hand_back"
    form_class = HandBackForm
    service = staticmethod(services.hand_back_paper)


class SignPaper(OfPaper):
    step = "sign"
    form_class = SignForm


class EnterPaper(OfPaper):
    step = "enter"
    form_class = LetterForm
