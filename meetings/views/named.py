"""The step of an organisation that published minutes name."""

from django.utils.translation import gettext_lazy as _

from core.refusals import ChecksFirst
from meetings import services
from meetings.forms.named import NamedAnswerForm
from meetings.views.minutes import MinutesStepView


class NamedAnswerView(ChecksFirst, MinutesStepView):
    step = "answer_text"
    form_class = NamedAnswerForm
    service = staticmethod(services.answer_as_named)
    template_name = "meetings/named_answer.html"
    done = _("Your answer stands beside the minutes.")

    def check_first(self):
        self.room = services.check_named(self.thing, by=self.request.acting)

    def get_context_data(self, **context):
        room = services.room_for(self.thing, self.request.acting.organisation)
        return super().get_context_data(room=room, **context)
