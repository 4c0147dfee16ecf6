"""What a meeting leaves behind: attendance and the decision sheet. A decision is recorded where its recommendations are."""

from django.utils.translation import gettext_lazy as _

from core.views import StepView
from meetings import forms, services
from meetings.models import Decision, Meeting


class HoldView(StepView):
    model = Meeting
    step = "hold"
    form_class = forms.AttendanceForm
    service = staticmethod(services.hold_meeting)
    template_name = "meetings/hold.html"


class DecisionCorrectView(StepView):
    model = Decision
    on = "meeting"
    step = "correct"
    form_class = forms.CorrectionForm
    service = staticmethod(services.correct_decision)


class DecisionsPublishView(StepView):
    model = Meeting
    step = "publish_decisions"
    form_class = forms.PublishDecisionsForm
    service = staticmethod(services.publish_decisions)
    template_name = "meetings/publish_decisions.html"
    done = _("Done: the decision sheet is public.")

    def get_context_data(self, **context):
        return super().get_context_data(items=self.thing.items.standing().select_related("decision"), **context)
