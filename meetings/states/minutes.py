"""When the minutes of a meeting move (domain.md §5.5)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.lifecycle import STAYS, Lifecycle, Step
from meetings.rules import can_answer_text, can_approve_minutes, can_comment, can_publish_minutes, can_run
from participants.rules import is_the_house


class Minuted(TextChoices):
    """The minutes of a meeting (domain.md §5.5)."""

    DRAFTED = "drafted", _("Draft")
    IN_COMMENT = "in_comment", _("Open for comments")
    ANSWERING = "answering", _("Comments are being answered")
    APPROVING = "approving", _("Waits for approval")
    PUBLISHED = "published", _("Published")


_only_writer = _("Only the secretariat writes the minutes.")
_only_invited = _(
    "Only a representative or a signatory of an organisation whose seat was invited may comment on the minutes. You may have to "
    "change your hat."
)
_only_presiding = _("Only the chair and the co-chairs of the body approve its minutes.")

# While organisations comment and those who preside approve, everybody reads the same text: it is not written then.
minuting = Lifecycle(
    Step(
        "write",
        _("Write the minutes"),
        can_run,
        (Minuted.DRAFTED, Minuted.ANSWERING),
        STAYS,
        _only_writer,
        is_kept=False,
    ),
    Step("circulate", _("Circulate for comments"), can_run, (Minuted.DRAFTED,), Minuted.IN_COMMENT, _only_writer),
    Step("comment", _("Comment"), can_comment, (Minuted.IN_COMMENT,), STAYS, _only_invited),
    Step(
        "enter_comment",
        _("Enter a comment on paper"),
        can_run,
        (Minuted.IN_COMMENT, Minuted.ANSWERING),
        STAYS,
        _only_writer,
    ),
    Step(
        "check_transcript",
        _("Check the transcript"),
        can_comment,
        (Minuted.IN_COMMENT, Minuted.ANSWERING),
        STAYS,
        _only_invited,
    ),
    Step("answer", _("Answer the comment"), can_run, (Minuted.IN_COMMENT, Minuted.ANSWERING), STAYS, _only_writer),
    Step("close_comments", _("The time for comments is over"), is_the_house, (Minuted.IN_COMMENT,), Minuted.ANSWERING),
    Step("put_up", _("Put up for approval"), can_run, (Minuted.ANSWERING,), Minuted.APPROVING, _only_writer),
    Step("approve", _("Approve the minutes"), can_approve_minutes, (Minuted.APPROVING,), STAYS, _only_presiding),
    Step("hand_back", _("Hand back"), can_approve_minutes, (Minuted.APPROVING,), Minuted.ANSWERING, _only_presiding),
    Step(
        "publish", _("Publish the minutes"), can_publish_minutes, (Minuted.APPROVING,), Minuted.PUBLISHED, _only_writer
    ),
    Step(
        "answer_text",
        _("Attach an answer"),
        can_answer_text,
        (Minuted.PUBLISHED,),
        STAYS,
        _("Only a representative or a signatory of an organisation that the minutes name may answer."),
    ),
    Step("correct", _("Add a corrigendum"), can_run, (Minuted.PUBLISHED,), STAYS, _only_writer),
)

MINUTES_HAPPENED = {
    "circulate": _("Circulated for comments"),
    "comment": _("An organisation commented"),
    "enter_comment": _("A comment on paper was entered"),
    "check_transcript": _("An organisation checked the transcript of its comment"),
    "answer": _("A comment was answered"),
    "close_comments": _("The time for comments ended"),
    "put_up": _("Put up for approval"),
    "approve": _("Approved"),
    "hand_back": _("Handed back by who presides"),
    "publish": _("Minutes published"),
    "answer_text": _("An organisation that is named answered"),
    "correct": _("A corrigendum was added"),
}
