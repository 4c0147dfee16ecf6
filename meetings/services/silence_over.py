"""What a silence procedure was about changed meanwhile: it is over."""

from deadlines.terms import cancel_terms
from meetings.kinds import SilenceSubject
from meetings.models import Silence
from meetings.states.silence import Silent
from meetings.states.silence import silencing as lifecycle
from participants.acting import THE_HOUSE

SILENCE = "silence"  # code of the term (deadlines.TermRule)


def lapse_silences(meeting, subject):
    """End those on the subject of the meeting that run, and a day that was agreed and not carried out."""
    states = (Silent.ASKED, Silent.AGREED) if subject == SilenceSubject.DATE else (Silent.ASKED,)
    for silence in Silence.objects.filter(state__in=states, meeting=meeting, subject=subject):
        cancel_terms(silence, SILENCE)
        lifecycle.take("lapse", silence, by=THE_HOUSE, public=is_public(silence))


def is_public(silence):
    """Whether everybody reads its lines: on a date, never on minutes that are a draft."""
    return silence.minutes_id is None


def silences_filed(minutes):
    """What the published minutes say of silence: how it ended and the numbers. Empty when nobody was asked."""
    ended = minutes.silences.prefetch_related("seats").order_by("id")
    return [[str(one.state), *counted(one)] for one in ended]


def counted(silence):
    """(seats told, seats that answered)."""
    rows = list(silence.seats.all())
    return sum(row.was_told for row in rows), sum(row.answered_at is not None for row in rows)
