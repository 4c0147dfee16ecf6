"""Pages about guests: a seat answers in full and says that it is there; the secretariat sees who answered and prints the list
for the guards."""

from django.db.models import Max
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from core.seeing import RuledPage
from core.views import StepView
from meetings import services
from meetings.forms import guests as forms
from meetings.kinds import Answer, Interpretation
from meetings.models import ExcuseFile, GuestPass, Invitation, Meeting, Needs, Reminder
from meetings.rules import can_run
from meetings.views.answers import InvitationView
from participants.kinds import HoldingRole
from participants.models import Holding


class SeatAnswerView(InvitationView):
    step = "answer_seat"
    form_class = forms.SeatAnswerForm
    service = staticmethod(services.answer_for_seat)
    template_name = "meetings/answer_seat.html"
    done = _("Thank you. The secretariat sees your answer.")

    def get_context_data(self, **context):
        files = ExcuseFile.objects.visible_to(self.request.acting.user).filter(invitation=self.thing)
        rows = [row.listed() for row in files.select_related("stored")]
        until = services.answers_until(self.thing.meeting)
        return super().get_context_data(meeting=self.thing.meeting, excuses=rows, until=until, **context)


class CheckInView(StepView):
    """Open during the hours of the meeting; the service says so to who comes too early or too late."""

    model = Invitation
    step = "check_in"
    form_class = forms.CheckInForm
    service = staticmethod(services.check_in)
    template_name = "meetings/check_in.html"
    done = _("Thank you. The secretariat confirms in the room that you are here.")


class GuestsView(StepView):
    """Every seat with its answer, its needs, and when it was last reminded; whether names are asked for."""

    model = Meeting
    step = "receive"
    form_class = forms.PassesForm
    service = staticmethod(services.ask_passes)
    template_name = "meetings/guests.html"
    done = _("Done.")

    def get_context_data(self, **context):
        user, meeting = self.request.acting.user, self.thing
        rows = list(Invitation.objects.visible_to(user).filter(meeting=meeting).for_page(user))
        self.add_said(rows, user)
        needs = Needs.objects.visible_to(user).of_meeting(meeting).summed_up()
        return super().get_context_data(
            rows=rows,
            sums=[(Interpretation(code).label, number) for code, number in needs.items()],
            answers=[(answer.label, sum(row.answer == answer for row in rows)) for answer in Answer],
            until=services.answers_until(meeting),
            **context,
        )

    def add_said(self, rows, user):
        """What each seat said besides its answer, and when it was last reminded; five queries for all of them."""
        of = {"invitation__in": rows}
        needs = {row.invitation_id: row for row in Needs.objects.visible_to(user).filter(**of)}
        named = set(GuestPass.objects.visible_to(user).filter(**of).values_list("invitation", flat=True))
        told = Reminder.objects.visible_to(user).filter(**of).values("invitation").annotate(last=Max("on"))
        told, files = dict(told.values_list("invitation", "last")), {}
        for row in ExcuseFile.objects.visible_to(user).filter(**of).select_related("stored"):
            files.setdefault(row.invitation_id, []).append(row.listed())
        sitting = Holding.objects.current().filter(seat__in=[row.seat_id for row in rows], role=HoldingRole.HOLDER)
        holders = {one.seat_id: one.user.name for one in sitting.select_related("user")}
        for row in rows:
            row.replaces = holders.get(row.seat_id)
            row.said_needs, row.has_pass = needs.get(row.pk), row.pk in named
            row.last_reminded, row.excuses = told.get(row.pk), files.get(row.pk, [])

    def get_success_url(self, result):
        return reverse("meetings:guests", args=[self.thing.ref])


class PassListView(RuledPage, TemplateView):
    """The list for the guards: made to be printed, kept nowhere, and in no set of documents. Names alone, without who sent them."""

    rule = can_run
    shown_to = "visible_to"
    template_name = "meetings/pass_list.html"

    @cached_property
    def thing(self):
        return get_object_or_404(Meeting.objects.visible_to(self.request.acting.user), ref=self.kwargs["ref"])

    def get_context_data(self, **context):
        passes = GuestPass.objects.visible_to(self.request.acting.user).of_meeting(self.thing)
        names = sorted(passes.values_list("name", flat=True), key=str.casefold)
        return super().get_context_data(meeting=self.thing, names=names, **context)

    def render_to_response(self, context, **options):
        response = super().render_to_response(context, **options)
        response["Cache-Control"] = "private, no-store"
        return response


class CheckInsConfirmView(StepView):
    model = Meeting
    step = "attend"
    service = staticmethod(services.confirm_check_ins)
    template_name = "meetings/confirm_check_ins.html"
    done = _("The attendance is saved.")

    def get_success_url(self, result):
        return reverse("meetings:attendance", args=[self.thing.ref])
