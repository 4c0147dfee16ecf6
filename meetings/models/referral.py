"""A text that a body refers to its parent. The text is the decision that refers it; what became of it is the decision of the
parent. The database itself knows no answered referral without one."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language

from core.things import Thing
from meetings.comparing import compared
from meetings.models.agenda import Decision
from meetings.querysets.referral import ReferralQuerySet
from meetings.states.referring import Referred, referring
from participants.models import Body


class Referral(Thing):
    """From the decision sheet of the body below on it waits for an agenda of the parent."""

    ref = models.CharField(max_length=20, unique=True)
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="referral")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", help_text="the parent it is referred to")
    state = models.CharField(max_length=12, choices=Referred, default=Referred.WAITING)
    referred_at = models.DateTimeField(null=True, blank=True, help_text="with the decision sheet")
    answer = models.OneToOneField(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="answers_referral"
    )
    earlier = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="later", help_text="what came back before"
    )

    lifecycle = referring
    never_deleted = True
    objects = ReferralQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["body", "state"], name="referral_to_body")]
        constraints = [
            models.CheckConstraint(
                name="referral_answered_by_a_decision",
                condition=Q(state=Referred.WAITING) | Q(answer__isnull=False, referred_at__isnull=False),
            )
        ]
        triggers = [referring.trigger()]

    def __str__(self):
        return str(self.decision.item.title)

    def get_absolute_url(self):
        return reverse("page:referral", args=[self.ref])

    @property
    def text(self):
        """What was referred: the words of the decision."""
        return self.decision.text

    @property
    def sender(self):
        """The body that refers."""
        return self.decision.item.meeting.body

    @property
    def changes(self):
        """The amended text word by word beside the referred one (``compared``), in the page's language where both are said in it,
        else in another that they share; empty when there is none, or nothing was amended."""
        if self.state != Referred.AMENDED:
            return []
        old, new = self.text, self.answer.text
        shared = {*old.texts} & {*new.texts}
        wanted = (get_language(), new.original, old.original, *sorted(shared))
        language = next((code for code in wanted if code in shared), "")
        return compared(old.said(language).text, new.said(language).text) if language else []
