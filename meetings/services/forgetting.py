"""What seats said for one meeting goes: needs on the day after it, all else five working days after it, everything at once when the
meeting loses its day or is held under a rule by which nobody may know who was there (docs/decisions/guests-of-a-meeting.md)."""

from django.db import transaction
from django.db.models import Q

from deadlines.terms import calendar_now
from files.models import StoredFile
from meetings.models import CheckIn, ExcuseFile, GuestPass, Meeting, Needs, Reminder

KEPT = 5  # working days after the meeting
NAMES_AND_PAPERS = (Reminder, GuestPass, ExcuseFile, CheckIn)


def forget_guests(meeting):
    """All that seats said for this meeting is erased, and who comes in whose place."""
    for model in (Needs, *NAMES_AND_PAPERS):
        _erase(model.objects.filter(invitation__meeting=meeting))
    meeting.invitations.exclude(substitute="").update(substitute="")


def forget_who_came(invitation):
    """Nobody comes for the seat: what was said of who would."""
    for model in (Needs, GuestPass, CheckIn):
        _erase(model.objects.filter(invitation=invitation))


def forget_excuses(invitation):
    """Somebody comes after all."""
    _erase(ExcuseFile.objects.filter(invitation=invitation))


@transaction.atomic
def erase_guests(on):
    """The clock: what was for a meeting that is over is erased. Returns the number of meetings of which names or papers went."""
    _erase(Needs.objects.filter(invitation__meeting__on__lt=on))
    calendar, waiting = calendar_now(), Q(pk__in=())
    for model in NAMES_AND_PAPERS:
        waiting |= Q(pk__in=model.objects.values("invitation__meeting"))
    over = [m.pk for m in Meeting.objects.filter(waiting) if calendar.working_days_between(m.on, on) >= KEPT]
    for model in NAMES_AND_PAPERS:
        _erase(model.objects.filter(invitation__meeting__in=over))
    return len(over)


def _erase(rows):
    """With the rows of their files; the sweep of the night takes the bytes."""
    stored = list(rows.values_list("stored", flat=True)) if rows.model is ExcuseFile else []
    rows.delete()
    StoredFile.objects.unattached().filter(pk__in=stored).delete()
