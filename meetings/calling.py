"""Whether enough seats of one constituency ask for something: a third calls for an extraordinary meeting (domain.md §5.1), more
than half refuse short notice. Pure.

The seats of two constituencies are not added up: each side can ask alone, and none needs another for it."""

from dataclasses import dataclass

from meetings.kinds import Share
from meetings.quorum import needed
from participants.kinds import Constituency


@dataclass(frozen=True)
class Part:
    """One constituency: its seats with a vote, how many of them ask, how many are needed."""

    name: str
    seats: int
    asking: int
    needed: int

    @property
    def label(self):
        return Constituency(self.name).label

    @property
    def is_reached(self):
        return self.asking >= self.needed


def parts(seats, asking, share=Share.ONE_THIRD):
    """The constituencies in their order. ``seats`` and ``asking``: numbers of seats with a vote by constituency; seats that
    have ended are in neither."""
    names = [name for name in Constituency.values if seats.get(name) and name != Constituency.OBSERVERS]
    return [Part(n, seats[n], asking.get(n, 0), needed(seats[n], share)) for n in names]


def reached(found):
    """The first constituency of which enough seats ask; ``None`` while none does."""
    return next((part for part in found if part.is_reached), None)
