"""Whether enough seats with a vote are there to decide. Pure.

Asked in total and of each constituency the body's rule names; observers never count (domain.md §13a.10). A named constituency
that has no seat with a vote can never be met: nobody decides without a side because the side is missing.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from meetings.kinds import Share
from meetings.turnout import SMALLEST, printable
from participants.kinds import Constituency

TOTAL = ""
_AT_LEAST = {
    Share.ONE_THIRD: Fraction(1, 3),
    Share.HALF: Fraction(1, 2),
    Share.TWO_THIRDS: Fraction(2, 3),
    Share.THREE_QUARTERS: Fraction(3, 4),
}


@dataclass(frozen=True)
class Rule:
    """Which share of the seats in total, and which share of each named constituency."""

    total: str = Share.MORE_THAN_HALF
    each: str = Share.MORE_THAN_HALF
    required: tuple = (Constituency.CIVIL_SOCIETY, Constituency.EXECUTIVE)


@dataclass(frozen=True)
class Part:
    """The quorum in total (``name`` is ``TOTAL``) or of one constituency. ``there`` is ``None`` where it may not be shown."""

    name: str
    seats: int
    needed: int
    there: int | None
    met: bool

    @property
    def label(self):
        """The constituency in words; empty of the total."""
        return Constituency(self.name).label if self.name else ""


@dataclass(frozen=True)
class Tally:
    parts: tuple

    @property
    def met(self):
        """In total and in each required constituency."""
        return all(part.met for part in self.parts)

    @property
    def missing(self):
        """The parts that are not met."""
        return [part for part in self.parts if not part.met]


def needed(seats, share):
    """How many of so many seats the share asks for; never fewer than one."""
    if share == Share.MORE_THAN_HALF:
        return seats // 2 + 1
    return max(1, ceil(seats * _AT_LEAST[share]))


def tally(rule, seats, there):
    """The quorum of ``{constituency: seats with a vote}`` when ``{constituency: number}`` are there. More than the seats of a
    constituency count as its seats: an adviser beside a member fills no other chair."""
    votes = {str(name): number for name, number in seats.items() if name != Constituency.OBSERVERS}
    come = {name: min(there.get(name, 0), number) for name, number in votes.items()}
    parts = [_part(TOTAL, sum(votes.values()), sum(come.values()), rule.total)]
    parts += [_part(str(name), votes.get(name, 0), come.get(name, 0), rule.each) for name in rule.required]
    return Tally(tuple(parts))


def shown(whole, there, seats):
    """The tally as it may be printed to anybody, beside the turnout of the same ``there``: no number below 5, also none by
    subtraction (``turnout.printable``). The total leaves observers out, and whoever is more than the seats: it is told only
    where the turnout tells them alone, or there are none to tell."""
    come = {n: min(there.get(n, 0), number) for n, number in seats.items() if n != Constituency.OBSERVERS}
    alone = {names[0] for names, number in printable(there) if len(names) == 1 and number is not None}
    counted_less = {name for name, number in there.items() if come.get(name) != number}
    open_ = alone - counted_less
    if sum(come.values()) >= SMALLEST and counted_less <= alone & {Constituency.OBSERVERS}:
        open_.add(TOTAL)
    parts = [Part(p.name, p.seats, p.needed, p.there if p.name in open_ else None, p.met) for p in whole.parts]
    return Tally(tuple(parts))


def _part(name, seats, there, share):
    least = needed(seats, share)
    return Part(name, seats, least, there, there >= least)
