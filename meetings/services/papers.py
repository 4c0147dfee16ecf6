"""Papers are laid before an item, get languages and versions, and are withdrawn with a reason until the agenda is published."""

import pikepdf
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from core.rules import NotAllowed
from core.things import lock, touch
from files.kinds import PDF, AttachmentKind
from files.reading import want_text
from files.storage import open_file
from meetings.models import Paper, PaperFile
from meetings.rules import can_add_paper
from meetings.services.timetable import papers_until
from meetings.states import OPEN, S, papering


@transaction.atomic
def add_paper(item, *, by, title, paper_kind, audience, language, files):
    """Lay a paper before the item, with its first file; returns the ``Paper``.

    A file that comes after the day for papers is marked as late and taken all the same. Raises ``NotAllowed`` for who may not,
    ``ValidationError`` once the meeting was held or cancelled, or for an item that was dropped.
    """
    meeting = lock(item.meeting)
    if not can_add_paper.test(by, item):
        raise NotAllowed(papering.steps["renew"].says)
    check_papers(meeting)
    if item.dropped_at:
        raise ValidationError(_("This item was dropped from the agenda."))
    paper = Paper.objects.create(item=item, title=title, paper_kind=paper_kind, audience=audience)
    _lay(paper, language, files)
    return paper


@transaction.atomic
def renew_paper(paper, *, by, language, files):
    """Add a language, or a newer version of one there is: the older one stays. Returns the ``Paper``."""
    lock(paper.item.meeting)
    check_papers(paper.item.meeting)
    papering.take("renew", paper, by=by)
    _lay(paper, language, files)
    return paper


@transaction.atomic
def withdraw_paper(paper, *, by, reason):
    """Take the paper back; title and reason stay to be read. Raises ``ValidationError`` once the agenda is published: what lay
    before everybody is superseded by a newer version, never taken away."""
    lock(paper.item.meeting)
    check_withdrawal(paper)
    if not reason:
        raise ValidationError({"reason": _("Say why the paper is withdrawn.")})
    papering.check("withdraw", lock(paper), by)
    paper.reason = reason
    touch(paper, "reason")  # before the step: the database knows no withdrawal without one
    papering.take("withdraw", paper, by=by)
    return paper


def check_papers(meeting):
    """Raise ``ValidationError`` when the meeting takes no papers: it was held or cancelled."""
    if meeting.state not in (S.PLANNED, *OPEN):
        raise ValidationError(_("The meeting was held or cancelled: it takes no more papers."))


def check_withdrawal(paper):
    """Raise ``ValidationError`` when it is too late to withdraw the paper."""
    if paper.item.meeting.agenda_published_at:
        raise ValidationError(
            _("The agenda is published: the paper stays. Add a newer version, which stands before the older one.")
        )


def _lay(paper, language, files):
    last = PaperFile.objects.filter(paper=paper, language=language).aggregate(last=Max("number"))["last"] or 0
    late = timezone.localdate() > papers_until(paper.item.meeting)
    for number, stored in enumerate(files, start=last + 1):
        want_text(stored)
        PaperFile.objects.create(
            paper=paper,
            stored=stored,
            language=language,
            number=number,
            kind=AttachmentKind.ANNEX,
            pages=_pages(stored),
            is_late=late,
            laid_at=timezone.now(),
        )


def _pages(stored):
    """How many pages a PDF has; ``None`` for other formats, and for what cannot be counted."""
    if stored.mime != PDF.mime:
        return None
    try:
        with open_file(stored) as file, pikepdf.open(file) as pdf:
            return len(pdf.pages)
    except (pikepdf.PdfError, OSError):
        return None
