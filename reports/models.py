"""What is kept of what is taken away: renderings of published minutes, the set made after publication, outgoing numbers."""

from django.db import models
from django.utils.translation import gettext as _

from core.jobs import Job
from core.texts import LANGUAGES
from core.things import APPEND_ONLY, Thing
from files.models import Attachment
from meetings.kinds import Rendering as RenderingKind
from meetings.models import Meeting, Minutes
from participants.models import Organisation
from reports.kinds import Sheet
from reports.querysets import MadeFileQuerySet, OutgoingQuerySet, RenderingQuerySet


class Rendering(Thing):
    """One version of one rendering of published minutes, in all languages. Never changes: a correction is the next version."""

    append_only = True

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="+")
    rendering = models.CharField(max_length=12, choices=RenderingKind)
    number = models.PositiveSmallIntegerField(help_text="1 when the minutes were published, one more each corrigendum")
    documents = models.JSONField(help_text="for each language: the document in blocks")
    sha256 = models.CharField(max_length=64)

    objects = RenderingQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        triggers = [APPEND_ONLY]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "rendering", "number"], name="rendered_once_a_version")
        ]

    def __str__(self):
        return _("%(rendering)s, version %(number)s") % {
            "rendering": self.get_rendering_display(),
            "number": self.number,
        }

    @property
    def story(self):
        return self.minutes


class DocumentSet(Thing):
    """Extracts, letters and the brief, made by a worker once the decisions are public. Made anew on wish."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="+")
    job = models.ForeignKey(Job, on_delete=models.PROTECT, related_name="+")

    def __str__(self):
        return f"{self.meeting}: {self.job}"

    @property
    def story(self):
        return self.meeting


class MadeFile(Attachment):
    """One file of the set."""

    document_set = models.ForeignKey(DocumentSet, on_delete=models.CASCADE, related_name="files")
    sheet = models.CharField(max_length=20, choices=Sheet)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES])

    objects = MadeFileQuerySet.as_manager()


class Outgoing(Thing):
    """Number and day of a letter as the office registered it, typed back. A mistyped one is followed by another row."""

    append_only = True

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=40)
    sent_on = models.DateField()
    typed_by = models.JSONField(help_text="uids and words under which somebody typed it")

    objects = OutgoingQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = "outgoing number"
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.number} ({self.sent_on})"

    def get_absolute_url(self):
        return f"{self.meeting.get_absolute_url()}documents/"

    @property
    def story(self):
        return self.meeting
