"""Steps of agreed tasks."""

from django.utils.translation import gettext_lazy as _

from core.views import StepView
from meetings import services
from meetings.forms import tasks as forms
from meetings.models import AgreedTask, Decision


class AgreeTaskView(StepView):
    model = Decision
    on = "meeting"
    step = "agree_task"
    form_class = forms.AgreeTaskForm
    service = staticmethod(services.agree_task)
    template_name = "meetings/agree_task.html"
    done = _("Done: the agreed task stands beside the decision.")

    def get_success_url(self, result):
        return result.get_absolute_url()


class TaskView(StepView):
    """A step with one agreed task; above its form stands what was agreed."""

    model = AgreedTask
    template_name = "meetings/agreed_task.html"

    def get_success_url(self, result):
        return result.get_absolute_url()


class FinishTaskView(TaskView):
    step = "finish_task"
    form_class = forms.FinishTaskForm
    service = staticmethod(services.finish_task)


class DropTaskView(TaskView):
    step = "drop_task"
    form_class = forms.DropTaskForm
    service = staticmethod(services.drop_task)
