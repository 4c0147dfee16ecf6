"""What NGOs and independent institutions say of a claim, for ever, side by side with it."""

import pgtrigger
from django.db import models
from django.db.models import Q

from core.filing import Filing
from core.things import Thing
from core.words import WordsField
from deadlines.models import Term
from files.models import Attachment
from participants.models import Organisation
from participants.papers import OfficialPaper
from recommendations import kinds
from recommendations.models.claim import Claim
from recommendations.querysets import AssessmentFileQuerySet, AssessmentQuerySet, ObjectionQuerySet, PaperQuerySet
from recommendations.states import objection_lifecycle

# No role can delete what was filed about a claim; papers carry their own trigger (participants.papers).
STAYS = pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)


class Assessment(Thing):
    """The case of one organisation and one claim; ``filing`` is its current word, earlier ones stay filed."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="assessments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=15, choices=kinds.Verdict)
    grounds = WordsField(rich=True)
    is_of_author = models.BooleanField(default=False, help_text="of the author of the proposal: shown first")
    filing = models.ForeignKey(Filing, null=True, on_delete=models.PROTECT, related_name="+")
    filed_at = models.DateTimeField()

    never_deleted = True
    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-is_of_author", "filed_at", "id"]
        constraints = [models.UniqueConstraint(fields=["claim", "organisation"], name="one_assessment_a_claim")]
        triggers = [STAYS]

    def __str__(self):
        return f"{self.organisation}: {self.get_verdict_display()}"

    @property
    def recommendation(self):
        return self.claim.recommendation

    @property
    def story(self):
        return self.claim.recommendation


class AssessmentFile(Attachment):
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="file_rows")

    objects = AssessmentFileQuerySet.as_manager()


class Objection(Thing):
    """Carried by an assessment that contests; no role can delete it. Its author may narrow it, withdraw it, and file it again on
    new evidence: then it is open once more, and the answers it got before stay beside it."""

    assessment = models.OneToOneField(Assessment, on_delete=models.PROTECT, related_name="objection")
    reason = models.CharField(max_length=25, choices=kinds.ObjectionReason)
    state = models.CharField(max_length=10, choices=kinds.ObjectionStand, default=kinds.ObjectionStand.OPEN)
    reply_term = models.ForeignKey(Term, null=True, on_delete=models.PROTECT, related_name="+")
    stand_term = models.ForeignKey(Term, null=True, on_delete=models.PROTECT, related_name="+")
    narrowed_to = WordsField(blank=True, rich=True)
    reply = models.OneToOneField(
        "ObjectionReply", null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="in force"
    )

    lifecycle = objection_lifecycle
    never_deleted = True
    objects = ObjectionQuerySet.as_manager()

    class Meta:
        triggers = [objection_lifecycle.trigger(), STAYS]

    def __str__(self):
        return f"{self.assessment.organisation}: {self.get_reason_display()}"

    @property
    def is_standing(self):
        """Whether its author has not withdrawn it."""
        return self.state in kinds.STANDING

    @property
    def recommendation(self):
        return self.assessment.recommendation

    @property
    def story(self):
        return self.assessment.recommendation


class ObjectionReply(OfficialPaper):
    """What the lead answers to one objection; objections to one claim may be answered one by one."""

    objection = models.ForeignKey(Objection, on_delete=models.PROTECT, related_name="replies")

    objects = PaperQuerySet.as_manager()

    class Meta(OfficialPaper.Meta):
        verbose_name_plural = "objection replies"
        constraints = [
            models.UniqueConstraint(
                fields=["objection"], condition=~Q(state="signed"), name="one_draft_objection_reply"
            )
        ]

    def __str__(self):
        return f"{self.organisation} → {self.objection}"

    @property
    def recommendation(self):
        return self.objection.recommendation

    @property
    def story(self):
        return self.objection.recommendation

    def facts(self):
        """What it answers."""
        return {"objection": str(self.objection.uid)}
