"""Steps of calls for extraordinary meetings; the pages that show them are ``dialogue.pages.calls``."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.things import lock
from core.views import StepView
from meetings import services
from meetings.forms import calls as forms
from meetings.kinds import MeetingKind
from meetings.models import Meeting, MeetingCall
from meetings.rules import can_open_call, can_run
from meetings.views.timetable import warn_of_crossings
from participants.models import Body


class OpenCallView(StepView):
    model = Body
    rule = can_open_call
    title = _("Call for an extraordinary meeting")
    form_class = forms.OpenCallForm
    service = staticmethod(services.open_call)
    done = _("The call is public. Its receipt stands on this page.")

    def take(self, form):
        """The body may change while a member writes; nothing of it is overwritten, so no version is asked."""
        return self.get_success_url(self.service(self.thing, **form.service_arguments(), by=self.request.acting))

    def get_success_url(self, result):
        return result.get_absolute_url()


class CallStepView(StepView):
    """A step with a call. Others may have joined meanwhile: that overwrites nothing, so no version is asked."""

    model = MeetingCall

    def get_thing(self):
        seen = MeetingCall.objects.visible_to(self.request.acting.user)
        return get_object_or_404(seen.select_related("body", "seat", "term"), ref=self.kwargs["ref"])

    def take(self, form):
        return self.get_success_url(self.service(lock(self.thing), **form.service_arguments(), by=self.request.acting))


class JoinView(CallStepView):
    step = "join"
    form_class = forms.JoinForm
    service = staticmethod(services.join_call)
    done = _("Your seat stands behind the call.")


class LeaveView(CallStepView):
    step = "leave"
    form_class = forms.LeaveForm
    service = staticmethod(services.leave_call)
    done = _("Your joining is taken back.")


class ScheduleCalledView(CallStepView):
    step = "schedule"
    form_class = forms.CalledMeetingForm
    service = staticmethod(services.schedule_called)
    template_name = "meetings/schedule_called.html"
    done = _("The meeting is scheduled and announced; every seat is invited.")

    def get_context_data(self, **context):
        planned = Meeting(body=self.thing.body, kind=MeetingKind.EXTRAORDINARY, on=self.thing.proposed_on)
        return super().get_context_data(short=services.notice_of(planned), **context)

    def get_success_url(self, result):
        warn_of_crossings(self.request, result.item.meeting)
        return result.item.meeting.get_absolute_url()


class ProcedureDaysView(StepView):
    model = Body
    rule = can_run
    title = _("Set the days of procedures")
    form_class = forms.ProcedureDaysForm
    service = staticmethod(services.set_procedure_days)
    done = _("The days are set for what begins from now on.")

    def get_success_url(self, result):
        return reverse("page:timetables", args=[self.thing.code])
