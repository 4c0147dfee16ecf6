"""Whether a third of one constituency calls for an extraordinary meeting (domain.md §5.1). Pure.

The thirds of two constituencies are not added up: each side can call for a meeting alone, and none needs another for it."""

from dataclasses import dataclass

from meetings.kinds import Share
from meetings.quorum import needed
from participants.kinds import Constituency


@dataclass(frozen=True)
class Part:
    """One constituency: its seats with a vote, how many of them call, how many a third is."""

    name: str
    seats: int
    calling: int
    needed: int

    @property
    def label(self):
        return Constituency(self.name).label

    @property
    def is_reached(self):
        return self.calling >= self.needed


def parts(seats, calling):
    """The constituencies in their order. ``seats`` and ``calling``: numbers of seats with a vote by constituency; seats that
    have ended are in neither."""
    names = [name for name in Constituency.values if seats.get(name) and name != Constituency.OBSERVERS]
    return [Part(n, seats[n], calling.get(n, 0), needed(seats[n], Share.ONE_THIRD)) for n in names]


def reached(found):
    """The first constituency whose third calls; ``None`` while none does."""
    return next((part for part in found if part.is_reached), None)
