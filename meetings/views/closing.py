"""A stricter rule for a meeting: ask, agree, refuse, take back."""

from django.utils.translation import gettext_lazy as _

from core.awaited import awaited
from core.lifecycle import NotNow
from core.rules import NotAllowed
from core.views import StepView
from meetings import services
from meetings.forms import closing as forms
from meetings.kinds import REGIME_SAYS, Regime
from meetings.models import Meeting


class CloseView(StepView):
    model = Meeting
    step = "close"
    form_class = forms.AskClosingForm
    service = staticmethod(services.ask_closing)
    done = _("Done: the other side is asked. Until it agrees the meeting keeps its rule.")

    def check(self):
        super().check()
        if awaited(self.thing, self.step) or not services.stricter_than(self.thing.regime):
            raise NotNow(self.step, self.thing.state)


class AnswerView(StepView):
    """What becomes of the open request; ``may(second, act, by)`` says whose answer it is."""

    model = Meeting
    step = "close"
    template_name = "meetings/closing.html"

    def check(self):
        super().check()
        self.act = awaited(self.thing, self.step)
        if self.act is None:
            raise NotNow(self.step, self.thing.state)
        second = self.thing.lifecycle.steps[self.step].second
        if not self.may(second):
            raise NotAllowed(second.says)

    def may(self, second):
        """Whether it is this hat that answers."""
        return second.may(self.act, self.thing, self.request.acting)

    def get_context_data(self, **context):
        wanted = Regime(self.act.said["regime"])
        return super().get_context_data(act=self.act, wanted=wanted.label, says=REGIME_SAYS[wanted], **context)


class AgreeView(AnswerView):
    label = _("Agree to the stricter rule")
    form_class = forms.AgreeClosingForm
    service = staticmethod(services.agree_closing)


class RefuseView(AnswerView):
    label = _("Refuse the stricter rule")
    form_class = forms.RefuseClosingForm
    service = staticmethod(services.refuse_closing)


class WithdrawView(AnswerView):
    label = _("Take the request back")
    form_class = forms.WithdrawClosingForm
    service = staticmethod(services.withdraw_closing)

    def may(self, second):
        """Who asked."""
        return self.act.is_of(self.request.acting)
