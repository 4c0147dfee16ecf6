"""The draft is circulated, organisations comment on its paragraphs, the secretariat answers each comment (domain.md §5.5, §6:
5 working days)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core.filing import file
from core.templatetags.dates import day
from core.things import lock, touch
from core.unattributed import erase_unshown
from deadlines.terms import start_term, work_off_ended
from meetings.models import Comment, CommentAnswer, CommentOnPaper, Minutes
from meetings.notices import minutes as notices
from meetings.services.minutes import refuse_names
from meetings.services.suggesting import suggest_minutes
from meetings.states import S
from meetings.states import minuting as lifecycle
from participants.acting import THE_HOUSE

COMMENTS = "minutes_comments"  # code of the term (deadlines.TermRule)
NEEDED = ("kk", "ru")  # the window starts when the text exists in both


@transaction.atomic
def circulate_minutes(minutes, *, by):
    """Send the draft to the body and the invited organisations, and open the window for comments.

    Raises ``ValidationError``, naming them, while an item has no paragraph or a paragraph lacks Kazakh or Russian, and before
    the decision sheet is published: the minutes read the decisions from it.
    """
    line = lifecycle.take("circulate", minutes, by=by, public=False)
    if minutes.meeting.state != S.PUBLISHED:
        raise ValidationError(_("Publish the decision sheet first: the minutes read the decisions from it."))
    remarks = list(minutes.remarks.standing())
    written = {remark.item_id for remark in remarks}
    if empty := [item.number for item in minutes.meeting.items.standing() if item.pk not in written]:
        raise ValidationError(_("Nothing is written yet on item: %(items)s.") % {"items": ", ".join(empty)})
    if lacking := [remark.number for remark in remarks if set(NEEDED) & set(remark.text.missing)]:
        sentence = _("Comments begin when the text exists in Kazakh and in Russian. Paragraphs without: %(numbers)s.")
        raise ValidationError(sentence % {"numbers": ", ".join(lacking)})
    minutes.comment_window = start_term(COMMENTS, about=minutes, by=by)
    touch(minutes, "comment_window")
    suggest_minutes(minutes)
    notices.minutes_circulated(line, minutes)
    return minutes


@transaction.atomic
def file_comment(remark, *, by, text, is_sure=False):
    """File what the hat's organisation holds against the paragraph, for ever; returns the ``Comment``. It may comment again.

    Raises ``ValidationError`` without a text, after the window's last day, and for a text that names somebody of a meeting
    without attribution unless the writer ``is_sure``.
    """
    lock(remark.minutes)
    lifecycle.check("comment", remark.minutes, by)
    check_window(remark.minutes)
    if not text:
        raise ValidationError({"text": _("Write what should be changed, and why.")})
    refuse_names(remark.meeting, text, is_sure)
    comment = Comment(remark=remark, organisation=by.organisation)
    facts = {"document": "comment on the minutes", "meeting": remark.meeting.ref, "paragraph": remark.number}
    comment.filing = file(comment, by=by, words={"comment": text}, facts=facts)
    comment.save(force_insert=True)
    said = {"paragraph": remark.number, **comment.filing.named}
    line = lifecycle.take("comment", remark.minutes, by=by, about=comment, facts=said, public=False)
    notices.minutes_commented(line, comment)
    return comment


def check_window(minutes):
    """Raise ``ValidationError``, with the day, when the time for comments is over."""
    if not minutes.takes_comments:
        ended = day(minutes.comment_window.due_on)
        raise ValidationError(_("The time for comments ended on %(day)s.") % {"day": ended})


@transaction.atomic
def answer_comment(comment, *, by, is_accepted, text=None, is_sure=False):
    """Say what was done with the comment, for ever; returns the ``CommentAnswer``. What is accepted, the secretariat writes into
    the paragraph once the window is closed.

    Raises ``ValidationError`` for a comment that was answered, and without a reason for one that is not accepted.
    """
    minutes = lock(comment.minutes)
    lifecycle.check("answer", minutes, by)
    if CommentAnswer.objects.filter(comment=comment).exists():
        raise ValidationError(_("This comment is answered already."))
    if (paper := CommentOnPaper.objects.filter(comment=comment).first()) and paper.is_being_checked:
        waits = _(
            "The organisation may check the transcript until %(day)s. Answer the comment after it, or the day after."
        )
        raise ValidationError(waits % {"day": day(paper.window.due_on)})
    if not text and not is_accepted:
        raise ValidationError({"text": _("Say why the comment is not accepted: the reason is published with it.")})
    refuse_names(comment.meeting, text, is_sure)
    answer = CommentAnswer(comment=comment, is_accepted=is_accepted)
    facts = {"document": "answer to a comment", "comment": comment.filing.sha256, "accepted": bool(is_accepted)}
    answer.filing = file(answer, by=by, words={"answer": text} if text else {}, facts=facts)
    answer.save(force_insert=True)
    said = {"filing": answer.filing.sha256, "accepted": bool(is_accepted)}
    line = lifecycle.take("answer", minutes, by=by, about=comment, facts=said, public=False)
    notices.comment_answered(line, comment)
    return answer


def close_comments(on):
    """End the windows whose last day has passed; the secretariat hears what waits for an answer. Returns how many ended."""

    def close(term):
        minutes = lock(Minutes.objects.get(uid=term.about_uid))
        line = lifecycle.take("close_comments", minutes, by=THE_HOUSE, public=False)
        erase_unshown(minutes)
        notices.comments_closed(line, minutes)

    return work_off_ended((COMMENTS,), on, close)
