"""Comments handed in on paper are typed by the secretariat beside their scan; the organisation that signed may put the transcript
right (docs/decisions/comments-on-paper.md)."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.filing import file
from core.rules import NotAllowed
from core.templatetags.dates import day
from core.things import lock, touch
from deadlines.terms import meet_term, start_term, work_off_ended
from files.kinds import AttachmentKind
from files.storage import attach
from meetings.models import Comment, CommentOnPaper, CommentScan
from meetings.notices import minutes as notices
from meetings.services.minutes import may_be_named, refuse_names
from meetings.services.minutes_comments import check_window
from meetings.states import minuting as lifecycle

TRANSCRIPT = "transcript"  # code of the term (deadlines.TermRule): 3 working days


@transaction.atomic
def enter_comment(remark, *, by, organisation, handed_in_on, text, files, is_sure=False):
    """File what an organisation signed on paper against the paragraph: the scan is the original, ``text`` its transcript. Returns
    the ``Comment``; the organisation is told, and checks the transcript if anybody there has an account.

    Raises ``ValidationError`` without a text or a scan, for an organisation that was not invited, for a paper handed in outside
    the window, and for a text that names somebody where nothing may be attributed unless the writer ``is_sure``.
    """
    minutes = lock(remark.minutes)
    lifecycle.check("enter_comment", minutes, by)
    _check(remark, organisation, handed_in_on, text, files)
    refuse_names(remark.meeting, text, is_sure)
    comment = Comment(remark=remark, organisation=organisation)
    comment.filing = file(
        comment, by=by, author=organisation, words={"comment": text}, facts=_facts(remark, handed_in_on, files)
    )
    comment.save(force_insert=True)
    paper = CommentOnPaper.objects.create(comment=comment, handed_in_on=handed_in_on)
    attach(CommentScan, files, kind=AttachmentKind.LETTER, on_paper=paper)
    if notices.who_answers_for(organisation).exists():
        paper.window = start_term(TRANSCRIPT, about=paper, by=by, debtor=organisation)
        touch(paper, "window")
    said = {"paragraph": remark.number, **comment.filing.named}
    line = lifecycle.take("enter_comment", minutes, by=by, about=comment, facts=said, public=False)
    notices.comment_entered(line, comment)
    return comment


@transaction.atomic
def check_transcript(paper, *, by, text, is_sure=False):
    """The organisation says how its comment reads: as it was typed, or otherwise, which is one more filing. Then it stands.

    Raises ``NotAllowed`` for another organisation, ``ValidationError`` once it was checked or the window is over.
    """
    minutes = lock(paper.comment.minutes)
    lifecycle.check("check_transcript", minutes, by)
    check_own(paper, by=by)
    check_checking(lock(paper))
    if not text:
        raise ValidationError({"text": _("Write what stands on the paper.")})
    refuse_names(paper.meeting, text, is_sure)
    comment, facts = paper.comment, {"changed": False}
    if text.plain()["texts"] != comment.standing.said("comment").plain()["texts"]:
        said = {"document": "transcript of a comment on paper", "original": comment.filing.sha256}
        paper.transcript = file(comment, by=by, words={"comment": text}, facts=said)
        facts = {"changed": True, **paper.transcript.named}
        touch(paper, "transcript")
    meet_term(paper, TRANSCRIPT)
    lifecycle.take("check_transcript", minutes, by=by, about=comment, facts=facts, public=False)
    return paper


def check_own(paper, *, by):
    """Raise ``NotAllowed`` for a hat of another organisation than the one that signed the comment."""
    if by.organisation != paper.comment.organisation:
        raise NotAllowed(_("Only the organisation that signed the comment checks its transcript."))


def check_checking(paper):
    """Raise ``ValidationError`` unless the transcript may still be put right."""
    if not paper.is_being_checked:
        raise ValidationError(_("The transcript was checked already, or the time for it is over."))


def check_entering(minutes):
    """Raise ``ValidationError`` before anybody could have handed in a comment."""
    if minutes.comment_window is None:
        raise ValidationError(_("The draft was not circulated yet."))


def check_paper_door(minutes, *, by):
    """Raise unless the secretariat may now type what came on paper without a name: only its text, while the window is open."""
    lifecycle.check("enter_comment", minutes, by)
    if not minutes.meeting.is_without_attribution:
        raise ValidationError(_("At this meeting words are attributed: a comment is signed by its organisation."))
    check_window(minutes)


def close_transcripts(on):
    """End the windows for transcripts whose last day has passed: what was typed stands. Returns how many ended."""
    return work_off_ended((TRANSCRIPT,), on, lambda _term: None)


def _check(remark, organisation, handed_in_on, text, files):
    check_entering(remark.minutes)
    window = remark.minutes.comment_window
    last = min(window.due_on, timezone.localdate())
    if not window.started_on <= handed_in_on <= last:
        said = {"first": day(window.started_on), "last": day(last)}
        raise ValidationError(
            {"handed_in_on": _("A comment is taken that was handed in from %(first)s to %(last)s.") % said}
        )
    if not may_be_named(remark.meeting).filter(pk=organisation.pk).exists():
        raise ValidationError({"organisation": _("This organisation was not invited to the meeting.")})
    if not text:
        raise ValidationError({"text": _("Write what stands on the paper.")})
    if not files:
        raise ValidationError({"files": _("Add the scan: it is the original.")})


def _facts(remark, handed_in_on: dt.date, files):
    return {
        "document": "comment on the minutes",
        "meeting": remark.meeting.ref,
        "paragraph": remark.number,
        "on_paper": handed_in_on.isoformat(),
        "scan": [stored.facts() for stored in files],
    }
