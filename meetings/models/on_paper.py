"""Comments on draft minutes that were handed in on paper: the scan is the original, what the secretariat typed is a transcript."""

from django.db import models
from django.urls import reverse
from django.utils import timezone

from core.filing import Filing
from core.things import APPEND_ONLY, Thing
from deadlines.models import Term
from files.models import Attachment
from meetings.models.minutes import Comment
from meetings.querysets.on_paper import CommentScanQuerySet, OnPaperQuerySet


class CommentOnPaper(Thing):
    """What is beside a comment that came on paper. The organisation that signed it may put the transcript right."""

    never_deleted = True

    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="on_paper")
    handed_in_on = models.DateField()
    window = models.ForeignKey(
        Term, null=True, on_delete=models.PROTECT, related_name="+", help_text="none where nobody has an account"
    )
    transcript = models.ForeignKey(
        Filing, null=True, on_delete=models.PROTECT, related_name="+", help_text="as the organisation put it right"
    )

    objects = OnPaperQuerySet.as_manager()

    def __str__(self):
        return str(self.comment)

    def get_absolute_url(self):
        return self.comment.get_absolute_url()

    @property
    def address(self):
        """Where the organisation checks the transcript."""
        return reverse("meetings:check_transcript", args=[self.uid])

    @property
    def story(self):
        return self.comment.story

    @property
    def minutes(self):
        return self.comment.minutes

    @property
    def meeting(self):
        return self.comment.meeting

    @property
    def is_being_checked(self):
        """Whether its organisation may still put the transcript right: until it did, or the window is over."""
        window = self.window
        return bool(window and not window.met_on and not window.over_on and timezone.localdate() <= window.due_on)


class CommentScan(Attachment):
    """One file of the scan, bytes untouched. It may bear signatures: the transcript is published, the scan is not."""

    append_only = True

    on_paper = models.ForeignKey(CommentOnPaper, on_delete=models.PROTECT, related_name="scans")

    objects = CommentScanQuerySet.as_manager()

    class Meta(Attachment.Meta):
        abstract = False
        triggers = [APPEND_ONLY]
