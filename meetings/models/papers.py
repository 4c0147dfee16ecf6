"""The papers of an agenda item: drafts of decisions, background, positions, each in the languages there are. A newer version of
a language stands before the older one, which stays."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from core.texts import LANGUAGES
from core.things import APPEND_ONLY, Thing
from core.words import WordsField
from files.models import Attachment
from meetings import kinds
from meetings.models.agenda import AgendaItem
from meetings.querysets.papers import PaperFileQuerySet, PaperQuerySet
from meetings.states import Papered, papering
from participants.kinds import Audience


class Paper(Thing):
    """One paper before the meeting. Its files are rows of their own, one a language and version."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="papers")
    title = WordsField()
    paper_kind = models.CharField(max_length=12, choices=kinds.PaperKind)
    audience = models.CharField(max_length=15, choices=Audience, default=Audience.PUBLIC)
    state = models.CharField(max_length=12, choices=Papered, default=Papered.LAID)
    reason = WordsField(blank=True, help_text="why it was withdrawn")

    lifecycle = papering
    never_deleted = True
    objects = PaperQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="paper_withdrawn_with_a_reason",
                condition=~Q(state=Papered.WITHDRAWN) | ~Q(reason__texts={}),
            ),
            models.CheckConstraint(
                name="paper_names_nobody", condition=~Q(audience=Audience.NAMED)
            ),  # no organisations are named on it
        ]
        triggers = [papering.trigger()]

    def __str__(self):
        return str(self.title)

    def get_absolute_url(self):
        return f"{reverse('page:papers', args=[self.item.meeting.ref])}#paper-{self.uid}"

    @property
    def story(self):
        return self.item.meeting

    @property
    def is_withdrawn(self):
        return self.state == Papered.WITHDRAWN

    @property
    def newest(self):
        """The newest version of each language there is, in the order of the languages."""
        found = {}
        for row in sorted(self.file_rows.all(), key=lambda row: row.number):
            found[row.language] = row
        return {code: found[code] for code in LANGUAGES if code in found}

    @property
    def missing(self):
        """The languages it does not exist in. Said, and never in the way of the item."""
        return [code for code in LANGUAGES if code not in self.newest]

    def in_language(self, language):
        """The newest file in this language, else in the first one there is; ``None`` without files."""
        newest = self.newest
        return newest.get(language) or next(iter(newest.values()), None)


class PaperFile(Attachment):
    """One version in one language. It is never replaced: the next one has a higher number."""

    append_only = True

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="file_rows")
    language = models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES])
    number = models.PositiveSmallIntegerField(help_text="of the versions in this language")
    pages = models.PositiveIntegerField(null=True, help_text="of a PDF")
    is_late = models.BooleanField(default=False, help_text="came after the day for papers")
    laid_at = models.DateTimeField()

    objects = PaperFileQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "language", "number"], name="paper_version_once"),
        ]
        triggers = [APPEND_ONLY]
