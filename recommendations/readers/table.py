"""Format ``table``: any CSV or workbook with a header row in English, Russian or Kazakh, as bodies and NGOs keep their lists.

Partial rows are welcome (domain.md §9): only the text is needed. What a cell says and we do not understand stays in
``source_cells`` and is told in ``warnings``.
"""

import re
from functools import lru_cache

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from recommendations.readers import cells as c
from recommendations.readers import headers
from recommendations.readers.dates import partial_date
from recommendations.readers.limits import UnreadableFile, cut_off
from recommendations.readers.rows import Row, Skipped
from recommendations.readers.upr_issues import ISSUES
from recommendations.readers.vocabulary import POSITIONS, inverted

columns_of = headers.columns_of

_POSITIONS = inverted(POSITIONS)
_KNOWN_THEMES = {c.folded(issue): issue for issue in ISSUES}
_NO_ANSWER = ("", "-", "–", "—", "n/a", "нет", "жоқ")

_KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-z]")


def rows_of(grid, columns, numbered_cells):
    """A ``Row`` or ``Skipped`` for every row. Raises ``UnreadableFile`` when no column holds the text of recommendations, when
    two columns mean the same, or when a text file ends in the middle of a row."""
    if not columns.has_text:
        raise UnreadableFile(_no_text(columns))
    columns.refuse_doubled()
    keys = c.Keys("table")
    return _read(grid, columns, numbered_cells, keys)


def _read(grid, columns, numbered_cells, keys):
    width = len(columns.headers)
    is_even, held = True, None
    for number, cells in numbered_cells:
        if held:
            is_even = is_even and len(held[1]) >= width
            yield _row(*held, columns, keys)
        held = number, cells
    if held and grid.is_text and grid.ends_openly and is_even and len(held[1]) < width:
        raise cut_off(held[0])  # the only short row, without a line end: what a broken download looks like
    if held:
        yield _row(*held, columns, keys)


def _no_text(columns):
    return format_lazy(
        _(
            "No column with the text of recommendations was found. Put headers into the first row, such as “Text”, “Lead”, "
            "“Date”. Columns found: {columns}."
        ),
        columns=", ".join(header[:40] for header in columns.headers[:12]) or "—",
    )


def _row(number, cells, columns, keys):
    if any(cell.strip() for cell in cells[len(columns.headers) :]):
        return Skipped(
            number, _("The row has more cells than the header. A comma may need quotation marks around its cell.")
        )
    source = {header: c.storable(cell) for header, cell in zip(columns.headers, cells, strict=False)}
    cells = list(cells) + [""] * (len(columns.headers) - len(cells))
    for places in columns.places.values():
        for column in places:
            if reason := c.refusal(columns.headers[column], cells[column]):
                return Skipped(number, reason)
    texts = _in_languages("text", cells, columns)
    if not texts:
        return Skipped(number, _("The row has no text of a recommendation."))
    return _made(number, cells, columns, texts, keys, source)


def _made(number, cells, columns, texts, keys, source):
    said = {field: _said(field, cells, columns) for field in _PLAIN}
    warnings = []
    adopted = _understood(partial_date, "adopted", said, warnings, _("Date “{text}” is not understood."))
    position = _understood(_position, "position", said, warnings, _("Position “{text}” is not known."))
    category = _understood(
        _category, "action_category", said, warnings, _("“{text}” is not an action category from 1 to 5.")
    )
    year = str(adopted.year) if adopted else ""
    session = said["session"].removesuffix(".0")
    recommending = _listed("recommending", cells, columns)
    source_of_it = (said["mechanism"], said["document"], said["state_under_review"], session, year)
    if said["code"]:
        key = keys.key("code", said["code"], *source_of_it)
    else:
        key = keys.key("text", next(iter(texts.values())), said["paragraph"], *source_of_it, *recommending)
    return Row(
        number=number,
        key=key,
        texts=texts,
        titles=_in_languages("title", cells, columns),
        lead=said["lead"],
        co_executors=_listed("co_executors", cells, columns),
        adopted=adopted,
        mechanism=said["mechanism"],
        document=said["document"],
        paragraph=said["paragraph"],
        cycle=said["cycle"].removesuffix(".0"),
        session=session,
        recommending=recommending,
        position=position or "",
        action_category=category,
        themes=_themes(cells, columns),
        state_under_review=said["state_under_review"],
        code=said["code"],
        source_cells=source,
        warnings=tuple(warnings),
    )


_PLAIN = (
    "lead",
    "adopted",
    "mechanism",
    "document",
    "paragraph",
    "cycle",
    "session",
    "state_under_review",
    "position",
    "action_category",
    "code",
)


def _said(field, cells, columns):
    if field not in columns.places:
        return ""
    text = c.cleaned(cells[columns.places[field][0]])
    return "" if text.casefold() in _NO_ANSWER else text


def _understood(understand, field, said, warnings, doubt):
    text = said[field]
    meaning = understand(text) if text else None
    if text and meaning is None:
        warnings.append(format_lazy(doubt, text=text[:100]))
    return meaning


def _position(text):
    return _POSITIONS.get(c.folded(text).strip(" .!*"))


def _category(text):
    text = text.removesuffix(".0")
    return int(text) if text in ("1", "2", "3", "4", "5") else None


def _listed(field, cells, columns):
    texts = (cells[column] for column in columns.places.get(field, ()))
    return c.unique(item for text in texts for item in c.listed(text) if item.casefold() not in _NO_ANSWER)


def _themes(cells, columns):
    texts = (cells[column] for column in columns.places.get("themes", ()))
    return c.unique(theme for text in texts for theme in _themes_of(text))


@lru_cache(maxsize=4096)  # lists repeat their themes
def _themes_of(text):
    return c.listed_among(text, _KNOWN_THEMES)[0]


def _in_languages(field, cells, columns):
    """``{language: text}`` in the order of the columns; the first is the original. A column that names no language holds the
    language its letters show, unless another column already has it."""
    found = {}
    marked = {place[1] for place in columns.places if place[0] == field}
    for place, numbers in columns.places.items():
        text = c.cleaned(cells[numbers[0]]) if place[0] == field else ""
        if text:
            language = place[1] or language_of(text)
            if language in marked and not place[1]:
                language = next(code for code in ("ru", "kk", "en") if code not in marked)
            found[language] = text
    return found


def language_of(text):
    """``kk``, ``ru`` or ``en`` by the letters: every eighth letter of Kazakh is one that Russian lacks; names are few."""
    text = text[:1000]
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    if latin > cyrillic:
        return "en"
    return "kk" if len(_KAZAKH.findall(text)) > 0.06 * cyrillic else "ru"
