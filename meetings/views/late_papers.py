"""Steps with the papers of an item: complete, heard though late, dropped."""

from core.views import StepView
from meetings import services
from meetings.forms import late_papers as forms
from meetings.models import AgendaItem


class CompleteView(StepView):
    model = AgendaItem
    on = "meeting"
    step = "complete_papers"
    service = staticmethod(services.complete_papers)


class HearView(StepView):
    model = AgendaItem
    on = "meeting"
    step = "hear_late"
    form_class = forms.HearLateForm
    service = staticmethod(services.hear_late)


class DropView(StepView):
    model = AgendaItem
    on = "meeting"
    step = "drop_late"
    form_class = forms.DropLateForm
    service = staticmethod(services.drop_late)
