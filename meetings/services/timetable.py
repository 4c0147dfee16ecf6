"""Set the timetable of a body's meetings, keep what a meeting was announced with, say its days and where two meetings cross."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from core.rules import NotAllowed
from core.things import lock, touch
from core.words import Words
from deadlines.terms import calendar_now
from meetings.kinds import MeetingKind, TimetableRow
from meetings.models import Meeting, Timetable, TimetableProfile
from meetings.rules import can_run
from meetings.states import OPEN, S
from meetings.timetable import BEFORE, crossings, dates, default_days

NEAR = dt.timedelta(days=92)  # a quarter: meetings so near to each other are checked


@transaction.atomic
def set_timetable(body, *, by, kind, days, article=None):
    """A further version of the body's profile for a kind of meeting: ``days`` are working days by row, negative before the
    meeting; ``article`` names the body's rule, empty says that nobody has adopted it. Meetings that are announced keep theirs.
    Raises ``ValidationError`` by row for days on the wrong side of the meeting or out of order, and without an announcement.
    """
    if not can_run.test(by, None):
        raise NotAllowed(_("Only the secretariat runs meetings."))
    lock(body)
    _check(days, kind)
    versions = TimetableProfile.objects.filter(body=body, kind=kind)
    return TimetableProfile.objects.create(
        body=body,
        kind=kind,
        number=(versions.aggregate(last=Max("number"))["last"] or 0) + 1,
        days={str(row): days[row] for row in TimetableRow if row in days},
        article=article or Words(),
        acting=by.signature(),
    )


def _check(days, kind):
    if TimetableRow.ANNOUNCEMENT not in days:
        raise ValidationError({"announcement": _("Every meeting is announced some working days before.")})
    if kind == MeetingKind.EXTRAORDINARY and (named := {TimetableRow.PROPOSALS, TimetableRow.ADDITIONS} & set(days)):
        said = _("Nothing is proposed for or added to an extraordinary meeting: leave this empty.")
        raise ValidationError({str(row): said for row in named})
    last = None
    for row in (row for row in TimetableRow if row in days):
        number = days[row]
        if (number < 0) != (row in BEFORE) or number == 0:
            raise ValidationError({str(row): _("This day is on the wrong side of the meeting.")})
        if row == TimetableRow.POSITIONS:
            continue  # counted from the decision sheet
        if last is not None and number < last:
            raise ValidationError({str(row): _("This day would come before the one above it.")})
        last = number


def profiles_of(body_id):
    """By kind of meeting, the profile in force; a kind that is missing follows the default of the platform. One query."""
    return {profile.kind: profile for profile in TimetableProfile.objects.in_force(body_id)}


def keep_timetable(meeting):
    """The meeting is announced: it keeps the profile in force, and its days are told."""
    profile = profiles_of(meeting.body_id).get(meeting.kind)
    days = profile.days if profile else default_days(meeting.kind)
    return Timetable.objects.create(
        meeting=meeting, profile=profile, days=days, told=_written(dates(meeting.on, days, calendar_now()))
    )


def tell_days_again(meeting):
    """The meeting has moved: its days follow it, whatever was told before."""
    if kept := Timetable.objects.filter(meeting=meeting).first():
        kept.told = _written(dates(meeting.on, lock(kept).days, calendar_now()))
        touch(kept, "told")


@transaction.atomic
def keep_told_days():
    """The clock: days that a change of the calendar has moved later are told now, and are never moved earlier again."""
    calendar = calendar_now()
    coming = Timetable.objects.filter(meeting__state__in=(*OPEN, S.HELD)).select_related("meeting").order_by("pk")
    for kept in coming.select_for_update(of=("self",)):
        told = _written(dates(kept.meeting.on, kept.days, calendar, kept.told))
        if told != kept.told:
            kept.told = told
            touch(kept, "told")


def days_of(meeting, calendar=None, profiles=None):
    """The timetable of a meeting: (its profile or ``None``, working days by row, the day of each row in order). The kept one
    of an announced meeting, else the one in force; ``profiles`` as ``profiles_of`` gives them, for several meetings."""
    calendar, kept = calendar or calendar_now(), getattr(meeting, "timetable", None)
    if kept:
        return kept.profile, kept.days, dates(meeting.on, kept.days, calendar, kept.told)
    profile = (profiles_of(meeting.body_id) if profiles is None else profiles).get(meeting.kind)
    days = profile.days if profile else default_days(meeting.kind)
    return profile, days, dates(meeting.on, days, calendar)


def papers_until(meeting):
    """The last day on which a paper comes in time for the meeting; its own day where the profile sets none."""
    return days_of(meeting)[2].get(TimetableRow.PAPERS, meeting.on)


def additions_until(meeting):
    """The last day on which items are proposed in time for the meeting; its own day where the profile sets none."""
    return days_of(meeting)[2].get(TimetableRow.ADDITIONS, meeting.on)


def crossings_of(meeting, calendar=None):
    """Where terms of this meeting cross those of the body's others within a quarter's length: (earlier, later, pairs as
    ``timetable.crossings`` gives them). For whoever sees planned meetings."""
    near = Meeting.objects.filter(body=meeting.body_id, on__range=(meeting.on - NEAR, meeting.on + NEAR))
    near = (
        near.exclude(state__in=(S.CANCELLED, S.POSTPONED))
        .exclude(pk=meeting.pk)
        .select_related("timetable__profile")
        .order_by("on", "id")
    )
    calendar, others = calendar or calendar_now(), list(near)
    profiles, found = profiles_of(meeting.body_id), []
    for other in others:
        pair = sorted((meeting, other), key=lambda one: (one.on, one.pk))
        sides = [{None: one.on, **days_of(one, calendar, profiles)[2]} for one in pair]
        if crossed := crossings(*sides):
            found.append((*pair, crossed))
    return found


def _written(found):
    return {str(row): day.isoformat() for row, day in found.items()}
