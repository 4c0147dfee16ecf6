"""Working days: which days count, and why the others do not. Pure.

Saturday and Sunday are off; overrides say otherwise in both directions (public holidays, days moved and exchanged). A term
starts on the next day after the event; when it ends on a day off, it ends on the next working day (domain.md §3.2).
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

from core.texts import Words
from deadlines.kinds import DayKind

ONE_DAY = dt.timedelta(days=1)
WEEKEND = {
    5: Words.of("en", kk="Сенбі", ru="Суббота", en="Saturday"),
    6: Words.of("en", kk="Жексенбі", ru="Воскресенье", en="Sunday"),
}
PAUSE = Words.of("en", kk="Мерзім тоқтатылып тұрды", ru="Течение срока было приостановлено", en="The term was paused")
_ESTIMATED = {
    "kk": "болжамды күн: нақты күні жыл сайын жарияланады",
    "ru": "предположительная дата: точную объявляют ежегодно",
    "en": "estimated: the day is announced each year",
}


@dataclass(frozen=True)
class Override:
    """What one day is, whatever the week says. ``other_on`` is the day it was moved from or exchanged with."""

    on: dt.date
    kind: DayKind
    name: Words = field(default_factory=Words)
    is_estimated: bool = False
    other_on: dt.date | None = None

    @property
    def is_working(self):
        return self.kind == DayKind.WORKING

    @property
    def reason(self):
        """Its name, and that the day is only estimated where it is."""
        if not self.is_estimated:
            return self.name
        said = {code: f"{text.text} ({_ESTIMATED[code]})" for code, text in self.name.texts.items()}
        return Words.of(self.name.original, **said)


@dataclass(frozen=True)
class WalkedDay:
    """One day of a walk: the number of the working day it is (0: not counted), and in words what is special about it."""

    on: dt.date
    number: int
    reason: Words

    @property
    def is_counted(self):
        return self.number > 0


@dataclass(frozen=True)
class Calendar:
    """The overrides by their day. Days are whole days of Asia/Almaty."""

    overrides: Mapping[dt.date, Override] = field(default_factory=dict)

    @classmethod
    def of(cls, overrides):
        """The calendar that successive overrides leave: a later one of a day replaces an earlier one."""
        by_day = {override.on: override for override in overrides}
        return cls({on: one for on, one in by_day.items() if one.kind != DayKind.ORDINARY})

    def knows(self, year):
        """Whether any holiday of the year is known; without, only weekends would be skipped."""
        return any(on.year == year for on in self.overrides)

    def is_working(self, on):
        """Whether people work on the day."""
        override = self.overrides.get(on)
        return override.is_working if override else on.weekday() not in WEEKEND

    def reason(self, on):
        """Why the day is off, or why people work on a weekend; empty for an ordinary working day."""
        override = self.overrides.get(on)
        return override.reason if override else WEEKEND.get(on.weekday(), Words())

    def first_working(self, on):
        """The day itself when people work on it, else the next day on which they do."""
        while not self.is_working(on):
            on += ONE_DAY
        return on

    def add_working_days(self, start, days):
        """The last of ``days`` working days after ``start`` (which never counts); with a negative number the day as many
        working days before it; with 0 the first working day from ``start`` on."""
        if days == 0:
            return self.first_working(start)
        step, left, on = (ONE_DAY, days, start) if days > 0 else (-ONE_DAY, -days, start)
        while left:
            on += step
            left -= self.is_working(on)
        return on

    def working_days_between(self, after, until):
        """How many working days lie after ``after``, up to and with ``until``; negative when ``until`` is the earlier.

        As quick for years as for days: weeks are counted, and the days whose overrides say otherwise.
        """
        if until < after:
            return -self.working_days_between(until, after)
        weeks, days = divmod((until - after).days, 7)
        rest = sum((after + ONE_DAY * number).weekday() not in WEEKEND for number in range(1, days + 1))
        first, last = (bisect_right(self._turned, on, key=itemgetter(0)) for on in (after, until))
        return 5 * weeks + rest + sum(turn for _on, turn in self._turned[first:last])

    @cached_property
    def _turned(self):
        """In order: the weekend days on which people work (1), the other days on which they do not (-1)."""
        overrides = self.overrides.items()
        turned = [(on, one.is_working) for on, one in overrides if one.is_working == (on.weekday() in WEEKEND)]
        return sorted((on, 1 if is_working else -1) for on, is_working in turned)

    def walk(self, start, days, pauses=()):
        """Every day from the one after ``start`` to the last of ``days`` counted days (at least 1), each with its reason.

        ``pauses`` are pairs of days (paused on, resumed on); like every event each takes effect on the next day, so the
        days after the first up to and with the second do not count. A pause without an end ends the walk.
        """
        walked, number, on = [], 0, start
        while number < days:
            on += ONE_DAY
            pause = next((pair for pair in pauses if pair[0] < on and (pair[1] is None or on <= pair[1])), None)
            if pause and pause[1] is None:
                break
            is_counted = self.is_working(on) and not pause
            number += is_counted
            reason = PAUSE if pause and self.is_working(on) else self.reason(on)
            walked.append(WalkedDay(on, number if is_counted else 0, reason))
        return walked
