"""A seat refuses short notice; the page that shows it is ``dialogue.pages.short_notice``."""

from django.utils.translation import gettext_lazy as _

from core.refusals import ChecksFirst
from core.things import lock
from core.views import StepView
from meetings import services
from meetings.forms.short_notice import RefuseForm
from meetings.models import ShortNotice


class RefuseView(ChecksFirst, StepView):
    model = ShortNotice
    step = "refuse"
    form_class = RefuseForm
    service = staticmethod(services.refuse_notice)
    done = _("Your seat refused short notice.")

    def check_first(self):
        services.check_refusing(self.thing)

    def take(self, form):
        """Others may refuse meanwhile: that overwrites nothing, so no version is asked."""
        return self.get_success_url(self.service(lock(self.thing), **form.service_arguments(), by=self.request.acting))
