"""Steps of items that members propose for an agenda."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.refusals import ChecksFirst
from core.things import lock
from core.views import StepView
from meetings import services
from meetings.forms import proposing as forms
from meetings.models import Meeting, ProposedItem


class ProposeItemView(ChecksFirst, StepView):
    model = Meeting
    step = "propose_item"
    form_class = forms.ProposeItemForm
    service = staticmethod(services.propose_item)
    template_name = "meetings/propose_item.html"
    done = _("Your item is filed and waits for the secretariat. You get a letter when it answers.")

    def check_first(self):
        services.check_proposing(self.thing)

    def take(self, form):
        """The agenda may move on while a member writes; nothing of it is overwritten, so no version is asked."""
        result = self.service(lock(self.thing), **form.service_arguments(), by=self.request.acting)
        return self.get_success_url(result)

    def get_context_data(self, **context):
        return super().get_context_data(until=services.additions_until(self.thing), **context)

    def get_success_url(self, result):
        return result.get_absolute_url()


class ProposedItemView(StepView):
    """A step with a proposed item; above its form stands what was proposed."""

    model = ProposedItem
    template_name = "meetings/proposed_item.html"

    def get_success_url(self, result):
        return result.get_absolute_url()


class TakeItemView(ProposedItemView):
    step = "take"
    form_class = forms.TakeItemForm
    service = staticmethod(services.take_item)
    done = _("Done: the item is on the agenda, and its author gets a letter.")

    def get_success_url(self, result):
        return reverse("meetings:agenda", args=[result.item.meeting.ref])


class RefuseItemView(ProposedItemView):
    step = "refuse"
    form_class = forms.RefuseItemForm
    service = staticmethod(services.refuse_item)
    done = _("The item is not taken. The reason stands under the agenda, and its author gets a letter.")


class WithdrawItemView(ProposedItemView):
    step = "withdraw"
    form_class = forms.WithdrawItemForm
    service = staticmethod(services.withdraw_item)
    done = _("Your item is withdrawn.")

    def get_success_url(self, result):
        return result.meeting.get_absolute_url()
