"""Seats are reminded of an invitation until they have answered: a ladder of three rungs, each once (design.md §5.6)."""

from django.db import transaction
from django.utils import timezone

from core.things import lock
from deadlines.terms import calendar_now
from meetings.kinds import Answer, TimetableRow
from meetings.models import Meeting, Reminder
from meetings.notices import guests as notices
from meetings.services.timetable import days_of
from meetings.states import OPEN

RUNGS = (5, 1, 0)  # working days before the last day for answers


def answers_until(meeting, calendar=None):
    """The last day for answers to the invitation; the meeting's own where its timetable sets none."""
    return days_of(meeting, calendar)[2].get(TimetableRow.ANSWERS, meeting.on)


def days_of_rungs(meeting, calendar):
    """The day of each rung, the first one first."""
    until = answers_until(meeting, calendar)
    return {rung: calendar.add_working_days(until, -rung) if rung else until for rung in RUNGS}


def remind_invited(on):
    """The clock: every seat without an answer that was asked before the day of the newest rung hears of it, once. Rests on days
    on which nobody works, and for meetings that have begun or are not to be. Returns how many seats were reminded."""
    calendar = calendar_now()
    if not calendar.is_working(on):
        return 0
    coming = Meeting.objects.filter(state__in=OPEN, starts_at__gt=timezone.now()).select_related(
        "timetable__profile", "body"
    )
    return sum(_remind(meeting, on, calendar) for meeting in coming.order_by("pk"))


@transaction.atomic
def _remind(meeting, on, calendar):
    days = days_of_rungs(meeting, calendar)
    due = [rung for rung, day in days.items() if day <= on]
    if not due:
        return 0
    if not lock(meeting).is_answerable:  # cancelled or postponed in this very moment
        return 0
    rung, later = due[-1], [day for day in days.values() if day > on]
    waiting = meeting.invitations.filter(answer=Answer.NONE, updated_at__date__lt=days[rung])
    waiting = list(waiting.exclude(reminders__rung__lte=rung))
    Reminder.objects.bulk_create(Reminder(invitation=one, rung=rung, on=on) for one in waiting)
    if waiting:
        notices.invitation_reminded(meeting, waiting, until=max(days.values()), next_on=min(later, default=None), on=on)
    return len(waiting)
