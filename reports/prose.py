"""Words as runs and paragraphs of a document. Pure.

A text that does not exist in the document's language is printed in its original with the mark of that language, as on pages.
"""

from html.parser import HTMLParser

from django.utils.translation import gettext as _

from core.templatetags.said import MARKS
from reports.blocks import Paragraph, Run

HANDS = {"strong": "is_bold", "em": "is_italic", "s": "is_struck", "h3": "is_bold", "h4": "is_bold"}


def runs(words, language, **hand):
    """The words on one line."""
    said = words.said(language)
    if not said.text:
        return [Run(_("not stated"), is_italic=True)]
    own = "" if said.is_asked else said.language
    return [Run(said.text, own, **hand), *_marks(said)]


def paragraphs(words, language):
    """The words as they are laid out: paragraphs and items of lists."""
    said = words.said(language)
    if not said.html:
        return [Paragraph(runs(words, language))]
    reader = _Reader("" if said.is_asked else said.language)
    reader.feed(said.html)
    reader.close()
    found = [paragraph for paragraph in reader.found if paragraph.runs]
    marks = _marks(said)
    return [*found, Paragraph(marks)] if marks else found


def _marks(said):
    marks = []
    if not said.is_asked and said.language:
        marks.append(MARKS[said.language])
    if said.is_working:
        marks.append(_("working translation"))
    if said.is_stale:
        marks.append(_("older than the original"))
    return [Run(f" [{mark}]", is_small=True) for mark in marks]


class _Reader(HTMLParser):
    """Reads what ``core.prose.render`` wrote: nothing else is ever stored."""

    def __init__(self, language):
        super().__init__()
        self.found, self.language, self.hands = [Paragraph([])], language, {}

    def handle_starttag(self, tag, attrs):
        if tag in ("p", "h3", "h4", "li", "hr") and (self.found[-1].runs or tag == "li"):
            self.found.append(Paragraph([], is_item=tag == "li"))
        if tag in HANDS:
            self.hands[HANDS[tag]] = True
        if tag == "br":
            self.found[-1].runs.append(Run("\n", self.language))

    def handle_endtag(self, tag):
        self.hands.pop(HANDS.get(tag), None)

    def handle_data(self, data):
        if data.strip():
            self.found[-1].runs.append(Run(data.replace("\n", " "), self.language, **self.hands))
