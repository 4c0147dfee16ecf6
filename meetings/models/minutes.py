"""The minutes of a meeting: remarks by agenda item, what organisations hold against them, who approved them (domain.md §5.5).

Remarks are overwritten in place and have no history before publication; decisions and recommendations stand beside them on the
page, read from where they are. The database itself takes no name beside a remark where the rule of the meeting forbids it."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.filing import Filing
from core.things import APPEND_ONLY, Thing, refusal_of_rows
from core.words import Words, WordsField
from deadlines.models import Term
from meetings.models.agenda import AgendaItem
from meetings.models.meeting import Meeting
from meetings.querysets.minutes import CommentQuerySet, MinutesQuerySet, OfMinutesQuerySet, RemarkQuerySet
from meetings.states import Minuted, minuting
from participants.kinds import Constituency
from participants.models import Organisation, Seat


class Minutes(Thing):
    """Of one meeting. The filing is the published text; a corrigendum is one more filing beside it (design.md §5.3)."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    state = models.CharField(max_length=12, choices=Minuted, default=Minuted.DRAFTED)
    comment_window = models.ForeignKey(Term, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approval_window = models.ForeignKey(
        Term, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="of the round that runs"
    )
    round = models.PositiveSmallIntegerField(default=0, help_text="how often it was put up for approval")
    published_at = models.DateTimeField(null=True, blank=True)
    filing = models.ForeignKey(Filing, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    lifecycle = minuting
    never_deleted = True
    objects = MinutesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "minutes"
        constraints = [
            models.CheckConstraint(
                name="minutes_published_are_filed",
                condition=~Q(state=Minuted.PUBLISHED) | Q(filing__isnull=False, published_at__isnull=False),
            )
        ]
        triggers = [minuting.trigger()]

    def __str__(self):
        return _("Minutes: %(meeting)s") % {"meeting": self.meeting}

    def get_absolute_url(self):
        return reverse("page:minutes", args=[self.meeting.ref])

    @property
    def ref(self):
        """They bear the number of their meeting."""
        return self.meeting.ref

    @property
    def printed(self):
        """Their name in the page's language."""
        return _("Minutes, %(meeting)s") % {"meeting": self.meeting.printed}

    @property
    def title(self):
        return self.meeting.title

    @property
    def takes_comments(self):
        """Whether organisations may comment: from the day they were circulated until the end of the window's last day."""
        window = self.comment_window
        return self.state == Minuted.IN_COMMENT and window.over_on is None and timezone.localdate() <= window.due_on


# Not by the services alone: whoever writes, the database takes no name beside a remark without attribution.
_ONLY_ATTRIBUTED = """
IF (NEW.organisation_id IS NOT NULL OR NEW.constituency <> '') AND EXISTS (
    SELECT 1 FROM meetings_minutes JOIN meetings_meeting ON meetings_meeting.id = meetings_minutes.meeting_id
    WHERE meetings_minutes.id = NEW.minutes_id AND meetings_meeting.regime IN ('chatham_house', 'closed')
) THEN
    RAISE EXCEPTION 'no attribution of remarks under this regime';
END IF;
RETURN NEW;
"""
# What others read to comment on it or approve it does not change under their eyes, and never once it is published.
_STANDS = """
IF EXISTS (
    SELECT 1 FROM meetings_minutes WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.minutes_id ELSE NEW.minutes_id END
    AND state NOT IN ('drafted', 'answering')
) THEN
    RAISE EXCEPTION 'the text of these minutes stands';
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
RETURN NEW;
"""


class Remark(Thing):
    """What was said on one item, as the secretariat writes it down: by a named organisation, by a constituency, by nobody
    named. Under the Chatham House Rule and closed always by nobody named."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="remarks")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="remarks")
    position = models.PositiveIntegerField(help_text="within its item")
    text = WordsField(rich=True)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    constituency = models.CharField(max_length=20, choices=Constituency, blank=True)
    is_removed = models.BooleanField(
        default=False, help_text="empty; who was writing it meanwhile finds it and loses nothing"
    )

    objects = RemarkQuerySet.as_manager()

    class Meta:
        ordering = ["item__position", "position", "id"]
        indexes = [models.Index(fields=["minutes", "item", "position"], name="remark_position")]
        constraints = [
            models.CheckConstraint(
                name="remark_by_one_at_most", condition=Q(organisation__isnull=True) | Q(constituency="")
            )
        ]
        triggers = [
            refusal_of_rows("only_attributed", _ONLY_ATTRIBUTED),
            pgtrigger.Trigger(
                name="text_stands",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=_STANDS,
            ),
        ]

    def __str__(self):
        return _("Paragraph %(number)s") % {"number": self.number}

    def get_absolute_url(self):
        return f"{self.minutes.get_absolute_url()}#remark-{self.uid}"

    @property
    def number(self):
        """As it is quoted: "2/1" is the first paragraph on item 2, "2.1/1" the first on its part 2.1."""
        return f"{self.item.number}/{self.position}"

    @property
    def meeting(self):
        return self.minutes.meeting

    @property
    def story(self):
        return self.minutes


class Comment(Thing):
    """What an organisation holds against one paragraph; its text is the filing. A signed public act, never taken back."""

    append_only = True

    remark = models.ForeignKey(Remark, on_delete=models.PROTECT, related_name="comments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    filing = models.OneToOneField(Filing, on_delete=models.PROTECT, related_name="+")

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.organisation}: {self.remark}"

    def get_absolute_url(self):
        return f"{self.minutes.get_absolute_url()}#comment-{self.uid}"

    @property
    def standing(self):
        """The filing whose words stand: of one that came on paper, the transcript as its organisation put it right."""
        paper = getattr(self, "on_paper", None)
        return (paper and paper.transcript) or self.filing

    @property
    def signed_by(self):
        """The name of its organisation on the day it was filed, whoever typed it."""
        if "on_paper" in self.filing.facts:
            return Words.of(**self.filing.author["name"])
        return Words.from_json(self.filing.acting["words"]["organisation"])

    @property
    def minutes(self):
        return self.remark.minutes

    @property
    def meeting(self):
        return self.remark.minutes.meeting

    @property
    def story(self):
        return self.remark.minutes


class CommentAnswer(Thing):
    """What the secretariat did with a comment, and why; its text is the filing."""

    append_only = True

    comment = models.OneToOneField(Comment, on_delete=models.PROTECT, related_name="answer")
    is_accepted = models.BooleanField()
    filing = models.OneToOneField(Filing, on_delete=models.PROTECT, related_name="+")

    class Meta:
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.comment}: {self.is_accepted}"

    @property
    def story(self):
        return self.comment.story


class Approval(Thing):
    """One of those who preside approved the text of one round."""

    append_only = True

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="approvals")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField()

    objects = OfMinutesQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["minutes", "seat", "round"], name="approved_once_a_round")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.seat}: {self.minutes}"

    @property
    def story(self):
        return self.minutes
