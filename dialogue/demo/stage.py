"""The stage: acts in the order of time, the clock of each, and what the house does by itself every morning."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from deadlines.models import Term
from deadlines.terms import calendar_now
from dialogue.demo.clock import clock_set_to
from meetings import services as meetings
from notifications.mailbox import keep_waiting_letters, throw_waiting_letters_away
from proposals import services as proposals
from recommendations import services as recommendations
from record import ledger

ALMATY = ZoneInfo("Asia/Almaty")
MORNING, NOON = 9, 11  # hours: the clock of the house, and an act that names no hour
RINGS = {-5, -1, 0, 1, 5, 10}  # working days after the last day of a term: its ladder, and its end (design.md §5.6)
LETTERS_KEPT = -60  # working days: nobody keeps their mail of half a year ago, and rendering it would cost a second
NEAR = dt.timedelta(days=30)  # holds ten working days in any month


class Stage:
    """Collects acts by working day before today and plays them. ``play`` may take any number of callables a day."""

    def __init__(self, today=None):
        self.today = today or timezone.localdate()
        self.calendar = calendar_now()
        # On a day off the story's "today" is the last working day: nobody works while the demo is opened on a Sunday.
        self.base = self.today if self.calendar.is_working(self.today) else self._from(self.today, -1)
        self.acts = []

    def _from(self, day, number):
        return self.calendar.add_working_days(day, number) if number else day

    def day(self, number):
        """The day so many working days after today (before, when negative)."""
        return self._from(self.base, number)

    def add(self, number, act, hour=NOON):
        """``act()`` happens on that day at that hour of Astana; acts of one hour in the order in which they were added."""
        if number >= 0:
            raise ValueError("the story ends yesterday: services take no step in the future")
        self.acts.append((number, hour, len(self.acts), act))

    def play(self, told=lambda done, total: None):
        """Every act in the order of time, each with the clock set to its moment; ``told`` hears after each day."""
        self.acts.sort(key=lambda act: act[:3])
        first = self.acts[0][0]
        with clock_set_to(self.moment(first, MORNING)) as clock:
            for number in range(first, 0):
                with transaction.atomic():
                    self._play_day(clock, number)
                told(number - first + 1, -first)

    def _play_day(self, clock, number):
        day, acts = self.day(number), [act for act in self.acts if act[0] == number]
        rings = self.rings_on(day)
        if rings:
            clock.move_to(self.moment(number, MORNING))
            wake_the_house(day)
        for _number, hour, _place, act in acts:
            clock.move_to(self.moment(number, hour))
            act()
        if rings or acts:
            keep_waiting_letters() if number >= LETTERS_KEPT else throw_waiting_letters_away()
            ledger.chain(batch=10_000)

    def rings_on(self, day):
        """Whether the clock has anything to do on the day: the rung of an open term, or the day after its last."""
        near = (day - NEAR, day + NEAR)
        open_terms = Term.objects.filter(met_on=None, cancelled_at=None, over_on=None, due_on__range=near)
        dues = set(open_terms.values_list("due_on", flat=True))
        return any(self.calendar.working_days_between(due, day) in RINGS for due in dues)

    def moment(self, number, hour):
        """That hour of Astana on that day."""
        return dt.datetime.combine(self.day(number), dt.time(hour), ALMATY)


def wake_the_house(day):
    """What the clock does every morning: admit, close, keep, remind."""
    meetings.close_dissents(day)
    meetings.close_plan_comments(day)
    meetings.close_comments(day)
    meetings.remind_of_answers(day)
    proposals.admit_untouched(day)
    recommendations.close_windows(day)
    recommendations.keep_silent_objections(day)
    proposals.remind_of_replies(day)
    recommendations.remind(day)
