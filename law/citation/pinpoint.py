"""A place in an act: numbers of its units as they are printed."""

import re
from dataclasses import asdict, dataclass, fields

_NUMBER = re.compile(r"\b(?:[0-9]+|[IVXLC]+)(?:[-.][0-9]+)*\b\)?")
LONGEST = 12  # letters of a unit's number; "17-1", "1234-5)", "XXXVIII"


@dataclass(frozen=True)
class Pinpoint:
    """Numbers as printed in the act: ``"17-1"``, ``"3)"``; empty where nothing is said."""

    section: str = ""
    chapter: str = ""
    article: str = ""
    paragraph: str = ""
    part: str = ""
    subparagraph: str = ""

    def __bool__(self):
        return any(asdict(self).values())

    def steps(self):
        """Pairs of unit and number, from the widest to the narrowest.

        In laws a part stands inside a paragraph (часть 2 пункта 4); in codes a paragraph stands inside a part, and is then
        printed with a bracket (пункт 3) части 2).
        """
        units = list(PINPOINT_UNITS)
        if self.paragraph.endswith(")"):
            paragraph, part = units.index("paragraph"), units.index("part")
            units[paragraph], units[part] = units[part], units[paragraph]
        return [(unit, getattr(self, unit)) for unit in units if getattr(self, unit)]


PINPOINT_UNITS = tuple(unit.name for unit in fields(Pinpoint))


def unit_number(typed):
    """The number of a unit as it is printed, from what a person typed: ``"ст. 17–1"`` → ``"17-1"``.

    ``""`` for nothing. Raises ``ValueError`` when there is no number in it, or more than one.
    """
    found = _NUMBER.findall(typed.upper().replace("–", "-").replace("—", "-"))
    if typed.strip() and (len(found) != 1 or len(found[0]) > LONGEST):
        raise ValueError(typed)
    return found[0] if found else ""
