"""A seat answers its invitation."""

from django.db import transaction
from django.utils import timezone

from core.lifecycle import NotNow
from core.things import lock, touch
from meetings.kinds import Answer
from meetings.models import Meeting
from meetings.services.forgetting import forget_excuses, forget_who_came

STEPS = {Answer.YES: "accept", Answer.NO: "decline"}


@transaction.atomic
def answer_invitation(invitation, *, by, answer):
    """The seat will come, or will not; it may change its mind until the meeting begins. The same answer again is no error.

    Raises ``NotAllowed`` for a hat without the seat, ``NotNow`` once the meeting is under way, over or cancelled. Leaves no
    line; regrets erase what was said of who would come. The row is locked before the meeting is read: a meeting held meanwhile
    wins (``sitting.hold_meeting``).
    """
    lock(invitation)
    meeting = Meeting.objects.get(pk=invitation.meeting_id)
    if not meeting.is_answerable:
        raise NotNow("answer", meeting.state)
    if invitation.answer == answer and invitation.lifecycle.is_allowed(STEPS[answer], invitation, by):
        return invitation
    invitation.lifecycle.take(STEPS[answer], invitation, by=by)
    invitation.answered_at = timezone.now()
    if answer == Answer.NO:
        invitation.substitute = ""
        forget_who_came(invitation)
    else:
        forget_excuses(invitation)
    return touch(invitation, "answered_at", "substitute")


def accept_invitation(invitation, *, by):
    """The seat will come."""
    return answer_invitation(invitation, by=by, answer=Answer.YES)


def decline_invitation(invitation, *, by):
    """The seat will not come."""
    return answer_invitation(invitation, by=by, answer=Answer.NO)
