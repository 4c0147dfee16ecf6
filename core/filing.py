"""What was filed never changes (design.md §5.3). The *case* (ref, state, term, access) may move and points to its current
filing; a correction, a new version or a corrigendum is one more filing that supersedes the one before."""

import datetime as dt
import uuid

from django.db import models
from django.utils import timezone

from core.canonical import control_code, digest
from core.things import APPEND_ONLY
from core.words import Words


class Filing(models.Model):
    append_only = True  # role ``dialogue`` may only read and add (core.roles)

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case_kind = models.CharField(max_length=60)
    case_uid = models.UUIDField()
    number = models.PositiveIntegerField(help_text="1 for the first filing of the case, then 2, 3 …")
    words = models.JSONField(help_text="each text by its name, in all its languages")
    facts = models.JSONField(default=dict, blank=True, help_text="position, level, evidence, rows: as they were filed")
    author = models.JSONField(help_text="the organisation: uid and names on that day")
    acting = models.JSONField(help_text="uids and words under which the person acted")
    filed_at = models.DateTimeField()
    supersedes = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["case_uid", "number"], name="filing_number_of_case")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.case_kind} filing {self.number}"

    def said(self, name):
        """One of the filed texts as ``Words``; empty when it was not filed."""
        return Words.from_json(self.words.get(name, {}))

    @property
    def control_code(self):
        """The short code its receipt prints."""
        return control_code(self.sha256)

    @property
    def named(self):
        """How a line names it: by its digest, and by the code its receipt prints."""
        return {"filing": self.sha256, "control": self.control_code}

    def content(self):
        """Everything that was filed, as it is hashed."""
        return {
            "case": [self.case_kind, str(self.case_uid)],
            "number": self.number,
            "words": {name: Words.from_json(words).plain() for name, words in self.words.items()},
            "facts": self.facts,
            "author": self.author,
            "acting": self.acting,
            "filed_at": self.filed_at,
        }


def file(case, *, by, words, facts=None, author=None):
    """File what ``words`` (name → ``Words``) and ``facts`` say as the next filing of ``case``, for ever.

    The author is the organisation of the hat unless ``author`` (an organisation) acts through somebody else.
    The caller points the case to it. Raises ``IntegrityError`` when two file the same version at once.
    """
    last = Filing.objects.filter(case_uid=case.uid).order_by("-number").first()
    author = author or by.organisation
    filing = Filing(
        case_kind=case._meta.label_lower,
        case_uid=case.uid,
        number=last.number + 1 if last else 1,
        words={name: said.rendered().as_json() for name, said in words.items() if said},
        facts=facts or {},
        author={"uid": str(author.uid), "name": author.name.plain()["texts"]} if author else {},
        acting=by.signature(),
        filed_at=timezone.now().astimezone(dt.UTC).replace(microsecond=0),
        supersedes=last,
    )
    filing.sha256 = digest(filing.content())
    filing.save(force_insert=True)
    return filing
