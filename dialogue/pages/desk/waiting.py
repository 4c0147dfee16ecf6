"""What waits, found by keys and days before anything of it is read.

A desk asks one query for the keys of all that waits and lists the most urgent; then one query a kind reads the things that are
listed. A query that did both would cost Django three times as much to write down, and PostgreSQL to answer.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import CharField, DateField, DateTimeField, F, UUIDField, Value
from django.db.models.functions import Cast


class Place(StrEnum):
    """Where on the desk."""

    HERE = "here"  # this hat has the next step
    ELSEWHERE = "elsewhere"  # somebody else has it
    UNPLACED = "unplaced"
    LATE = "late"
    SUGGESTED = "suggested"


@dataclass(frozen=True)
class Waiting:
    """One thing that waits. ``kind`` names who tells it, ``facts`` are for the teller's eyes."""

    kind: str
    uid: UUID
    place: Place
    due: dt.date | None = None
    since: dt.datetime | None = None
    facts: object = None
    of: int = 0  # how many there are in its place, where only the first were asked for

    @property
    def urgency(self):
        """The nearest last day first; of those without one, whatever waits longest."""
        waits = self.since.timestamp() if self.since else 0
        return self.due is None, self.due or dt.date.max, waits, self.uid


NO_DAY, NO_MOMENT, NO_UID = Cast(None, DateField()), Cast(None, DateTimeField()), Cast(None, UUIDField())
A_WORD = CharField()


def text(words):
    """The words as a column of a union."""
    return Value(words, A_WORD)


def of_story(path=""):
    """The columns a row about a story prints: its number, address and title."""
    return [f"{path}{name}" for name in ("uid", "ref", "title")]


def keys(rows, kind, *, uid="uid", due=NO_DAY, since=NO_MOMENT, state=None):
    """The rows as one part of ``found``."""
    return rows.order_by().values_list(text(kind), F(uid), due, since, text("") if state is None else state)


def found(first, *others):
    """(kind, uid, due, since, state) of everything that waits. One query."""
    return first.union(*others, all=True) if others else first


def most_urgent(waiting, most):
    """(the listed, by place how many are not): of each place the most urgent, as many as ``most`` says, all where it is silent."""
    by_place = defaultdict(list)
    for one in sorted(waiting, key=lambda one: one.urgency):
        by_place[one.place].append(one)
    listed = {place: ones[: most.get(place)] for place, ones in by_place.items()}
    left_out = {place: max(len(ones), ones[0].of) - len(listed[place]) for place, ones in by_place.items()}
    return [one for ones in listed.values() for one in ones], left_out


def told_by_place(acting, listed, tellers):
    """The todos by place. ``tellers``: by kind how the things are read (of the hat, those of these uids) and how a todo is made
    of one of them and its waiting."""
    by_reader = defaultdict(list)  # kinds that are told of the same things are read together
    for one in listed:
        by_reader[tellers[one.kind][0]].append(one)
    by_place = defaultdict(list)
    for read, ones in by_reader.items():
        things = {thing.uid: thing for thing in read(acting, {one.uid for one in ones})}
        for one in ones:
            if one.uid in things:  # else it is no more: somebody was quicker
                by_place[one.place].append(tellers[one.kind][1](things[one.uid], one))
    return by_place
