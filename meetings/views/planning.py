"""Announce, change, cancel; a new meeting is scheduled in ``views.starting``."""

from core.views import StepView
from meetings import forms, services
from meetings.models import Meeting
from meetings.querysets import seats_of
from meetings.services import notice_of
from meetings.views.timetable import warn_of_crossings


class EditView(StepView):
    model = Meeting
    step = "edit"
    form_class = forms.MeetingForm
    service = staticmethod(services.edit_meeting)


class AnnounceView(StepView):
    """Shows who will be invited, and which seats nobody sits on yet."""

    model = Meeting
    step = "announce"
    form_class = forms.AnnounceForm
    service = staticmethod(services.announce_meeting)
    template_name = "meetings/announce.html"

    def get_context_data(self, **context):
        short = notice_of(self.thing)
        return super().get_context_data(seats=seats_of(self.thing.body_id), short=short, **context)


class MoveView(StepView):
    model = Meeting
    step = "move"
    form_class = forms.MoveForm
    service = staticmethod(services.move_meeting)

    def get_success_url(self, result):
        warn_of_crossings(self.request, result)
        return super().get_success_url(result)


class PostponeView(StepView):
    model = Meeting
    step = "postpone"
    form_class = forms.PostponeForm
    service = staticmethod(services.postpone_meeting)


class NewDayView(StepView):
    """One page for two steps: which of them it is, the meeting's agenda says (``Meeting.day_step``)."""

    model = Meeting
    form_class = forms.NewDayForm
    service = staticmethod(services.set_new_day)

    @property
    def step(self):
        """The step of the table."""
        return self.thing.day_step

    def get_success_url(self, result):
        warn_of_crossings(self.request, result)
        return super().get_success_url(result)


class AmendView(StepView):
    model = Meeting
    step = "amend"
    form_class = forms.AmendForm
    service = staticmethod(services.amend_meeting)


class CancelView(StepView):
    model = Meeting
    step = "cancel"
    form_class = forms.CancelForm
    service = staticmethod(services.cancel_meeting)
