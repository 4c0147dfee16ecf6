"""The clock of the demonstration.

A demo whose every line was written this morning shows nothing: no term runs, no window closes, nobody is late. Rows cannot be
moved back in time afterwards, because lines, filings and entries are append-only for the owner of the tables too. So the
services play the story with the clock set to the day of each act. All of them, and Django's ``auto_now`` fields, ask
``django.utils.timezone.now``; nothing else in the house tells the time. Only the process that plays the story sees it.
"""

import datetime as dt
from contextlib import contextmanager

from django.utils import timezone

STEP = dt.timedelta(minutes=2)  # between two acts of one day: lines of one story never share a second


class StoryClock:
    """Answers instead of ``timezone.now``; goes forward only."""

    def __init__(self, moment):
        self.moment = moment

    def __call__(self):
        return self.moment

    def move_to(self, moment):
        """Set the clock to ``moment``, or a little later than it stands when that lies behind."""
        self.moment = max(moment, self.moment + STEP)


@contextmanager
def clock_set_to(moment):
    """While inside, the platform's clock stands at ``moment`` and goes as the yielded ``StoryClock`` is moved."""
    real = timezone.now
    timezone.now = StoryClock(moment)
    try:
        yield timezone.now
    finally:
        timezone.now = real
