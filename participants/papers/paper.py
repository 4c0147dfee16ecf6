"""What an organisation says officially: reply, position, progress report, claim, objection reply (design.md §5.4).

The paper is the case: drafted by the focal point, sent for signature, signed in the app by the signatory or outside it by a
letter the focal point enters. Its draft leaves no line; what was signed is a filing for ever, and the step it was signed
for (a reply, a claim) writes the one line of its story.
"""

import datetime as dt
from dataclasses import dataclass

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.filing import Filing, file
from core.lifecycle import Lifecycle, Step
from core.things import Thing, touch
from core.words import Words, WordsField
from participants.models import Organisation
from participants.rules import is_focal_point_of_it, is_signatory_of_it


class PaperState(TextChoices):
    DRAFTED = "drafted", _("Draft")
    FOR_SIGNATURE = "for_signature", _("Waiting for signature")
    SIGNED = "signed", _("Signed")


NOTES_KEPT_DAYS = 30  # calendar days after signing
OPEN = (PaperState.DRAFTED, PaperState.FOR_SIGNATURE)
_either = is_focal_point_of_it | is_signatory_of_it
_only_signatory = _("Only the signatory of the organisation may sign.")
_only_focal = _("Only the focal point of the organisation may enter a letter signed outside the platform.")

paper_lifecycle = Lifecycle(
    Step("draft", _("Save the draft"), who=_either, sources=(PaperState.DRAFTED,), is_kept=False),
    Step("send", _("Send for signature"), _either, (PaperState.DRAFTED,), PaperState.FOR_SIGNATURE, is_kept=False),
    Step(
        "hand_back",
        _("Hand back to the drafter"),
        _either,
        (PaperState.FOR_SIGNATURE,),
        PaperState.DRAFTED,
        is_kept=False,
    ),
    Step("sign", _("Sign"), is_signatory_of_it, OPEN, PaperState.SIGNED, says=_only_signatory, is_kept=False),
    Step(
        "enter",
        _("Enter the signed letter"),
        is_focal_point_of_it,
        OPEN,
        PaperState.SIGNED,
        says=_only_focal,
        is_kept=False,
    ),
)


@dataclass(frozen=True)
class Letter:
    """A paper that was signed outside the platform."""

    number: str  # outgoing number, as printed on the letter
    dated_on: object  # the day on the letter
    office: Words  # who signed, by office

    def check(self):
        """Raise ``ValidationError`` for a letter without number or office, or dated in the future."""
        if not self.number.strip() or not self.office:
            raise ValidationError(_("A letter signed outside needs its outgoing number and the office that signed it."))
        if self.dated_on is None or self.dated_on > timezone.localdate():
            raise ValidationError(_("A letter cannot be dated in the future."))


class OfficialPaper(Thing):
    """A concrete paper adds what it is about and ``words()``/``facts()``: what its filing says."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=15, choices=PaperState, default=PaperState.DRAFTED)
    text = WordsField(rich=True, blank=True)
    internal_note = models.TextField(blank=True, help_text="seen inside the organisation, erased 30 days after signing")
    drafted_by = models.UUIDField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    public_from = models.DateTimeField(null=True, blank=True)
    outgoing_number = models.CharField(max_length=60, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    office = WordsField(blank=True)
    filing = models.ForeignKey(Filing, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    lifecycle = paper_lifecycle
    never_deleted = True  # role ``dialogue`` may not (core.roles); no verb throws a draft away

    class Meta:
        abstract = True
        triggers = [
            paper_lifecycle.trigger(),
            pgtrigger.Protect(
                name="signed_stays", operation=pgtrigger.Delete, condition=pgtrigger.Q(old__state=PaperState.SIGNED)
            ),
            pgtrigger.Protect(
                name="signed_says_the_same",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.filing_id IS NOT NULL"
                    " AND (OLD.filing_id IS DISTINCT FROM NEW.filing_id OR OLD.text IS DISTINCT FROM NEW.text)"
                ),
            ),
        ]

    @property
    def is_signed(self):
        return self.state == PaperState.SIGNED

    @property
    def is_signed_outside(self):
        return bool(self.outgoing_number)

    def words(self):
        """The texts that are filed, by name."""
        return {"text": self.text}

    def facts(self):
        """What else is filed: a JSON object."""
        return {}


def sign(paper, *, by, letter=None):
    """Sign in the app, or with ``letter`` enter one signed outside: files the paper for ever and returns the filing.

    Call it inside the service that takes the story's step. Raises ``NotAllowed``, ``NotNow`` (a second signatory is told)
    and ``ValidationError``.
    """
    paper.lifecycle.take("enter" if letter else "sign", paper, by=by)
    if letter:
        letter.check()
        paper.outgoing_number, paper.dated_on, paper.office = letter.number, letter.dated_on, letter.office
    else:
        paper.dated_on, paper.office = timezone.localdate(), by.office
    outside = {"outgoing_number": paper.outgoing_number} if letter else {}
    signed = {"dated_on": paper.dated_on.isoformat(), "office": paper.office.plain()["texts"], **outside}
    paper.filing = file(paper, by=by, words=paper.words(), facts={**paper.facts(), "signed": signed})
    paper.signed_at = paper.public_from = timezone.now()
    touch(paper, "outgoing_number", "dated_on", "office", "filing", "signed_at", "public_from")
    return paper.filing


def send_for_signature(paper, *, by):
    """The focal point hands the draft to the signatory."""
    paper.lifecycle.take("send", paper, by=by)


def hand_back(paper, *, by, note=""):
    """The signatory hands it back, with an internal note nobody outside the organisation sees."""
    paper.lifecycle.take("hand_back", paper, by=by)
    paper.internal_note = note
    touch(paper, "internal_note")


def forget_notes(models_, *, on):
    """Erase the internal notes, and who drafted, of papers of these models signed more than 30 days before the day
    (design.md §5.4); returns how many."""
    old = {"state": PaperState.SIGNED, "signed_at__date__lt": on - dt.timedelta(days=NOTES_KEPT_DAYS)}
    kept = ~models.Q(internal_note="") | models.Q(drafted_by__isnull=False)
    return sum(model._base_manager.filter(kept, **old).update(internal_note="", drafted_by=None) for model in models_)
