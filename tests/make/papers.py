"""Papers before the items of a meeting, laid by the services."""

import io
import itertools

import pikepdf

from core.words import Words
from meetings import services
from meetings.kinds import PaperKind
from participants.kinds import Audience
from tests.make.files import a_pdf, a_stored_file

SIZES = itertools.count(1)


def a_locked_pdf(*, user=""):
    """A PDF its maker forbade to change; with ``user`` nobody opens it without the word."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(a_pdf())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=user))
    return out.getvalue()


def a_pdf_file(pages=1, name="paper.pdf"):
    """A received PDF, unlike any other by its author."""
    return a_stored_file(a_pdf(pages=pages, author=f"Author {next(SIZES)}"), name=name)


def make_paper(item, by, *, title="Draft", language="ru", audience=Audience.PUBLIC, files=None, kind=PaperKind.DRAFT):
    """One paper in one language."""
    said = {"title": Words.of(en=title, ru=f"{title} (рус)"), "paper_kind": kind, "audience": audience}
    return services.add_paper(item, by=by, language=language, files=files or [a_pdf_file()], **said)


def renew(paper, by, language, **changed):
    """One more version or language."""
    return services.renew_paper(paper, by=by, language=language, files=[changed.pop("file", None) or a_pdf_file()])
