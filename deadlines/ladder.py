"""The ladder of reminders of one term (design.md §5.6): which letter goes on which day and to whom. Pure.

Five and one working days before the last day and on it: whoever has the next step. Five after: the signatory. Ten after:
the chair. Then it ends. A missed day is made good until the next rung's day, so that a stopped clock never sends two at once.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils.text import format_lazy

from deadlines.kinds import RungName
from participants.kinds import PostKind, SeatRole

OFFSETS = {
    RungName.BEFORE_5: -5,
    RungName.BEFORE_1: -1,
    RungName.LAST_DAY: 0,
    RungName.AFTER_5: 5,
    RungName.AFTER_10: 10,
}
OF_A_WINDOW = (RungName.BEFORE_5, RungName.BEFORE_1, RungName.LAST_DAY)  # nobody is late with what nobody owes
LAST_MAY_WAIT = 5  # working days
CHAIRS = (SeatRole.CHAIR, SeatRole.CO_CHAIR)


@dataclass(frozen=True)
class PlannedRung:
    """One letter: its day, the last day on which it may still go, and the posts (of the debtor) or seats it goes to."""

    rung: RungName
    on: dt.date
    until: dt.date
    posts: tuple = ()
    seats: tuple = ()

    @property
    def is_to_chair(self):
        return bool(self.seats)

    @property
    def who(self):
        """To whom it goes, in the language of whoever prints it: "Signatory"."""
        labels = [PostKind(kind).label for kind in self.posts] + [SeatRole(role).label for role in self.seats]
        return format_lazy(", ".join(["{}"] * len(labels)), *labels)


def ladder(*, started_on, due_on, post_kind, has_debtor, is_window, calendar):
    """The rungs of a term in their order; those that would come before its first day are left out."""
    names = OF_A_WINDOW if is_window else tuple(OFFSETS)
    days = {rung: calendar.add_working_days(due_on, OFFSETS[rung]) for rung in names}
    kept = [rung for rung in names if days[rung] > started_on]
    planned = []
    for place, rung in enumerate(kept):
        if place + 1 < len(kept):
            until = days[kept[place + 1]] - dt.timedelta(days=1)
        else:
            until = days[rung] if is_window else calendar.add_working_days(days[rung], LAST_MAY_WAIT)
        posts, seats = _addressees(rung, post_kind, has_debtor)
        planned.append(PlannedRung(rung, days[rung], until, posts, seats))
    return planned


def rung_on(planned, on):
    """The rung whose letter may go on the day; ``None`` before the first and after the ladder has ended."""
    return next((one for one in planned if one.on <= on <= one.until), None)


def rung_after(planned, on):
    """The first rung that comes after the day; ``None`` when the ladder ends before."""
    return next((one for one in planned if one.on > on), None)


def _addressees(rung, post_kind, has_debtor):
    """Posts and seats. Where nobody is the debtor (the secretariat's own terms) the same post hears until the chair does."""
    if rung == RungName.AFTER_10:
        return (), CHAIRS
    if rung == RungName.AFTER_5 and has_debtor:
        return (PostKind.SIGNATORY,), ()
    return ((PostKind(post_kind),) if post_kind else ()), ()
