"""What the secretariat records of a meeting that heard the sides, or ended follow-up."""

from recommendations import forms, services
from recommendations.views.found import OfRecommendation


class DisputeConcludeView(OfRecommendation):
    step = "conclude"
    form_class = forms.ConcludeForm
    service = staticmethod(services.conclude_dispute)


class RecommendationEndView(OfRecommendation):
    step = "end"
    form_class = forms.EndForm
    service = staticmethod(services.end_recommendation)
