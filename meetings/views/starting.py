"""A new meeting starts from nothing, from a row of the plan in force, or from the last meeting of the body. What is chosen comes
first, by links and a form that only asks: nothing typed is lost by it."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from core.lifecycle import NotNow
from core.seeing import RuledPage
from core.views import StepView
from deadlines.terms import calendar_now
from meetings import services
from meetings.forms.plan import NameMeetingForm
from meetings.forms.starting import CARRIED, StartedForm
from meetings.kinds import Outcome
from meetings.models import AgendaItem, Meeting, PlanRow
from meetings.rules import can_run
from meetings.states import Plan, S
from meetings.views.timetable import warn_of_crossings
from participants.models import Body


@dataclass(frozen=True)
class Start:
    """What a meeting starts from; all of it may be missing."""

    body: Body | None = None
    row: PlanRow | None = None
    last: Meeting | None = None
    carried: tuple = ()
    deferred: tuple = ()

    def initial(self):
        """What stands in the form before anything is typed."""
        said = {"body": self.body.pk} if self.body else {}
        for name in self.carried:
            said |= {field: getattr(self.last, field) for field in CARRIED[name][1]}
        if self.row:
            said |= {"title": self.row.theme, "on": first_day(self.row)}
        return said


def first_day(row):
    """The first working day of the row's quarter that is still to come; ``None`` when the quarter is over."""
    year, month = row.plan.year, 3 * row.quarter - 2
    after = dt.date(year + month // 10, (month + 2) % 12 + 1, 1)
    day = calendar_now().first_working(max(dt.date(year, month, 1), timezone.localdate() + dt.timedelta(days=1)))
    return day if day < after else None


def last_meeting(body, user):
    """The last meeting of the body that took place or should have, else the last that is planned; ``None`` without any."""
    of_body = Meeting.objects.visible_to(user).filter(body=body).exclude(state=S.CANCELLED)
    return of_body.past().first() or of_body.order_by("-starts_at", "-id").first()


def deferred_at(meeting, user):
    """The items the meeting put off."""
    return tuple(
        AgendaItem.objects.visible_to(user).standing().filter(meeting=meeting, decision__outcome=Outcome.DEFERRED)
    )


class StartView(RuledPage, TemplateView):
    """The body first, then what it has to start from."""

    rule = can_run
    template_name = "meetings/start.html"

    def get_context_data(self, **context):
        user = self.request.acting.user
        bodies = list(Body.objects.visible_to(user).order_by("id"))
        body = next((one for one in bodies if one.code == self.request.GET.get("body")), None)
        rows = (
            PlanRow.objects.visible_to(user)
            .in_force()
            .filter(plan__body=body, plan__year__gte=timezone.localdate().year)
        )
        rows = rows.with_meeting(user).select_related("plan").order_by("plan__year", "quarter", "id") if body else []
        last = last_meeting(body, user) if body else None
        return super().get_context_data(
            bodies=bodies,
            body=body,
            rows=rows,
            last=last,
            carried=[(name, label) for name, (label, fields) in CARRIED.items() if last and getattr(last, fields[0])],
            deferred=deferred_at(last, user) if last else (),
            **context,
        )


class ScheduleView(StepView):
    rule = can_run
    title = _("Schedule a meeting")
    form_class = StartedForm
    service = staticmethod(services.schedule_from)
    template_name = "meetings/schedule.html"

    def start(self):
        """What the address says the meeting starts from; 404 for what this person may not see or what is not in force."""
        asked, user = self.request.GET, self.request.acting.user
        if asked.get("row"):
            rows = PlanRow.objects.visible_to(user).select_related("plan__body")
            if (
                self.request.method == "GET"
            ):  # replaced while somebody typed: the service says so, and nothing typed is lost
                rows = rows.in_force()
            row = get_object_or_404(rows, uid=_uid(asked["row"]))
            return Start(body=row.plan.body, row=row)
        if asked.get("last"):
            meetings = Meeting.objects.visible_to(user).select_related("body")
            last = get_object_or_404(meetings, ref=asked["last"])
            carried = tuple(name for name in CARRIED if name in asked.getlist("carry"))
            return Start(body=last.body, last=last, carried=carried, deferred=deferred_at(last, user))
        return Start(body=Body.objects.visible_to(user).filter(code=asked.get("body", "")).first())

    def get_form_kwargs(self):
        start = self.start()
        return {**super().get_form_kwargs(), "start": start, "initial": start.initial()}

    def get_success_url(self, result):
        warn_of_crossings(self.request, result)
        return super().get_success_url(result)


class NameMeetingView(StepView):
    """A row of the plan in force that has no meeting yet, and one that was scheduled without it."""

    model = PlanRow
    rule = can_run
    label = _("Name its meeting")
    form_class = NameMeetingForm
    service = staticmethod(services.name_meeting)
    done = _("The row has its meeting.")

    def check(self):
        super().check()
        if self.thing.plan.state != Plan.APPROVED:
            raise NotNow("name", self.thing.plan.state)


def _uid(asked):
    try:
        return uuid.UUID(asked)
    except ValueError:
        raise Http404 from None
