"""A meeting is postponed and has no day for a while; then it gets a new one (domain.md §5.1, side exit)."""

from django.db import transaction

from core.things import lock, touch
from meetings import notices
from meetings.kinds import SilenceSubject
from meetings.services.attendance import forget_attendance
from meetings.services.planning import ask_again, invite_seats, put_day, when_and_where
from meetings.services.short_notice import begin_notice, check_full_notice, end_notice, is_refused
from meetings.services.silence_over import lapse_silences
from meetings.services.timetable import tell_days_again
from meetings.states import lifecycle


@transaction.atomic
def postpone_meeting(meeting, *, by, reason):
    """It will not take place on its day, and the new day is not known. Everyone invited hears once, and the entry leaves their
    calendars (RFC 5546 CANCEL, higher SEQUENCE: docs/decisions/postponed-meetings.md). Its agenda stays as it is, its days rest,
    and answers given for the old day are forgotten. A short notice that was refused stands until there is a day again.
    """
    lock(meeting)
    lifecycle.check("postpone", meeting, by)
    was = when_and_where(meeting)
    meeting.calendar_sequence += 1
    touch(meeting, "calendar_sequence")
    line = lifecycle.take("postpone", meeting, by=by, reason=reason, facts={"was": was})
    ask_again(meeting)
    forget_attendance(meeting)
    lapse_silences(meeting, SilenceSubject.DATE)
    if not is_refused(meeting):
        end_notice(meeting, by=by)
    notices.meeting_postponed(line, meeting)
    return meeting


@transaction.atomic
def set_new_day(meeting, *, by, on, starts, ends, zone, place, link):
    """A postponed meeting has a day again and is where it was before. All seats are invited anew: the same entry comes back
    into the calendars (same UID, higher SEQUENCE). The notice of the new day may be short, and is refused as that of the
    first one. Raises ``ValidationError`` as ``schedule_meeting`` does and for less than the full notice where short notice was
    refused, ``NotNow`` for a meeting that is not postponed.
    """
    lock(meeting)
    step = meeting.day_step
    lifecycle.check(step, meeting, by)
    check_full_notice(meeting, on)
    was = when_and_where(meeting)
    put_day(meeting, {"on": on, "starts": starts, "ends": ends, "zone": zone, "place": place, "link": link})
    line = lifecycle.take(step, meeting, by=by, facts={"was": was, "now": when_and_where(meeting)})
    tell_days_again(meeting)
    invite_seats(meeting)
    end_notice(meeting, by=by)
    notices.meeting_day_set(line, meeting, notice=begin_notice(meeting, by=by))
    return meeting
