"""Attendance at the table, opening with a quorum, and the rule of the quorum."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.views import StepView
from meetings import services
from meetings.forms import attendance as forms
from meetings.models import CheckIn, ExcuseFile, Invitation, Meeting
from meetings.rules import can_set_quorum
from participants.kinds import Constituency
from participants.models import Body, Holding

ORDER = Constituency.values


class AttendanceView(StepView):
    """One table by constituency, each seat a row that is saved at once; numbers alone where no list may be kept."""

    model = Meeting
    step = "attend"
    form_class = forms.NumbersForm
    service = staticmethod(services.record_numbers)
    template_name = "meetings/attendance.html"
    done = _("The attendance is saved.")

    def get_context_data(self, **context):
        meeting, rows = self.thing, []
        if not meeting.is_without_attribution:
            user = self.request.acting.user
            seen = Invitation.objects.visible_to(user).filter(meeting=meeting).for_page(user)
            here = dict(CheckIn.objects.visible_to(user).of_meeting(meeting).values_list("invitation", "presence"))
            rows = [
                self.with_form(row, here) for row in sorted(seen, key=lambda row: ORDER.index(row.seat.constituency))
            ]
        return super().get_context_data(
            rows=rows,
            says_here=sum(row.says_here for row in rows),
            quorum=quorum_of(meeting),
            quorum_rule=services.quorum_rule_of(meeting.body),
            start=meeting.quorums.at_the_start().last(),
            may_open=self.may_open(),
            **context,
        )

    def may_open(self):
        """Once it has begun; before, nobody can be there."""
        meeting = self.thing
        return meeting.starts_at <= timezone.now() and meeting.lifecycle.is_open_to(
            "open", meeting, self.request.acting
        )

    def with_form(self, row, here):
        row.meeting = self.thing
        row.says_here = row.pk in here and not row.presence
        row.form = forms.PresenceForm(thing=row, by=self.request.acting)
        return row

    def get_success_url(self, result):
        return reverse("meetings:attendance", args=[self.thing.ref])


class SeatStepView(StepView):
    """A step with the row of one seat; the version is the row's own, so two people take two rows at once."""

    model = Invitation
    on = "meeting"
    step = "attend"
    service = staticmethod(services.record_presence)
    template_name = "meetings/attendance_seat.html"
    done = _("The attendance is saved.")

    def get_thing(self):
        seen = Invitation.objects.visible_to(self.request.acting.user)
        wanted = ("meeting__body", "seat__organisation", "seat__person")
        return get_object_or_404(seen.select_related(*wanted), uid=self.kwargs["uid"])

    def get_context_data(self, **context):
        sitting = Holding.objects.current().filter(seat=self.thing.seat).select_related("user")
        papers = ExcuseFile.objects.visible_to(self.request.acting.user).filter(invitation=self.thing)
        excuses = [row.listed() for row in papers.select_related("stored")]
        return super().get_context_data(sitting=sitting, excuses=excuses, back=self.get_success_url(None), **context)

    def get_success_url(self, result):
        return f"{reverse('meetings:attendance', args=[self.thing.meeting.ref])}#seat-{self.thing.uid}"


class PresenceView(SeatStepView):
    form_class = forms.PresenceForm


class SeatView(SeatStepView):
    form_class = forms.SeatForm


class OpenView(StepView):
    model = Meeting
    step = "open"
    service = staticmethod(services.open_meeting)
    template_name = "meetings/open.html"
    done = _("The meeting is open; its quorum is on record.")

    def get_context_data(self, **context):
        return super().get_context_data(
            quorum=services.quorum_now_shown(self.thing),
            quorum_rule=services.quorum_rule_of(self.thing.body),
            **context,
        )

    def get_success_url(self, result):
        return result.meeting.get_absolute_url()


class QuorumView(StepView):
    model = Body
    rule = can_set_quorum
    title = _("Set the quorum of this body")
    form_class = forms.QuorumForm
    service = staticmethod(services.set_quorum)
    done = _("The quorum of this body is set.")

    def get_success_url(self, result):
        return self.thing.get_absolute_url()


def quorum_of(meeting):
    """Exact where whoever takes the attendance sees each seat; as it may be shown to anybody where no list is kept."""
    return services.quorum_now_shown(meeting) if meeting.is_without_attribution else services.quorum_now(meeting)
