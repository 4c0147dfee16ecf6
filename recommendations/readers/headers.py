"""Finding out which column of a table holds what, from headers people write in three languages."""

import re
from dataclasses import dataclass, field

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from recommendations.readers.cells import cleaned, folded
from recommendations.readers.limits import UnreadableFile
from recommendations.readers.vocabulary import COLUMNS, IN_LANGUAGES, IN_LISTS, LANGUAGE_MARKS, inverted

_NAMES = {
    name: (meaning, language)
    for meaning, languages in COLUMNS.items()
    for language, names in languages.items()
    for name in names.split("|")
}
_MARKS = inverted(LANGUAGE_MARKS)
_NOT_LETTERS = re.compile(r"[\W_]+")
_LONGEST_HEADER = 200
_UNNAMED = "column {}"  # a column without a header


@dataclass(frozen=True)
class Columns:
    """Which column holds what. ``places``: field → column numbers from 0; for texts the field is ``("text", language)``, where
    the language is empty if only the content can tell it."""

    headers: tuple  # one name a column, each once, for ``source_cells``
    places: dict = field(default_factory=dict)
    doubled: tuple = ()  # pairs of headers that mean the same

    @property
    def known(self):
        """How many columns are understood."""
        return sum(len(columns) for columns in self.places.values())

    @property
    def ignored(self):
        """Headers that are not understood; their cells are kept as source text only."""
        used = {column for columns in self.places.values() for column in columns}
        return tuple(
            header
            for column, header in enumerate(self.headers)
            if column not in used and header != _UNNAMED.format(column + 1)
        )

    @property
    def has_text(self):
        """Whether there is a column with the words of the recommendations, without which there is nothing to read."""
        return any(place[0] == "text" for place in self.places if isinstance(place, tuple))

    def refuse_doubled(self):
        """Raises ``UnreadableFile`` when two columns mean the same and only one can be right."""
        if self.doubled:
            first, second = self.doubled[0]
            raise UnreadableFile(
                format_lazy(
                    _("Columns “{first}” and “{second}” mean the same. Rename or delete one of them."),
                    first=first[:_LONGEST_HEADER],
                    second=second[:_LONGEST_HEADER],
                )
            )


def meaning_of(header):
    """``(field, language of the name, marked language)`` of one header, or ``None``: ``("text", "ru", "kk")`` for
    "Рекомендация (на казахском языке)"."""
    plain = " ".join(_NOT_LETTERS.sub(" ", folded(header[:_LONGEST_HEADER])).split())
    if plain in _NAMES:
        return *_NAMES[plain], ""
    words = plain.split()
    for cut in range(1, len(words)):
        for name, mark in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
            found, marked = _NAMES.get(" ".join(name)), _MARKS.get(" ".join(mark))
            if found and found[0] in IN_LANGUAGES and marked:
                return *found, marked
    return None


def columns_of(cells):
    """The ``Columns`` of a header row."""
    headers = named_once(cells)
    meanings = [meaning_of(cell) for cell in cells]
    places, doubled = {}, []
    for column, meaning in enumerate(meanings):
        if meaning is None:
            continue
        place = _place(meaning, meanings)
        if place in places and place not in IN_LISTS:
            doubled.append((headers[places[place][0]], headers[column]))
        places.setdefault(place, []).append(column)
    return Columns(headers, {place: tuple(columns) for place, columns in places.items()}, tuple(doubled))


def _place(meaning, meanings):
    name, header_language, marked = meaning
    if name not in IN_LANGUAGES:
        return name
    is_alone = sum(other is not None and (other[0], other[2]) == (name, "") for other in meanings) == 1
    return name, marked or ("" if is_alone else header_language)


def named_once(cells):
    """Names of the columns for ``source_cells``: as they stand, a second "Org" as "Org (2)", none as "column 4"."""
    names, seen = [], set()
    for column, cell in enumerate(cells, 1):
        name = wanted = cleaned(cell)[:_LONGEST_HEADER] or _UNNAMED.format(column)
        count = 1
        while name in seen:
            count += 1
            name = f"{wanted} ({count})"
        seen.add(name)
        names.append(name)
    return tuple(names)
