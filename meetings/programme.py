"""The clock of an agenda: when each item begins, whether it fits, which standing questions it covers. Pure."""

import datetime as dt
from collections import Counter

from meetings.kinds import StandingQuestion


def begin_times(starts, minutes):
    """When each item begins by the clock of the place, given when the meeting starts and the minutes of the items in order.

    A programme longer than the day wraps around midnight; ``overrun`` says so.
    """
    midnight = dt.datetime.combine(dt.date.min, starts)
    sums = [sum(minutes[:place]) for place in range(len(minutes))]
    return [(midnight + dt.timedelta(minutes=before)).time() for before in sums]


def overrun(starts, ends, minutes):
    """By how many minutes the items together are longer than the meeting; negative while there is time left."""
    length = (ends.hour - starts.hour) * 60 + ends.minute - starts.minute
    return sum(minutes) - length


def items_by_question(questions):
    """How many items each of the body's two questions has, the uncovered with 0: pairs in the order of the questions."""
    counted = Counter(questions)
    both = (StandingQuestion.LAW_MAKING, StandingQuestion.OBLIGATIONS)
    return [(question, counted[question]) for question in both]
