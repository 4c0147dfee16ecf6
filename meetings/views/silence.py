"""Steps of silence procedures; the page that shows one is ``dialogue.pages.silence``."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from core.lifecycle import NotNow
from core.things import lock
from core.views import StepView
from meetings import services
from meetings.forms import silence as forms
from meetings.models import Meeting, Silence
from meetings.rules import can_run


class AskView(StepView):
    model = Meeting
    rule = can_run
    title = _("Ask by silence")
    form_class = forms.AskForm
    service = staticmethod(services.ask_silence)
    done = _("Every seat of the body is told.")

    def check(self):
        super().check()
        if self.request.method != "POST" and not services.silence_subjects(self.thing):
            raise NotNow("ask", self.thing.state)

    def get_success_url(self, result):
        return result.get_absolute_url()


class SilenceStepView(StepView):
    """A step with a silence procedure. Others may answer meanwhile: that overwrites nothing, so no version is asked."""

    model = Silence

    def get_thing(self):
        seen = Silence.objects.visible_to(self.request.acting.user)
        return get_object_or_404(seen.select_related("meeting__body", "minutes", "term"), uid=self.kwargs["uid"])

    def take(self, form):
        return self.get_success_url(self.service(lock(self.thing), **form.service_arguments(), by=self.request.acting))


class AnswerView(SilenceStepView):
    step = "answer"
    form_class = forms.AnswerForm
    service = staticmethod(services.answer_silence)
    done = _("Your answer is kept.")


class ObjectView(SilenceStepView):
    step = "object"
    form_class = forms.ObjectForm
    service = staticmethod(services.object_silence)
    done = _("Your objection is filed. The question goes to the meeting.")


class CarryOutView(SilenceStepView):
    step = "carry_out"
    form_class = forms.CarryOutForm
    service = staticmethod(services.carry_out_silence)
    done = _("The meeting has its new day.")
