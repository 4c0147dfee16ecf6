"""Who presides signs the decision sheet."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.refusals import ChecksFirst
from core.views import StepView
from meetings import services
from meetings.forms.sheet import SignSheetForm
from meetings.models import Meeting


class SignSheetView(ChecksFirst, StepView):
    model = Meeting
    step = "sign_sheet"
    form_class = SignSheetForm
    service = staticmethod(services.sign_sheet)
    template_name = "meetings/sign_sheet.html"
    done = _("Done: your signature stands under the decision sheet.")

    def check_first(self):
        services.check_signing(self.thing, by=self.request.acting)

    def get_context_data(self, **context):
        items = self.thing.items.standing().with_decisions(self.request.acting.user)
        return super().get_context_data(items=items, **context)

    def get_success_url(self, result):
        """The sheet, where it is public by now."""
        name = "page:decision_sheet" if result.decisions_published_at else "page:meeting"
        return reverse(name, args=[result.ref])
