"""What readers give: a ``Row`` for each recommendation read, a ``Skipped`` for each row refused. Both are frozen and know nothing
of the database, of users or of files."""

from dataclasses import dataclass, field

SUPPORTED, IN_PART, NOTED, NOT_SUPPORTED, PLEDGE = "supported", "in_part", "noted", "not_supported", "pledge"
POSITIONS = (SUPPORTED, IN_PART, NOTED, NOT_SUPPORTED, PLEDGE)  # a pledge: the State promised it by itself


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date as exactly as the source knows it: a year, a month of a year, or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self):
        """``2014``, ``2014-05`` or ``2014-05-07``."""
        return "-".join(f"{part:0{width}d}" for part, width in ((self.year, 4), (self.month, 2), (self.day, 2)) if part)


@dataclass(frozen=True)
class Row:
    """One recommendation as a file gives it. What the file does not say is empty, never guessed; doubts are in ``warnings``."""

    number: int  # of the row in the file as a spreadsheet shows it: the header is usually 1
    key: str  # 64 hexadecimal digits, the same in every import of this row (see ``cells.Keys``)
    texts: dict  # language → text, the original first
    titles: dict = field(default_factory=dict)
    lead: str = ""
    co_executors: tuple = ()
    adopted: PartialDate | None = None
    mechanism: str = ""  # who recommends: "UPR", "CEDAW", a body's name
    document: str = ""  # symbol: A/HRC/14/10
    paragraph: str = ""
    cycle: str = ""
    session: str = ""
    recommending: tuple = ()  # States, as the source names them
    position: str = ""  # one of POSITIONS, or empty: none yet, or not understood (then there is a warning)
    action_category: int | None = None  # 1 minimal … 5 specific
    themes: tuple = ()
    state_under_review: str = ""
    code: str = ""  # the source's own number for it
    source_cells: dict = field(default_factory=dict)  # header → cell, letter by letter as it stood in the file
    warnings: tuple = ()  # translatable sentences: what in this row was not understood


@dataclass(frozen=True)
class Skipped:
    """One row that was not read, and why (a translatable sentence that says what to do)."""

    number: int
    reason: str
