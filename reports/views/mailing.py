"""Letters to all participants: put into the outbox, sent off by a second press, stopped before that."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.forms import StepForm
from core.views import StepView
from meetings.models import Meeting
from notifications.models import MassLetter
from participants.rules import is_secretariat
from reports import services
from reports.kinds import Mailing


class PrepareForm(StepForm):
    confirms = _(
        "Nobody gets anything yet: you read the letter and its readers first, and send it off with a second press."
    )


class SendForm(StepForm):
    confirms = _("It goes to everybody on the list, once, and cannot be called back.")


class StopForm(StepForm):
    confirms = _("Nobody gets this letter. You can prepare another one.")


class PrepareView(StepView):
    model = Meeting
    rule = is_secretariat
    title = _("Prepare a letter to all participants")
    form_class = PrepareForm
    service = staticmethod(services.prepare_mailing)
    done = _("The letter waits in the outbox. Read it, then send it off.")

    def get_thing(self):
        if self.kwargs["mailing"] not in Mailing:
            raise Http404
        seen = Meeting.objects.visible_to(self.request.acting.user).for_list()
        return get_object_or_404(seen, ref=self.kwargs["ref"], decisions_published_at__isnull=False)

    @cached_property
    def label(self):
        return f"{self.title}: {Mailing(self.kwargs['mailing']).label}"

    def take(self, form):
        mailing = Mailing(self.kwargs["mailing"])
        return services.prepare_mailing(self.thing, mailing=mailing, by=self.request.acting).get_absolute_url()


class LetterStepView(StepView):
    """A step with a letter in the outbox."""

    model = MassLetter
    rule = is_secretariat


class SendView(LetterStepView):
    title = _("Send it off")
    form_class = SendForm
    service = staticmethod(services.send_mailing)
    done = _("The letters are on their way. This page shows how far they are.")


class StopView(LetterStepView):
    title = _("Do not send it")
    form_class = StopForm
    service = staticmethod(services.stop_mailing)
    done = _("Nobody got this letter.")
