"""Who comes for a seat, what they need, the name for the door, a paper that excuses, "I am here". All of it is for one meeting and
goes (``services.forgetting``)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core.lifecycle import NotNow
from core.things import lock, touch
from meetings.kinds import TOOK_PART, Answer, Coming
from meetings.models import Attendance, CheckIn, ExcuseFile, GuestPass, Needs
from meetings.services.answers import answer_invitation
from meetings.services.attendance import record_presence
from meetings.services.forgetting import forget_excuses, forget_who_came
from meetings.services.stamp import screens_changed
from meetings.states import OPEN, lifecycle


@transaction.atomic
def answer_for_seat(
    invitation, *, by, coming, substitute="", interpretation="", access="", forgets_needs=False, pass_name="", files=()
):
    """The seat says who comes, or sends its regrets, and what the secretariat must know for that.

    Empty needs and an empty name leave what was said before; ``forgets_needs`` erases the needs; regrets, and another person who
    comes, erase both. Raises
    ``ValidationError`` for a substitute without a name, or with one where nobody keeps names, and as ``answer_invitation`` does.
    """
    sends_somebody, comes = coming == Coming.SUBSTITUTE, coming != Coming.NOBODY
    keeps_names = not invitation.meeting.is_without_attribution
    if sends_somebody and keeps_names and not substitute:
        raise ValidationError({"substitute": _("Say who comes.")})
    answer_invitation(invitation, by=by, answer=Answer.YES if comes else Answer.NO)
    substitute = substitute if sends_somebody and keeps_names else ""
    if substitute != invitation.substitute:
        forget_who_came(invitation)  # somebody else: with other needs, under another name
    invitation.substitute = substitute
    touch(invitation, "substitute")
    if forgets_needs:
        Needs.objects.filter(invitation=invitation).delete()
    if comes:
        _keep_needs(invitation, {"interpretation": interpretation, "access": access})
        _keep_name(invitation, pass_name)
    if files and not comes and keeps_names:
        forget_excuses(invitation)
        for number, stored in enumerate(files):
            ExcuseFile.objects.create(invitation=invitation, stored=stored, position=number)
    return invitation


@transaction.atomic
def ask_passes(meeting, *, by, asks_passes):
    """Whether the place of the meeting wants to know who comes; names given before go when it does not. Leaves no line."""
    lifecycle.check("receive", lock(meeting), by)
    if meeting.state not in OPEN:
        raise ValidationError(_("The meeting was held: names are asked for no more."))
    meeting.asks_passes = asks_passes
    touch(meeting, "asks_passes")
    if not asks_passes:
        GuestPass.objects.of_meeting(meeting).delete()
    return meeting


@transaction.atomic
def check_in(invitation, *, by, presence):
    """Somebody on the seat is there. It is no attendance before the secretariat confirms it; said again, it stands corrected.

    Raises ``NotAllowed`` for a hat without the seat, ``NotNow`` outside the hours of the meeting, ``ValidationError`` where
    nobody may know who was there and for who says that they are absent.
    """
    meeting = lock(invitation.meeting)
    invitation.lifecycle.check("check_in", lock(invitation), by)
    if not meeting.takes_check_ins:
        raise NotNow("check_in", meeting.state)
    if presence not in TOOK_PART:
        raise ValidationError({"presence": _("Say whether you are in the room or online.")})
    CheckIn.objects.update_or_create(invitation=invitation, defaults={"presence": presence})
    screens_changed(meeting)
    return invitation


@transaction.atomic
def confirm_check_ins(meeting, *, by):
    """The secretariat sees in the room that they are there: attendance of every seat that said so and was not taken yet.
    Returns how many."""
    lifecycle.check("attend", lock(meeting), by)
    taken = Attendance.objects.filter(meeting=meeting).values("seat")
    said = CheckIn.objects.of_meeting(meeting).exclude(invitation__seat__in=taken).select_related("invitation__meeting")
    rows = list(said.order_by("pk"))
    for row in rows:
        record_presence(row.invitation, by=by, presence=row.presence)
    return len(rows)


def _keep_needs(invitation, said):
    said = {name: value for name, value in said.items() if value}
    if said:
        Needs.objects.update_or_create(invitation=invitation, defaults=said)


def _keep_name(invitation, name):
    if name and invitation.meeting.asks_passes:
        GuestPass.objects.update_or_create(invitation=invitation, defaults={"name": name})
