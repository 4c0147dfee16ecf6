"""A seat answers its invitation, in the app or by the link in its letter."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from core.lifecycle import NotNow
from core.rules import NotAllowed
from core.views import StepView
from meetings import services
from meetings.kinds import Answer
from meetings.models import Invitation, Meeting
from meetings.notices import ANSWER
from notifications.links import TokenView
from participants.acting import hats
from participants.models import User


class InvitationView(StepView):
    """A step with an invitation, open until the meeting begins."""

    model = Invitation

    def check(self):
        super().check()
        if not self.thing.meeting.is_answerable:
            raise NotNow(self.step, self.thing.meeting.state)


class AcceptView(InvitationView):
    step = "accept"
    service = staticmethod(services.accept_invitation)


class DeclineView(InvitationView):
    step = "decline"
    service = staticmethod(services.decline_invitation)


class AnswerView(TokenView):
    """Behind the link in an invitation: opening it changes nothing, a press answers for the seats of the person it went to."""

    purpose = ANSWER
    title = _("Will you come to the meeting?")
    buttons = ((Answer.YES, _("I will come")), (Answer.NO, _("I will not come")))
    template_name = "meetings/answer.html"

    def get_context_data(self, **context):
        meeting = get_object_or_404(Meeting.objects.visible_to(None), uid=self.token.subject_uid)
        return super().get_context_data(meeting=meeting, **context)

    def take(self, token, answer, form):
        person = User.objects.filter(uid=token.person_uid, is_active=True).first()
        meeting = get_object_or_404(Meeting.objects.visible_to(None), uid=token.subject_uid)
        invitations = meeting.invitations.of_person(person) if person else []
        if not invitations:
            raise ValidationError(_("You no longer sit on a seat that was invited to this meeting."))
        for invitation in invitations:
            self.answer_for(invitation, person, Answer(answer))
        messages.success(self.request, _("Thank you. Your answer: %(answer)s.") % {"answer": Answer(answer).label})
        return meeting.get_absolute_url()

    def answer_for(self, invitation, person, answer):
        """Under the hat that holds the seat, whatever hat the person wears elsewhere."""
        hat = next(hat for hat in hats(person) if any(seat.pk == invitation.seat_id for seat in hat.seats))
        try:
            services.answer_invitation(invitation, by=hat, answer=answer)
        except (NotAllowed, NotNow):
            raise ValidationError(
                _("The meeting was moved, held or cancelled: nothing can be answered any more.")
            ) from None
