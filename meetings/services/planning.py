"""Schedule a meeting, announce it, move it, cancel it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.rules import NotAllowed
from core.series import next_number
from core.things import lock, touch
from core.words import Words
from meetings import notices
from meetings.kinds import Answer, MeetingKind, Regime, SilenceSubject
from meetings.local_time import utc
from meetings.models import Invitation, Meeting
from meetings.rules import can_run
from meetings.services.attendance import forget_attendance
from meetings.services.calls_reached import reopen_call
from meetings.services.forgetting import forget_guests
from meetings.services.proposing import put_back
from meetings.services.short_notice import begin_notice, check_full_notice, end_notice
from meetings.services.silence_over import lapse_silences
from meetings.services.timetable import keep_timetable, tell_days_again
from meetings.states import lifecycle
from participants.models import Seat

WHEN_AND_WHERE = ("on", "starts", "ends", "zone", "place", "link")
MOMENTS = ("starts_at", "ends_at")
CLOSED_BY_BOTH = gettext_lazy(
    "Only both sides that preside over the body close a meeting: schedule it under another rule, and one of them asks the other. "
    "What they closed the secretariat does not open."
)


@transaction.atomic
def schedule_meeting(*, by, body, title, on, starts, ends, zone, regime, number=None, **details):
    """A planned meeting of ``body``, with its ref; only the secretariat and the chairs of the body see it.

    ``details``: kind, place, link, languages, chair. ``number`` is the next one of the body unless given. Raises
    ``ValidationError`` for an end before the start, a clock time that never comes, a taken number, neither place nor link, and
    for a closed meeting: that takes both who preside (``services.closing``).
    """
    if not can_run.test(by, None):
        raise NotAllowed(_("Only the secretariat runs meetings."))
    meeting = Meeting(body=body, title=title, on=on, starts=starts, ends=ends, zone=zone, regime=regime, **details)
    if regime == Regime.CLOSED:
        raise ValidationError({"regime": CLOSED_BY_BOTH})
    meeting.kind = meeting.kind or MeetingKind.REGULAR
    _set_moments(meeting)
    lock(body)
    meeting.number = number or (Meeting.objects.filter(body=body).aggregate(last=Max("number"))["last"] or 0) + 1
    if Meeting.objects.filter(body=body, number=meeting.number).exists():
        raise ValidationError({"number": _("This body has a meeting with this number already.")})
    meeting.ref = f"{on.year}-{next_number(f'meetings/{on.year}')}"
    _index(meeting)
    meeting.save(force_insert=True)
    return meeting


@transaction.atomic
def edit_meeting(meeting, *, by, **details):
    """Change anything but body and number of a planned meeting; leaves no line. Raises as ``schedule_meeting`` does."""
    lifecycle.take("edit", meeting, by=by)
    regime = details.get("regime", meeting.regime)
    if regime != meeting.regime and Regime.CLOSED in (regime, meeting.regime):
        raise ValidationError({"regime": CLOSED_BY_BOTH})
    _set(meeting, details)
    _set_moments(meeting)
    touch(meeting, *details, *MOMENTS, *_index(meeting))
    return meeting


@transaction.atomic
def announce_meeting(meeting, *, by):
    """Everybody may know of it; every seat of the body is invited by mail with a calendar entry (RFC 5546 REQUEST)."""
    lock(meeting)
    lifecycle.check("announce", meeting, by)
    meeting.announced_at = timezone.now()
    touch(meeting, "announced_at")
    line = lifecycle.take("announce", meeting, by=by, facts=when_and_where(meeting))
    keep_timetable(meeting)
    invite_seats(meeting)
    notices.meeting_announced(line, meeting, notice=begin_notice(meeting, by=by))
    return meeting


@transaction.atomic
def move_meeting(meeting, *, by, reason, on, starts, ends, zone, place, link, is_agreed=False):
    """Change time or place. Everyone invited hears once, the calendar entry moves (higher SEQUENCE), and an answer given for
    another time is asked again; short notice of it may be refused unless the body ``is_agreed`` on it. Raises
    ``ValidationError`` when nothing changes, for short notice again once it was refused, and as ``schedule_meeting`` does.
    """
    lock(meeting)
    lifecycle.check("move", meeting, by)
    check_full_notice(meeting, on)
    was, began_at = when_and_where(meeting), meeting.starts_at
    old = {"on": meeting.on, "starts": meeting.starts, "ends": meeting.ends, "place": meeting.place}
    wanted = {"on": on, "starts": starts, "ends": ends, "zone": zone, "place": place, "link": link}
    if all(getattr(meeting, name) == value for name, value in wanted.items()):
        raise ValidationError(_("Nothing would change: this is the time and place that stand."))
    put_day(meeting, wanted)
    now = when_and_where(meeting)
    line = lifecycle.take("move", meeting, by=by, reason=reason, facts={"was": was, "now": now})
    tell_days_again(meeting)
    invite_seats(meeting)
    asks_again = meeting.starts_at != began_at
    notice = None
    if asks_again:
        ask_again(meeting)
        forget_attendance(meeting)
        end_notice(meeting, by=by)
        lapse_silences(meeting, SilenceSubject.DATE)
        notice = None if is_agreed else begin_notice(meeting, by=by)
    notices.meeting_moved(line, meeting, was=old, asks_again=asks_again, notice=notice)
    return meeting


@transaction.atomic
def amend_meeting(meeting, *, by, title, languages, chair):
    """Change theme, languages or chair of an announced meeting: a line, and no letter."""
    facts = {"title": title.plain(), "languages": list(languages), "chair": chair.plain()}
    lifecycle.take("amend", meeting, by=by, facts=facts)
    _set(meeting, {"title": title, "languages": languages, "chair": chair})
    touch(meeting, "title", "languages", "chair", *_index(meeting))
    return meeting


@transaction.atomic
def cancel_meeting(meeting, *, by, reason):
    """It will not take place. Everyone invited hears once, with a calendar entry that takes it out (RFC 5546 CANCEL); what
    was suggested or proposed for it waits for the next agenda. A meeting nobody was told of goes quietly.
    """
    was_postponed = lock(meeting).is_postponed
    line = lifecycle.take("cancel", meeting, by=by, reason=reason, public=meeting.announced_at is not None)
    meeting.calendar_sequence += 1
    touch(meeting, "calendar_sequence")
    for item in meeting.items.all():
        item.suggestions.update(item=None)
    put_back(meeting.items.all(), by=by)
    forget_guests(meeting)
    reopen_call(meeting, by=by)
    end_notice(meeting, by=by)
    lapse_silences(meeting, SilenceSubject.DATE)
    if meeting.announced_at:
        notices.meeting_cancelled(line, meeting, was_postponed=was_postponed)
    return meeting


def when_and_where(meeting):
    """Time and place as lines keep them: never the link."""
    clock = {"on": meeting.on.isoformat(), "starts": f"{meeting.starts:%H:%M}", "ends": f"{meeting.ends:%H:%M}"}
    return {**clock, "zone": meeting.zone, "place": meeting.place.plain()}


def invite_seats(meeting):
    """Invite every seat of the body that is in force today and was not invited yet."""
    invited = meeting.invitations.values("seat")
    seats = Seat.objects.current().filter(body=meeting.body_id).exclude(pk__in=invited)
    Invitation.objects.bulk_create(Invitation(meeting=meeting, seat=seat) for seat in seats)


def put_day(meeting, wanted):
    """Its time and place are these now; calendars take it for a newer version (RFC 5545, SEQUENCE)."""
    _set(meeting, wanted)
    _set_moments(meeting)
    meeting.calendar_sequence += 1
    touch(meeting, *WHEN_AND_WHERE, *MOMENTS, "calendar_sequence", *_index(meeting))


def ask_again(meeting):
    """Whoever answered, or said who comes, said it for another time; reminders begin anew."""
    forget_guests(meeting)
    meeting.invitations.update(updated_at=timezone.now())
    answered = meeting.invitations.exclude(answer=Answer.NONE)
    answered.update(answer=Answer.NONE, answered_at=None, version=F("version") + 1)


def _set(meeting, details):
    for name, value in details.items():
        setattr(meeting, name, value)


def _set_moments(meeting):
    """Derive UTC from the clock and zone of the place; refuse what cannot be."""
    if not meeting.place and not meeting.link:
        raise ValidationError({"place": _("Say where it takes place, or give a link for the invited, or both.")})
    if meeting.ends <= meeting.starts:
        raise ValidationError({"ends": _("It must end later than it starts, on the same day.")})
    try:
        meeting.starts_at = utc(meeting.on, meeting.starts, meeting.zone)
        meeting.ends_at = utc(meeting.on, meeting.ends, meeting.zone)
    except ValueError:
        raise ValidationError({"starts": _("The clock of this place never shows that time on that day.")}) from None


def _index(meeting):
    return meeting.index_words(meeting.title, meeting.place or Words(), refs=[meeting.ref])
