"""What a document says, whatever it is printed with: blocks of runs of text. Pure.

Text is data all the way: neither the typesetter nor the word processor ever reads it as its own commands.
"""

from dataclasses import asdict, dataclass, field
from itertools import zip_longest


@dataclass(frozen=True)
class Run:
    """Some text in one hand. ``language`` where it is not the document's."""

    text: str
    language: str = ""
    is_bold: bool = False
    is_italic: bool = False
    is_struck: bool = False
    is_small: bool = False


@dataclass(frozen=True)
class Paragraph:
    runs: list
    is_item: bool = False  # of a list
    kind: str = "paragraph"


@dataclass(frozen=True)
class Heading:
    runs: list
    kind: str = "heading"


@dataclass(frozen=True)
class Facts:
    """Pairs of a label and what it says (runs)."""

    rows: list
    kind: str = "facts"


@dataclass(frozen=True)
class Table:
    """``widths``: shares of the line. A cell is a list of runs, empty where one writes by hand; ``None`` is a square to tick."""

    columns: list
    widths: list
    rows: list
    kind: str = "table"


@dataclass(frozen=True)
class Signatures:
    """Lines to sign on, each with an office below it."""

    offices: list
    kind: str = "signatures"


@dataclass(frozen=True)
class Beside:
    """The same part of a document in two languages, one beside the other. A page that holds any lies on its side."""

    left: list
    right: list
    language: str  # of the right side; the left one is the document's
    kind: str = "beside"


@dataclass(frozen=True)
class Document:
    """``foot`` stands at the foot of every page beside its number; ``warning`` above everything, on every page."""

    language: str
    title: str
    above: str
    foot: str
    warning: str = ""
    blocks: list = field(default_factory=list)

    def plain(self):
        """Plain dictionaries and lists."""
        return asdict(self)


KINDS = {one.kind: one for one in (Paragraph, Heading, Facts, Table, Signatures)}


def side_by_side(left, right):
    """One document of two that say the same, part by part: a part begins with a heading. Where one has more parts, they stand
    alone."""
    parts = zip_longest(_parts(left.blocks), _parts(right.blocks), fillvalue=[])
    blocks = [Beside(one, other, right.language) for one, other in parts]
    title = f"{left.title} / {right.title}"
    return Document(left.language, title, f"{left.above} / {right.above}", left.foot, left.warning, blocks)


def _parts(blocks):
    parts = [[]]
    for block in blocks:
        if block.kind == "heading" and parts[-1]:
            parts.append([])
        parts[-1].append(block)
    return parts


def from_plain(said):
    """The document whose ``plain`` dictionaries these are."""
    return Document(**{**said, "blocks": [_block(one) for one in said["blocks"]]})


def _block(said):
    return KINDS[said["kind"]](**{name: _read(value) for name, value in said.items()})


def _read(value):
    """Runs wherever they stand: in paragraphs, in rows, in cells."""
    if isinstance(value, list):
        return [_read(one) for one in value]
    return Run(**value) if isinstance(value, dict) else value
