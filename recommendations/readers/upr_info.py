"""Format ``upr-info``: exports of UPR Info's database of the Universal Periodic Review, one row a recommendation and a State that
made it. Raw exports are Mac OS Roman with CR line ends, HTML entities, trailing spaces and lists in cells; a copy in UTF-8, with
other separators or in a workbook reads the same and gives the same keys.
"""

from functools import lru_cache

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from recommendations.readers import cells as c
from recommendations.readers.headers import Columns, named_once
from recommendations.readers.limits import UnreadableFile, cut_off
from recommendations.readers.rows import NOTED, PLEDGE, SUPPORTED, PartialDate, Row, Skipped
from recommendations.readers.upr_issues import ISSUES

# UPR Info's exports name their columns in two ways: short, and as on its site ("voluntary pledges").
_NAMES = {
    "state_under_review": ("to", "sur", "state under review"),
    "text": ("text", "recommendation"),
    "recommending": ("from", "rs", "recommending state"),
    "position": ("response",),
    "action_category": ("action", "action category"),
    "themes": ("issue", "issues"),
    "session": ("session",),
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names}
_RESPONSES = {"accepted": SUPPORTED, "noted": NOTED, "voluntary pledge": PLEDGE}  # UPR Info, methodology of responses
_UNKNOWN_STATE = "(Unknown)"
_ISSUES = {c.folded(issue): issue for issue in ISSUES}

# Years in which the working group held its sessions (UPR Info's list of States by session and year): the day is not in the export.
_YEARS = {
    2008: (1, 2, 3),
    2009: (4, 5, 6),
    2010: (7, 8, 9),
    2011: (10, 11, 12),
    2012: (13, 14),
    2013: (15, 16, 17),
    2014: (18, 19, 20),
}
_YEAR_OF = {session: year for year, sessions in _YEARS.items() for session in sessions}
_FIRST_CYCLE_ENDS, _SECOND_CYCLE_ENDS = 12, 26

_NOT_UPR = _(
    "This is not an export of UPR Info. Columns that must be there: To, Text, From, Response, Action, Issue, Session."
)


def columns_of(cells):
    """The ``Columns`` of a header row; headers are those of UPR Info and nothing else."""
    headers = named_once(cells)
    places = {}
    for column, header in enumerate(headers):
        field = _FIELD_OF.get(c.folded(header))
        if field and field not in places:
            places[field] = (column,)
    return Columns(headers, places)


def is_header(columns):
    """Whether these are the columns of UPR Info, all of them."""
    return len(columns.places) == len(_NAMES)


def rows_of(grid, columns, numbered_cells):
    """A ``Row`` or ``Skipped`` for every row. Raises ``UnreadableFile`` when the last row is shorter than the others."""
    if not is_header(columns):
        raise UnreadableFile(_NOT_UPR)
    keys = c.Keys("upr-info")
    short = None
    for number, cells in numbered_cells:
        if short is not None:
            yield _short(short)
        short = None
        if len(cells) < len(columns.headers) and grid.is_text:
            short = number  # told when the next row shows that the file goes on
        else:
            yield _row(number, cells, columns, keys)
    if short is not None:
        raise cut_off(short)


def _short(number):
    return Skipped(number, _("The row has fewer cells than the header. Add the missing ones."))


def _row(number, cells, columns, keys):
    if any(cell.strip() for cell in cells[len(columns.headers) :]):
        return Skipped(
            number, _("The row has more cells than the header. A comma may need quotation marks around its cell.")
        )
    source = dict(zip(columns.headers, map(c.storable, cells), strict=False))
    cells = list(cells) + [""] * (len(columns.headers) - len(cells))
    raw = {field: cells[column] for field, (column,) in columns.places.items()}
    for field, cell in raw.items():
        if reason := c.refusal(columns.headers[columns.places[field][0]], cell):
            return Skipped(number, reason)
    kept = {field: c.cleaned(c.without_entities(cell)) for field, cell in raw.items()}
    if not kept["text"]:
        return Skipped(number, _("The row has no text of a recommendation."))
    session = kept["session"].removesuffix(".0")
    key = keys.key(kept["state_under_review"], kept["text"], kept["recommending"], session)
    return _made(number, key, kept, session, source)


def _made(number, key, kept, session, source):
    themes, strangers = _themes(kept["themes"])
    position = _RESPONSES.get(kept["position"].casefold(), "")
    category = kept["action_category"].removesuffix(".0")
    warnings = [format_lazy(_("Issue “{issue}” is not one of UPR Info's."), issue=issue[:100]) for issue in strangers]
    if not position:
        warnings.append(format_lazy(_("Response “{text}” is not known."), text=kept["position"][:100]))
    if category not in ("1", "2", "3", "4", "5"):
        warnings.append(format_lazy(_("Action “{text}” is not a category from 1 to 5."), text=category[:100]))
    if not session.isdecimal():
        warnings.append(format_lazy(_("Session “{text}” is not a number."), text=session[:100]))
    number_of_session = int(session) if session.isdecimal() and len(session) <= 3 else 0
    year = _YEAR_OF.get(number_of_session)
    state = kept["recommending"]
    return Row(
        number=number,
        key=key,
        texts={"en": kept["text"]},
        adopted=PartialDate(year) if year else None,
        mechanism="UPR",
        cycle=_cycle(number_of_session),
        session=session,
        recommending=(state,) if state and state != _UNKNOWN_STATE else (),
        position=position,
        action_category=int(category) if category in ("1", "2", "3", "4", "5") else None,
        themes=themes,
        state_under_review=kept["state_under_review"],
        source_cells=source,
        warnings=tuple(warnings),
    )


def _cycle(session):
    if not 1 <= session <= _SECOND_CYCLE_ENDS:
        return ""
    return "1" if session <= _FIRST_CYCLE_ENDS else "2"


@lru_cache(maxsize=4096)  # 33,082 rows have 3,800 different cells
def _themes(cell):
    return c.listed_among(cell, _ISSUES)
