"""One's own calendar address: what it gives away, making one, revoking it; and the public calendars beside it."""

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from core.forms import StepForm
from core.seeing import OwnPage
from core.views import StepView
from participants.models import Body, CalendarAddress
from participants.own_calendar import make_calendar_address, revoke_calendar_address
from participants.rules import is_signed_in

PAGE = "dialogue/own_calendar.html"


class MakeForm(StepForm):
    confirms = _("An address made before stops working at once, in every program that follows it.")


class RevokeForm(StepForm):
    confirms = _(
        "Every program that follows the address gets nothing more, at once. You can make another address later."
    )


class OwnCalendar(OwnPage, TemplateView):
    template_name = PAGE

    def get_context_data(self, **context):
        address = CalendarAddress.objects.filter(user=self.request.acting.user).first()
        return super().get_context_data(**told(self.request, address), **context)


class AddressStep(StepView):
    rule = is_signed_in
    template_name = "dialogue/own_calendar_step.html"

    def get_success_url(self, result):
        return reverse("page:own_calendar")


@method_decorator(never_cache, name="dispatch")
class MakeAddress(AddressStep):
    """Shows the address in the answer itself, this once: nothing keeps it, so no page could show it after a redirect."""

    title = _("Make a secret address")
    form_class = MakeForm
    service = staticmethod(make_calendar_address)

    def get_success_url(self, result):
        self.secret = result
        return super().get_success_url(result)

    def form_valid(self, form):
        self.secret = ""
        response = super().form_valid(form)
        return self.shown() if self.secret else response  # sent twice: the first one was shown, and is not kept

    def shown(self):
        address = settings.BASE_URL + reverse("own_feed", args=[self.secret])
        context = told(self.request, CalendarAddress.objects.get(user=self.request.acting.user))
        response = render(self.request, PAGE, {**context, "secret_address": address})
        response["Referrer-Policy"] = "no-referrer"
        return response


class RevokeAddress(AddressStep):
    title = _("Revoke the address")
    form_class = RevokeForm
    service = staticmethod(revoke_calendar_address)


def told(request, address):
    """What the page says: since when there is an address, the form that makes one, the calendars that need none."""
    bodies = Body.objects.visible_to(request.acting.user).order_by("id")
    return {"address": address, "form": StepForm(by=request.acting), "bodies": bodies, "base_url": settings.BASE_URL}
