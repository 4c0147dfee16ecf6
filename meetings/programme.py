"""The clock of an agenda: when each item begins, whether it fits, which standing questions it covers. Pure."""

import datetime as dt
from collections import Counter

from meetings.kinds import StandingQuestion


def numbered(rows):
    """The agenda in its order, numbered 1, 1.1, 1.2, 2: pairs of a key and a number, given pairs of a key and the key of the
    item it is part of (``None``: an item of its own), siblings in order."""
    found = []
    for number, (key, _none) in enumerate([row for row in rows if row[1] is None], 1):
        parts = [part for part, whole in rows if whole == key]
        found += [(key, f"{number}"), *((part, f"{number}.{place}") for place, part in enumerate(parts, 1))]
    return found


def minutes_before(rows):
    """How many minutes after the meeting each item begins, given, in order, pairs of an item's minutes and whether it is part of
    the item of its own before it: parts share that one's minutes."""
    begins, after, inside = [], 0, 0
    for minutes, is_part in rows:
        begins.append(inside if is_part else after)
        inside = begins[-1] + (minutes if is_part else 0)
        after += 0 if is_part else minutes
    return begins


def clock(starts, minutes):
    """What the clock of the place shows so many minutes after the meeting starts.

    A programme longer than the day wraps around midnight; ``overrun`` says so.
    """
    return (dt.datetime.combine(dt.date.min, starts) + dt.timedelta(minutes=minutes)).time()


def begin_times(starts, rows):
    """When each item begins by the clock of the place; ``rows`` as in ``minutes_before``."""
    return [clock(starts, minutes) for minutes in minutes_before(rows)]


def overrun(starts, ends, minutes):
    """By how many minutes the items together are longer than the meeting; negative while there is time left."""
    length = (ends.hour - starts.hour) * 60 + ends.minute - starts.minute
    return sum(minutes) - length


def items_by_question(questions):
    """How many items each of the body's two questions has, the uncovered with 0: pairs in the order of the questions."""
    counted = Counter(questions)
    both = (StandingQuestion.LAW_MAKING, StandingQuestion.OBLIGATIONS)
    return [(question, counted[question]) for question in both]


def with_moves(items):
    """The items of an agenda, each with where it can go from where it stands: ``can_rise``, ``can_sink``, ``can_indent`` (become
    part of the item above it) and ``can_outdent``."""
    for item in items:
        siblings = [one for one in items if one.parent_id == item.parent_id]
        is_whole = any(one.parent_id == item.pk for one in items)
        item.can_rise, item.can_sink = item != siblings[0], item != siblings[-1]
        item.can_outdent = item.parent_id is not None
        item.can_indent = item.can_rise and not item.can_outdent and not is_whole
    return items
