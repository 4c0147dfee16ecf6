"""Less notice than the timetable asks: seats may refuse it; more than half of one constituency make the meeting keep the full
notice. Neither domain.md nor the issue names who decides: docs/decisions/calls-and-silence.md."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.lines import write_line
from core.templatetags.dates import day
from core.things import lock
from core.words import Words
from deadlines.terms import calendar_now
from meetings.calling import parts, reached
from meetings.kinds import Share, TimetableRow
from meetings.models import NoticeRefusal, ShortNotice
from meetings.notices import short_notice as notices
from meetings.querysets.calls import seats_that_vote
from meetings.rules import voting_seats_of
from meetings.services.procedure_days import procedure_days_of
from meetings.services.timetable import days_of
from meetings.states.short_notice import Noticed
from meetings.states.short_notice import noticing as lifecycle
from participants.acting import THE_HOUSE


def notice_of(meeting, on=None):
    """(working days of notice a meeting would have if it were announced today for the day ``on``, its own by default; working
    days its timetable asks for; the last day to refuse). ``None`` when the notice is not short, or the day is over."""
    calendar, today, on = calendar_now(), timezone.localdate(), on or meeting.on
    asked = -days_of(meeting, calendar)[1][TimetableRow.ANNOUNCEMENT]
    if on < today or today <= calendar.add_working_days(on, -asked):
        return None
    days = procedure_days_of(meeting.body_id)[1]["short_notice"]
    before = calendar.add_working_days(on, -1)
    until = max(today, min(calendar.add_working_days(today, days), before))
    return calendar.working_days_between(today, on), asked, until


def begin_notice(meeting, *, by):
    """The meeting, just announced or moved, has its day: when the notice is short the seats may refuse it. Returns the
    ``ShortNotice``, or ``None``."""
    found = notice_of(meeting)
    if found is None or meeting.starts_at <= timezone.now():
        return None
    given, asked, until = found
    own, _days = procedure_days_of(meeting.body_id)
    source = own.article if own and own.article else Words()
    said = {"on": meeting.on, "given": given, "asked": asked, "until": until, "source": source}
    notice = ShortNotice.objects.create(meeting=meeting, **said)
    facts = {"meeting": meeting.ref, "on": meeting.on.isoformat(), "given": given, "asked": asked}
    write_line(notice, "begin", by=by, target=str(notice.state), facts={**facts, "until": until.isoformat()})
    return notice


def end_notice(meeting, *, by):
    """The meeting got another day or is cancelled: what was asked of the day before is over."""
    for notice in meeting.short_notices.standing():
        lifecycle.take("end", notice, by=by)


def check_full_notice(meeting, on):
    """Raise ``ValidationError`` for a day with less than the full notice when short notice was refused."""
    if is_refused(meeting) and notice_of(meeting, on):
        asked = -days_of(meeting)[1][TimetableRow.ANNOUNCEMENT]
        said = _("Short notice was refused: choose a day at least %(n)s working days from now.") % {"n": asked}
        raise ValidationError({"on": said})


def refuse_unless_noticed(meeting):
    """Raise ``ValidationError`` for a meeting that is to begin though short notice was refused."""
    if is_refused(meeting):
        raise ValidationError(_("Short notice was refused: give the meeting a day with the full notice first."))


def is_refused(meeting):
    return meeting.short_notices.filter(state=Noticed.REFUSED).exists()


def refusals_of(notice):
    """How it stands in each constituency with a vote (``calling.Part``). Two queries."""
    seats = list(seats_that_vote(notice.body_id).values_list("pk", "constituency"))
    refusing = notice.refusing_seats
    counted = Counter(name for _pk, name in seats)
    return parts(counted, Counter(name for pk, name in seats if pk in refusing), Share.MORE_THAN_HALF)


@transaction.atomic
def refuse_notice(notice, *, by):
    """One seat of the hat refuses the short notice, publicly; with more than half of one constituency the secretariat must move
    the meeting. Raises ``ValidationError`` after the last day. Returns the notice."""
    lock(notice)
    lifecycle.check("refuse", notice, by)
    check_refusing(notice)
    refusing = notice.refusing_seats
    seat = next(seat for seat in voting_seats_of(by, notice.body_id) if seat.pk not in refusing)
    lifecycle.take("refuse", notice, by=by, about=seat, facts={"constituency": str(seat.constituency)})
    NoticeRefusal.objects.create(notice=notice, seat=seat, acting=by.signature())
    if part := reached(refusals_of(notice)):
        facts = {"constituency": str(part.name), "seats": part.seats, "refusing": part.asking, "needed": part.needed}
        notices.notice_refused(lifecycle.take("need_full", notice, by=THE_HOUSE, facts=facts), notice)
    return notice


def check_refusing(notice):
    """Raise ``ValidationError``, with the day, when the time to refuse is over."""
    if not notice.takes_refusals:
        raise ValidationError(_("The time to refuse ended on %(day)s.") % {"day": day(notice.until)})


def close_notices(on):
    """The clock: the last day has passed and no constituency refused. Returns how many ended."""
    ended = ShortNotice.objects.filter(state=Noticed.RUNNING, until__lt=on)
    for notice in ended:
        with transaction.atomic():
            if lifecycle.is_timely("accept", lock(notice)):
                lifecycle.take("accept", notice, by=THE_HOUSE)
    return len(ended)
