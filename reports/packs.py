"""The pack of a meeting: the papers one reader may see, in one language where it exists, else in another, marked.

A ``Pack`` is planned in a request: few queries, no file is opened. Its digest is of everything that would be in it, so that who
asks again, or sees the same, gets what lies there already; and nobody else's pack can be asked for.
"""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from core.canonical import digest
from core.templatetags.dates import day
from meetings.models import AgendaItem, Paper
from reports.blocks import Document, Heading, Paragraph, Run, Table
from reports.kinds import Sheet
from reports.prose import runs
from reports.sheets import document

FORM = 1  # of the packs; another number makes all of them anew


@dataclass(frozen=True)
class Entry:
    """One paper of the pack: the file that is taken, and in which language it is."""

    number: str
    place: int
    paper: Paper
    row: object

    @property
    def folder(self):
        """Where it lies in the archive: a folder for each item."""
        return f"{self.number}/{self.place:02d} {self.row.stored.download_name}"


@dataclass(frozen=True)
class Pack:
    meeting: object
    language: str
    agenda: Document
    items: list
    entries: list

    @property
    def digest(self):
        """Of all that would be in it."""
        papers = [
            [
                e.number,
                e.place,
                e.row.language,
                e.row.number,
                e.row.stored.sha256,
                e.row.stored.name,
                e.paper.title.plain(),
            ]
            for e in self.entries
        ]
        items = [[item.number, item.title.plain()] for item in self.items]
        return digest([FORM, self.language, str(self.meeting.uid), repr(self.agenda.plain()), items, papers])


def plan(meeting, acting, language):
    """What the pack of this meeting would hold for this reader. Raises ``LookupError`` where there is nothing for them."""
    agenda = document(Sheet.AGENDA, meeting, acting, language)
    items = list(AgendaItem.objects.visible_to(acting.user).filter(meeting=meeting).standing())
    entries, places = [], {}
    for paper in Paper.objects.visible_to(acting.user).laid().of_meeting(meeting):
        if row := paper.in_language(language):
            places[paper.item_id] = places.get(paper.item_id, 0) + 1
            entries.append(Entry(paper.item.number, places[paper.item_id], paper, row))
    if not entries:
        raise LookupError("no papers for this person")
    return Pack(meeting, language, agenda, items, entries)


def cover(pack, pages, faults):
    """Our own pages of the pack: what it is, the agenda, the contents.

    ``pages`` are the first pages of papers in the one PDF, by their place among the entries; ``faults`` why one is not in it.
    """
    with translation.override(pack.language):
        return Document(
            pack.language,
            f"{_('Pack of papers')}: {pack.meeting.printed}",
            pack.agenda.above,
            pack.agenda.foot,
            pack.agenda.warning,
            [
                *pack.agenda.blocks[:1],
                Paragraph([Run(_said_of(pack))]),
                Heading([Run(pack.agenda.title)]),
                *pack.agenda.blocks[1:],
                Heading([Run(_("Contents"))]),
                _contents(pack, pages, faults),
            ],
        )


def listing(pack, faults):
    """The contents as plain text, for the archive."""
    with translation.override(pack.language):
        lines = [f"{_('Pack of papers')}: {pack.meeting.printed}", _said_of(pack), ""]
        for at, entry in enumerate(pack.entries):
            title = entry.paper.title.said(pack.language).text
            lines.append(f"{entry.number}. {title} [{_mark(entry)}]: {faults.get(at, entry.folder)}")
        return "\n".join(lines) + "\n"


def _said_of(pack):
    said = _(
        "The papers are bound in unchanged, each in this language where it exists, else in another, which is marked."
    )
    latest = max(entry.row.laid_at for entry in pack.entries)
    stood = _("Papers as they stood on %(day)s.") % {"day": day(latest)}
    return f"{said} {stood}"


def _mark(entry):
    version = _("version %(n)s") % {"n": entry.row.number}
    return f"{entry.row.language}, {version}"


def _contents(pack, pages, faults):
    rows = []
    for at, entry in enumerate(pack.entries):
        size = _("%(n)s p.") % {"n": entry.row.pages} if entry.row.pages else entry.row.stored.format.name
        paper = [
            *runs(entry.paper.title, pack.language),
            Run(f"\n{entry.paper.get_paper_kind_display()}", is_small=True),
        ]
        if entry.row.language != pack.language:
            instead = _("not there in this language: here in %(language)s") % {"language": entry.row.language}
            paper.append(Run(f"\n{instead}", is_small=True))
        if at in faults:
            paper.append(Run(f"\n{faults[at]}", is_small=True, is_bold=True))
        where = str(pages[at]) if at in pages else "–"
        rows.append([[Run(entry.number)], paper, [Run(size)], [Run(where)]])
    columns = [str(name) for name in ("№", _("Paper"), _("Size"), _("Page"))]
    return Table(columns, [4, 30, 8, 7], rows)
