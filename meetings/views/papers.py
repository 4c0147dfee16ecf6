"""Steps of papers: lay before an item, add a version, withdraw."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from core.refusals import ChecksFirst
from core.things import lock
from core.views import StepView
from meetings import services
from meetings.forms import papers as forms
from meetings.models import AgendaItem, Paper
from meetings.rules import can_add_paper


class PaperAddView(ChecksFirst, StepView):
    model = AgendaItem
    rule = can_add_paper
    title = _("Add a paper")
    form_class = forms.PaperForm
    service = staticmethod(services.add_paper)
    template_name = "meetings/paper.html"
    done = _("The paper lies before the meeting.")

    def get_thing(self):
        seen = AgendaItem.objects.visible_to(self.request.acting.user).standing()
        return get_object_or_404(seen.select_related("meeting__body"), uid=self.kwargs["uid"])

    def check_first(self):
        services.check_papers(self.thing.meeting)

    def take(self, form):
        """A paper overwrites nothing: the agenda may move on meanwhile."""
        lock(self.thing.meeting)
        return self.service(self.thing, **form.service_arguments(), by=self.request.acting).get_absolute_url()

    def get_context_data(self, **context):
        meeting = self.thing.meeting
        return super().get_context_data(
            item=self.thing, meeting=meeting, until=services.papers_until(meeting), **context
        )


class PaperStepView(ChecksFirst, StepView):
    model = Paper
    template_name = "meetings/paper.html"

    def get_thing(self):
        seen = Paper.objects.visible_to(self.request.acting.user).select_related("item__meeting__body")
        return get_object_or_404(seen, uid=self.kwargs["uid"])

    def check_first(self):
        services.check_papers(self.thing.item.meeting)

    def get_context_data(self, **context):
        meeting = self.thing.item.meeting
        return super().get_context_data(
            item=self.thing.item, meeting=meeting, until=services.papers_until(meeting), **context
        )

    def get_success_url(self, result):
        return result.get_absolute_url()


class PaperRenewView(PaperStepView):
    step = "renew"
    form_class = forms.VersionForm
    service = staticmethod(services.renew_paper)
    done = _("The version lies before the meeting.")


class PaperWithdrawView(PaperStepView):
    step = "withdraw"
    form_class = forms.WithdrawForm
    service = staticmethod(services.withdraw_paper)
    done = _("The paper is withdrawn.")

    def check_first(self):
        super().check_first()
        services.check_withdrawal(self.thing)
