"""The lead reports the recommendation as implemented, with evidence."""

import pgtrigger
from django.db import models
from django.utils.functional import cached_property

from core.words import WordsField, from_plain
from deadlines.models import Term
from files.models import Attachment, StoredFile
from law.citation import Pinpoint
from law.models import Act
from meetings.models import Decision
from participants.papers import OfficialPaper
from recommendations import kinds
from recommendations.models.recommendation import Recommendation
from recommendations.querysets import EvidenceFileQuerySet, PaperQuerySet


class Claim(OfficialPaper):
    """A claim without evidence is refused. The window opens once members can see the evidence."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="claims")
    level = models.CharField(max_length=10, choices=kinds.ClaimLevel, default=kinds.ClaimLevel.FULL)
    window = models.ForeignKey(Term, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    window_closed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawal = WordsField(blank=True)
    finding = models.CharField(
        max_length=10, choices=kinds.Finding, blank=True, default="", help_text="of a meeting that heard the sides"
    )
    found_by = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = PaperQuerySet.as_manager()

    class Meta(OfficialPaper.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation"], condition=~models.Q(state="signed"), name="one_draft_claim"
            )
        ]
        indexes = [
            models.Index(
                fields=["recommendation"],
                name="claim_open_window",
                condition=models.Q(state="signed", window_closed_at=None, withdrawn_at=None),
            )
        ]

    def __str__(self):
        return f"{self.organisation}: {self.get_level_display()}"

    @property
    def story(self):
        return self.recommendation

    @cached_property
    def pieces(self):
        """The evidence as it was filed, or of a draft as it will be, ready to print (``recommendations/evidence.html``)."""
        said = self.filing.facts["evidence"] if self.filing else self.facts()["evidence"]
        return [
            {
                "kind": piece["kind"],
                "words": from_plain(piece["words"]),
                "act": Act(adilet_id=piece["act"]) if piece["act"] else None,
                "address": piece["address"],
                "files": listed(piece["files"]),
            }
            for piece in said
        ]

    def facts(self):
        """Level and evidence as they are filed."""
        evidence = [row.facts() for row in self.evidence.all()]
        return {"level": self.level, "evidence": evidence, "recommendation": str(self.recommendation.uid)}


def file_facts(stored):
    """What a filing of follow-up says of a file: its page lists the files from there."""
    return {"uid": str(stored.uid), "mime": stored.mime, **stored.facts()}


# A draft's pieces may be thrown away, those of a signed claim stay with it.
STAYS_WITH_CLAIM = pgtrigger.Trigger(
    name="stays_with_its_claim",
    when=pgtrigger.Before,
    operation=pgtrigger.Delete | pgtrigger.Update,
    func=pgtrigger.Func(
        """
        IF EXISTS (SELECT 1 FROM recommendations_claim WHERE id = OLD.claim_id AND state = 'signed') THEN
            RAISE EXCEPTION 'pgtrigger: the evidence of a signed claim stays as it was filed';
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
        """
    ),
)


class Evidence(models.Model):
    """One piece: an act by its adilet id, a document, a figure."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=10, choices=kinds.EvidenceKind)
    act = models.ForeignKey(Act, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    place = models.JSONField(default=dict, blank=True, help_text="the units of the act, by name")
    address = models.URLField(blank=True, max_length=500)
    words = WordsField(blank=True, help_text="the citation of the act, what the document is, the figure")

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "evidence"
        triggers = [STAYS_WITH_CLAIM]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.words or self.act or self.address}"

    @property
    def pinpoint(self):
        """The place in the act."""
        return Pinpoint(**self.place)

    def facts(self):
        """The piece as it is filed; files by their digests."""
        said = {"kind": self.kind, "address": self.address, "words": self.words.plain()}
        files = [file_facts(row.stored) for row in self.file_rows.select_related("stored")]
        return {**said, "act": self.act.adilet_id if self.act else "", "files": files}


class EvidenceFile(Attachment):
    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="file_rows")

    objects = EvidenceFileQuerySet.as_manager()


def listed(files):
    """Files as they were filed (``file_facts``), as ``core/partials/files.html`` lists them."""
    return [EvidenceFile(stored=StoredFile(**file)).listed() for file in files]
