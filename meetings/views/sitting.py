"""What a meeting leaves behind: attendance and the decision sheet. A decision is recorded where its recommendations are."""

from django.utils.translation import gettext_lazy as _

from core.refusals import ChecksFirst
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


class DissentView(ChecksFirst, StepView):
    model = Decision
    on = "meeting"
    step = "dissent"
    form_class = forms.DissentForm
    service = staticmethod(services.file_dissent)
    template_name = "meetings/dissent.html"
    done = _("Done: the dissenting opinion is public beside the decision.")

    def check_first(self):
        services.check_dissent(self.thing, by=self.request.acting)

    def get_success_url(self, result):
        return result.get_absolute_url()
