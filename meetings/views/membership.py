"""Steps of membership: an organisation asks, those who preside raise an end, those concerned answer, a decision is carried out."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from core.lifecycle import NotNow
from core.views import StepView
from meetings import services
from meetings.forms import membership as forms
from meetings.models import AgendaItem, Decision, MembershipEnding, MembershipRequest
from meetings.rules import can_ask_membership, can_raise_ending
from participants.models import Body


class AskView(StepView):
    model = Body
    rule = can_ask_membership
    title = _("Ask for membership")
    form_class = forms.AskForm
    service = staticmethod(services.ask_membership)
    done = _("Your request is filed. The receipt is on this page and in your mail.")

    def get_success_url(self, result):
        return result.get_absolute_url()


CARRIED_OUT = _("The decision is carried out, and its text stands here as the answer.")


class WithdrawView(StepView):
    model = MembershipRequest
    step = "withdraw"
    service = staticmethod(services.withdraw_request)
    done = _("Your request is withdrawn.")


class AdmitView(StepView):
    model = MembershipRequest
    step = "admit"
    done = CARRIED_OUT
    form_class = forms.AdmitForm
    service = staticmethod(services.admit_organisation)


class DeclineView(StepView):
    model = MembershipRequest
    step = "decline"
    done = CARRIED_OUT
    form_class = forms.DeclineForm
    service = staticmethod(services.decline_organisation)


class RaiseEndingView(StepView):
    model = Body
    rule = can_raise_ending
    title = _("Raise the end of a membership")
    form_class = forms.RaiseEndingForm
    service = staticmethod(services.raise_ending)
    done = _("Those concerned are told, and it is suggested for the next agenda.")

    def get_success_url(self, result):
        return result.get_absolute_url()


class AnswerEndingView(StepView):
    model = MembershipEnding
    step = "answer"
    form_class = forms.AnswerForm
    service = staticmethod(services.answer_ending)
    done = _("Your answer is filed.")

    def get_initial(self):
        return {"text": self.thing.answered.text} if self.thing.answered else {}


class EndView(StepView):
    model = MembershipEnding
    step = "end"
    done = CARRIED_OUT
    form_class = forms.EndForm
    service = staticmethod(services.end_membership)


class KeepView(StepView):
    model = MembershipEnding
    step = "keep"
    done = CARRIED_OUT
    form_class = forms.KeepForm
    service = staticmethod(services.keep_membership)


class DecideMembershipView(StepView):
    """What a meeting decided on an item about a membership or its plan: such a decision adopts no recommendation."""

    model = AgendaItem
    on = "meeting"
    step = "decide"
    form_class = forms.DecideMembershipForm
    service = staticmethod(services.decide_membership)
    done = _("The decision is recorded. It is public once you publish the decision sheet.")

    def get_thing(self):
        seen = AgendaItem.objects.visible_to(self.request.acting.user).on_own_affairs()
        return get_object_or_404(seen.select_related("meeting__body"), uid=self.kwargs["uid"])

    def check(self):
        super().check()
        if self.thing.dropped_at or Decision.objects.filter(item=self.thing).exists():
            raise NotNow(self.step, "decided")
