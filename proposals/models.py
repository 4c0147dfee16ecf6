"""A proposal, what it asks and of whom, and what the bodies reply."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language

from core.filing import Filing
from core.search import Searchable, search_indexes
from core.things import Thing
from core.words import WordsField
from deadlines.models import Term
from files.models import Attachment
from law.models import ActCitation, ObligationCitation, Theme
from meetings.kinds import StandingQuestion
from meetings.models import AgendaItem, Decision
from participants.kinds import Audience
from participants.models import Organisation
from participants.papers import OfficialPaper
from proposals import kinds
from proposals.printed import printed_ref
from proposals.querysets import ProposalFileQuerySet, ProposalQuerySet, ReplyQuerySet, ReplyRequestQuerySet
from proposals.states import S, lifecycle


class Proposal(Thing, Searchable):
    """The case. While drafted its texts move; once filed they are those of its current filing."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    ref = models.CharField(max_length=20, blank=True, default="")
    state = models.CharField(max_length=12, choices=S, default=S.DRAFTED)
    outcome = models.CharField(max_length=10, choices=kinds.Outcome, blank=True, default="")
    publicity = models.CharField(max_length=15, choices=kinds.Publicity, default=kinds.Publicity.WITH_AGENDA)
    audience = models.CharField(max_length=15, choices=Audience, default=Audience.NAMED)
    standing_question = models.CharField(max_length=15, choices=StandingQuestion, blank=True, default="")
    title = WordsField(blank=True)
    summary = WordsField(blank=True, rich=True)
    problem = WordsField(blank=True, rich=True)
    change = WordsField(blank=True, rich=True)
    missing = models.JSONField(default=list, blank=True, help_text="mandatory parts intake found missing")
    addressees = models.ManyToManyField(Organisation, through="Addressee", related_name="+")
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")
    drafted_by = models.UUIDField(help_text="uid of who began it; seen inside the organisation only")
    filing = models.ForeignKey(Filing, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    filed_at = models.DateTimeField(null=True, blank=True, db_index=True)
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    lifecycle = lifecycle
    objects = ProposalQuerySet.as_manager()

    class Meta:
        indexes = search_indexes("proposal")
        constraints = [
            models.UniqueConstraint(fields=["ref"], condition=~Q(ref=""), name="proposal_ref"),
            models.CheckConstraint(name="filed_has_ref", condition=Q(state__in=[S.DRAFTED, S.WITHDRAWN]) | ~Q(ref="")),
        ]
        triggers = [lifecycle.trigger()]

    def __str__(self):
        return f"{self.printed} {self.title}".strip()

    @property
    def printed(self):
        """Its number as the page's language prints it."""
        return printed_ref(self.ref, get_language() or "kk")

    def get_absolute_url(self):
        return reverse("page:proposal", args=[self.ref or self.uid])

    def has_asked(self, organisation):
        """Whether the organisation was asked to reply."""
        return self.requests.filter(organisation=organisation).exists()


class Addressee(models.Model):
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="addressee_rows")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "organisation"], name="addressed_once")]

    def __str__(self):
        return f"{self.proposal} → {self.organisation}"


class ProposalAct(ActCitation):
    """A legal act the proposal concerns, to the unit."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="act_rows")


class ProposalObligation(ObligationCitation):
    """An international obligation the proposal rests on."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="obligation_rows")


class ProposalFile(Attachment):
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="file_rows")

    objects = ProposalFileQuerySet.as_manager()


class Placement(models.Model):
    """A proposal on an agenda: many proposals to one item, one proposal to several meetings in turn."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="placements")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "item"], condition=Q(removed_at=None), name="placed_once_on_an_item"
            )
        ]

    def __str__(self):
        return f"{self.proposal} @ {self.item}"


class ReplyRequest(Thing):
    """A body is asked to reply, within a term."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="requests")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    reply = models.OneToOneField(
        "Reply", null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="the signed one in force"
    )

    objects = ReplyRequestQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "organisation"], name="asked_once")]

    def __str__(self):
        return f"{self.proposal} ? {self.organisation}"

    @property
    def story(self):
        return self.proposal


class Reply(OfficialPaper):
    """What a body says to a proposal: a position, and reasons unless it supports it."""

    request = models.ForeignKey(ReplyRequest, on_delete=models.PROTECT, related_name="drafts")
    position = models.CharField(max_length=15, choices=kinds.ReplyPosition, blank=True, default="")

    objects = ReplyQuerySet.as_manager()

    class Meta(OfficialPaper.Meta):
        constraints = [
            models.UniqueConstraint(fields=["request"], condition=~Q(state="signed"), name="one_draft_reply_at_a_time")
        ]

    def __str__(self):
        return f"{self.request.proposal}: {self.get_position_display()}"

    @property
    def story(self):
        return self.request.proposal

    def facts(self):
        """The position as it is filed."""
        return {"position": self.position, "proposal": str(self.request.proposal.uid)}


class ReplyFile(Attachment):
    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="file_rows")

    objects = ProposalFileQuerySet.as_manager()
