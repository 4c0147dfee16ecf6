"""Ask every seat of a body whether it objects to another day, or to the text of minutes. Nobody objects: agreed by silence, which
is never called a consensus or a confirmation. One objection stops it, and it goes to the meeting (domain.md §5.6)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.filing import file
from core.lines import write_line
from core.refs import Ref
from core.rules import NotAllowed
from core.templatetags.dates import day
from core.things import lock, touch
from deadlines.terms import cancel_terms, work_off_ended
from meetings.kinds import SilenceSubject, SuggestionReason
from meetings.models import Minutes, Silence, SilenceObjection, SilenceSeat
from meetings.notices import silence as notices
from meetings.querysets import seats_of
from meetings.rules import can_run, voting_seats_of
from meetings.services.minutes import refuse_names
from meetings.services.planning import move_meeting
from meetings.services.procedure_days import start_procedure
from meetings.services.silence_over import SILENCE, counted, is_public
from meetings.services.suggestions import suggest_item
from meetings.states import OPEN, Minuted
from meetings.states.silence import silencing as lifecycle
from participants.acting import THE_HOUSE, in_all_languages

NOTHING_ELSE = gettext_lazy("Silence agrees on a date or on minutes, on nothing else.")


@transaction.atomic
def ask_silence(meeting, *, by, subject, text, on=None, starts=None, ends=None):
    """Ask every seat of the body; returns the ``Silence``. On a date ``on``, ``starts`` and ``ends`` are proposed.

    Raises ``NotAllowed``, and ``ValidationError`` for any other subject, while the same is asked already, for a day that comes
    before the last day to object, and for minutes that are not put up for approval.
    """
    if not can_run.test(by, meeting):
        raise NotAllowed(_("Only the secretariat runs meetings."))
    lock(meeting)
    _check(meeting, subject, text, on, starts, ends)
    minutes = Minutes.objects.get(meeting=meeting) if subject == SilenceSubject.MINUTES else None
    when = {} if minutes else {"on": on, "starts": starts, "ends": ends}
    silence = Silence.objects.create(meeting=meeting, subject=subject, minutes=minutes, text=text, **when)
    said = {name: f"{value:%H:%M}" if name != "on" else value.isoformat() for name, value in when.items()}
    facts = {"document": "silence procedure", "meeting": meeting.ref, "subject": str(subject), **said}
    silence.filing = file(silence, by=by, words={"text": text}, facts=facts)
    silence.term = start_procedure(SILENCE, about=silence, by=by, body_id=meeting.body_id)
    touch(silence, "filing", "term")
    _check_days(silence)
    seats = seats_of(meeting.body_id)
    SilenceSeat.objects.bulk_create(SilenceSeat(silence=silence, seat=one, was_told=one.is_filled) for one in seats)
    named = {**silence.filing.named, "until": silence.term.due_on.isoformat()}
    public = is_public(silence)
    line = write_line(silence, "begin", by=by, target=str(silence.state), facts=named, public=public)
    notices.silence_asked(line, silence)
    return silence


@transaction.atomic
def answer_silence(silence, *, by):
    """The seats of the hat have read it and do not object; leaves no line. They may still object."""
    lock(silence)
    lifecycle.check("answer", silence, by)
    own = silence.seats.filter(seat__in=[seat.pk for seat in by.seats], was_told=True, answered_at=None)
    for row in own:
        row.answered_at = timezone.now()
        touch(row, "answered_at")
    return silence


@transaction.atomic
def object_silence(silence, *, by, text, is_sure=False):
    """A seat with a vote objects, with its reason, for ever: the procedure stops and its question is suggested for the next
    agenda. Returns the silence. Raises ``ValidationError`` without a reason, and as ``refuse_names`` does about minutes."""
    lock(silence)
    lifecycle.check("object", silence, by)
    if not text:
        raise ValidationError({"text": _("Say why: whoever reads the question reads the reason.")})
    if silence.minutes_id:
        refuse_names(silence.meeting, text, is_sure)
    seat = voting_seats_of(by, silence.body_id)[0]
    objection = SilenceObjection(silence=silence, seat=seat)
    facts = {"document": "objection in a silence procedure", "silence": silence.filing.sha256}
    objection.filing = file(objection, by=by, words={"objection": text}, facts=facts)
    objection.save(force_insert=True)
    silence.seats.filter(seat=seat, answered_at=None).update(answered_at=timezone.now())
    facts = {**objection.filing.named, **_numbers(silence)}
    line = lifecycle.take(
        "object", silence, by=by, about=objection, reason=text, facts=facts, public=is_public(silence)
    )
    cancel_terms(silence, SILENCE)
    suggest_item(
        body=silence.meeting.body, about=Ref.of(silence), words=_question(silence), reason=SuggestionReason.DISPUTED
    )
    notices.silence_stopped(line, silence)
    return silence


@transaction.atomic
def carry_out_silence(silence, *, by):
    """Move the meeting to the day that was agreed; the reason says by how many. Raises as ``move_meeting`` does."""
    meeting = lock(silence.meeting)
    lifecycle.take("carry_out", silence, by=by)
    told, answered = counted(silence)
    said = gettext_lazy("Agreed by silence. Seats told: {told}; answered: {answered}; none objected.")
    reason = in_all_languages(format_lazy(said, told=told, answered=answered))
    when = {"on": silence.on, "starts": silence.starts, "ends": silence.ends}
    where = {"zone": meeting.zone, "place": meeting.place, "link": meeting.link}
    move_meeting(meeting, by=by, reason=reason, is_agreed=True, **when, **where)
    return silence


def close_silences(on):
    """The clock: the last day has passed and nobody objected. Returns how many ended."""

    def agree(term):
        silence = lock(Silence.objects.get(uid=term.about_uid))
        facts, public = _numbers(silence), is_public(silence)
        notices.silence_agreed(lifecycle.take("agree", silence, by=THE_HOUSE, facts=facts, public=public), silence)

    return work_off_ended((SILENCE,), on, agree)


def silence_subjects(meeting):
    """On what silence can be asked for the meeting now."""
    found = []
    if meeting.state in OPEN and meeting.starts_at > timezone.now():
        found.append(SilenceSubject.DATE)
    if Minutes.objects.filter(meeting=meeting, state=Minuted.APPROVING).exists():
        found.append(SilenceSubject.MINUTES)
    running = set(Silence.objects.standing().filter(meeting=meeting).values_list("subject", flat=True))
    return [subject for subject in found if subject not in running]


def _check(meeting, subject, text, on, starts, ends):
    if subject not in SilenceSubject.values:
        raise ValidationError({"subject": NOTHING_ELSE})
    if subject not in silence_subjects(meeting):
        raise ValidationError({"subject": _("This is asked already, or it is not the time for it.")})
    if not text:
        raise ValidationError({"text": _("Say why.")})
    if subject == SilenceSubject.MINUTES:
        return
    for name, value in {"on": on, "starts": starts, "ends": ends}.items():
        if value is None:
            raise ValidationError({name: _("Say which day and from when to when.")})
    if ends <= starts:
        raise ValidationError({"ends": _("It must end later than it starts, on the same day.")})
    if (on, starts, ends) == (meeting.on, meeting.starts, meeting.ends):
        raise ValidationError({"on": _("Nothing would change: this is the day that stands.")})


def _check_days(silence):
    """The seats have their days to object before either day comes."""
    if silence.on and silence.term.due_on >= min(silence.on, silence.meeting.on):
        said = {"day": day(silence.term.due_on)}
        problem = _("Seats may object until %(day)s: both the day that stands and the proposed one must come after it.")
        raise ValidationError({"on": problem % said})


def _numbers(silence):
    told, answered = counted(silence)
    return {"told": told, "answered": answered}


def _question(silence):
    return in_all_languages(
        format_lazy(
            "{}: {}", gettext_lazy("An objection stopped a silence procedure"), SilenceSubject(silence.subject).label
        )
    )
