"""Meetings whose texts are translated, and files as translators send them back."""

import io

from docx import Document

from core.words import Words
from meetings import services
from tests.make.meetings import make_meeting


def texts_of(meeting, cast):
    """What the secretariat sees on the desk."""
    return services.texts_to_translate(meeting, cast.secretary.user)


def make_untranslated(cast, *, items=1, summary="О **судах**"):
    """An announced meeting with items in Russian only, each with a summary."""
    meeting = make_meeting(cast)
    for number in range(items):
        said = {"title": Words.of(ru=f"Рекомендации государственным органам {number}"), "minutes": 5}
        services.add_item(meeting, by=cast.secretary, standing_question="q1", summary=Words.of(ru=summary), **said)
    return services.announce_meeting(meeting, by=cast.secretary)


def translate(meeting, cast, text, language, said):
    """The desk saved one translation."""
    return services.save_translations(meeting, by=cast.secretary, said=[(text, said)], language=language)


def filled(made, write):
    """The file with its right column written by ``write(key and label, original)``, as somebody did in a word processor."""
    file = Document(io.BytesIO(made))
    for row in file.tables[0].rows[1:]:
        head, *lines = [paragraph.text for paragraph in row.cells[0].paragraphs]
        new = write(head, "\n".join(lines))
        for paragraph in row.cells[1].paragraphs[1:]:
            paragraph._p.getparent().remove(paragraph._p)
        row.cells[1].paragraphs[0].text = new
    return saved(file)


def saved(file):
    """The bytes of a file."""
    written = io.BytesIO()
    file.save(written)
    written.seek(0)
    written.name = "back.docx"
    return written
