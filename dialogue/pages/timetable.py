"""The timetable of a meeting as a stepper, why each of its days is that day, and the profiles of a body."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView

from deadlines.terms import calendar_now
from meetings.kinds import MeetingKind, TimetableRow
from meetings.models import Meeting, TimetableProfile
from meetings.rules import can_run
from meetings.services import crossings_of, days_of, procedure_days_of, profiles_of
from meetings.states import S
from meetings.timetable import COUNTED_FROM, default_days, walk
from participants.models import Body

R = TimetableRow
DONE = ("ok", "check", _("Done in time"))
LATE = ("wait", "clock", _("Done late"))
MISSED = ("stop", "object", _("Not done in time"))
TODAY = ("info", "calendar", _("Today"))
OVER = ("", "check", _("Over"))
AHEAD = ("", "", "")


def timetable_for(meeting, calendar, *, warns):
    """What the page of a meeting shows of its timetable; ``warns``: with where it crosses others (planned ones among them)."""
    if meeting.state in (S.CANCELLED, S.POSTPONED):  # without a day there is nothing to count from
        return {}
    profile, days, found = days_of(meeting, calendar)
    done = _done(meeting)
    rows = [_row(row, days[row], day, done.get(row, None), row in done) for row, day in found.items()]
    place = next((i for i, row in enumerate(rows) if row["row"] in COUNTED_AFTER), len(rows))
    rows.insert(
        place, {"row": "", "words": _("The meeting"), "on": meeting.on, "number": 0, "badge": _of_the_day(meeting.on)}
    )
    ahead = (row for row in rows if row["on"] >= timezone.localdate() and row["badge"] not in (DONE, LATE))
    current = next(ahead, None)
    for row in rows:
        row["is_current"] = row is current
    return {"rows": rows, "profile": profile, "crossings": _crossings(meeting, calendar) if warns else []}


COUNTED_AFTER = (R.DECISION_SHEET, R.DRAFT_MINUTES, R.COMMENTS, R.APPROVAL, R.POSITIONS)


def _done(meeting):
    """When what the timetable asks for was done, by row; ``None``: not yet. Rows it knows nothing of are missing."""
    moments = {
        R.ANNOUNCEMENT: meeting.announced_at,
        R.DRAFT_AGENDA: meeting.agenda_published_at,
        R.DECISION_SHEET: meeting.decisions_published_at,
    }
    if meeting.has_minutes:
        moments[R.APPROVAL] = meeting.minutes_published_at
    return {row: at and timezone.localdate(at) for row, at in moments.items()}


def _row(row, number, day, done_on, is_known):
    if done_on:
        badge = DONE if done_on <= day else LATE
    elif is_known and day < timezone.localdate():
        badge = MISSED
    else:
        badge = _of_the_day(day)
    return {"row": row.value, "words": row.label, "on": day, "number": abs(number), "badge": badge}


def _of_the_day(day):
    today = timezone.localdate()
    return TODAY if day == today else OVER if day < today else AHEAD


def _crossings(meeting, calendar):
    """Sentences' parts: which row of which meeting lies after which of which."""
    return [
        {"earlier": earlier, "first": _name(a), "first_on": a_on, "later": later, "second": _name(b), "second_on": b_on}
        for earlier, later, pairs in crossings_of(meeting, calendar)
        for a, a_on, b, b_on in pairs
    ]


def _name(row):
    return row.label if row else _("The meeting")


class MeetingTimetable(DetailView):
    """The timetable alone: once the decisions are public, the page of the meeting only leads here."""

    shown_to = "visible_to"
    template_name = "dialogue/meeting_timetable.html"
    context_object_name = "meeting"

    def get_object(self):
        user = self.request.acting.user
        seen = Meeting.objects.visible_to(user).with_minutes_for(user).select_related("body", "timetable__profile")
        return get_object_or_404(seen, ref=self.kwargs["ref"])

    def get_context_data(self, **context):
        timetable = timetable_for(self.object, calendar_now(), warns=False)
        return super().get_context_data(timetable=timetable, **context)


class WhyThisDay(DetailView):
    """One day of a meeting's timetable, counted day by day."""

    shown_to = "visible_to"
    template_name = "dialogue/why_this_day.html"
    context_object_name = "meeting"

    def get_object(self):
        seen = Meeting.objects.visible_to(self.request.acting.user).for_list()
        return get_object_or_404(seen.select_related("timetable__profile"), ref=self.kwargs["ref"])

    def get_context_data(self, **context):
        calendar, name = calendar_now(), self.kwargs["row"]
        profile, days, found = days_of(self.object, calendar)
        if name not in found:
            raise Http404
        row = TimetableRow(name)
        start = found.get(COUNTED_FROM.get(row), self.object.on)
        walked = walk(start, days[name], calendar)
        return super().get_context_data(
            row=row,
            on=found[row],
            start=start,
            start_words=COUNTED_FROM[row].label if row in COUNTED_FROM else _("The meeting"),
            number=abs(days[name]),
            is_before=days[name] < 0,
            walked=walked,
            is_kept=walked[-1].on != found[row],
            profile=profile,
            **context,
        )


class Timetables(DetailView):
    """By which days a body works, by kind of meeting, with the versions that stood before."""

    shown_to = "visible_to"
    template_name = "dialogue/timetables.html"
    context_object_name = "body"

    def get_object(self):
        return get_object_or_404(Body.objects.visible_to(self.request.acting.user), code=self.kwargs["code"])

    def get_context_data(self, **context):
        stands, user = profiles_of(self.object.pk), self.request.acting.user
        versions = list(TimetableProfile.objects.visible_to(user).filter(body=self.object))
        kinds = [
            {
                "kind": kind,
                "profile": stands.get(kind),
                "rows": _rows(stands[kind].days if kind in stands else default_days(kind)),
                "older": [{"profile": one, "rows": _rows(one.days)} for one in versions if one.kind == kind][1:],
            }
            for kind in MeetingKind
        ]
        own, days = procedure_days_of(self.object.pk)
        procedures, runs = {"own": own, "days": days}, can_run.test(self.request.acting, None)
        return super().get_context_data(procedures=procedures, kinds=kinds, can_run=runs, **context)


def _rows(days):
    return [
        {"words": row.label, "number": abs(days[row]), "is_before": days[row] < 0, "of_sheet": row in COUNTED_FROM}
        for row in TimetableRow
        if row in days
    ]
