"""A file as a grid: numbered rows of texts. What CSV and workbooks have in common once they are opened."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

from recommendations.readers.limits import HEADER_ROWS


@dataclass
class Grid:
    """``rows``: an iterator of ``(number, cells)``, numbers as a spreadsheet shows them, blank rows left out. It raises
    ``UnreadableFile`` when the file turns out to be broken or too large."""

    rows: Iterator
    described_as: str  # "CSV, utf-8, ;": what a preview says about the file
    about_rows: int = 0
    notes: list = field(default_factory=list)  # translatable sentences about the file as a whole
    is_text: bool = True  # CSV: a short last row may mean that the file was cut off
    ends_openly: bool = False  # a text file whose last line has no line end
    first: list = field(init=False)  # the rows among which the header is looked for

    def __post_init__(self):
        self.first = list(islice(self.rows, HEADER_ROWS))


def headed(grid, columns_of):
    """``(columns, rows after the header)``: the header is the row among the first ``HEADER_ROWS`` with most known columns."""
    best = max(range(len(grid.first)), key=lambda at: columns_of(grid.first[at][1]).known, default=-1)
    columns = columns_of(grid.first[best][1] if grid.first else [])
    return columns, chain(grid.first[best + 1 :], grid.rows)
