"""``manage.py explain_term START_DATE --working-days N [--json]``: on which day a term ends, and why (design.md §6)."""

import argparse
import datetime as dt
import json

from django.core.management.base import BaseCommand
from django.db import OperationalError, ProgrammingError

from deadlines.terms import calendar_now, shipped_calendar

LONGEST = 2000  # working days: eight years


def a_day(text):
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date: write it as 2026-11-24") from None


def a_number_of_days(text):
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= LONGEST:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of working days from 1 to {LONGEST}")
    return int(text)


class Command(BaseCommand):
    help = "Says on which day a term of so many working days ends that started on a day, and which days do not count."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("start", metavar="START_DATE", type=a_day, help="the day of the event, as 2026-11-24")
        parser.add_argument("--working-days", metavar="N", type=a_number_of_days, required=True)
        parser.add_argument("--json", action="store_true", dest="as_json", help="one JSON object")

    def handle(self, *args, start, working_days, as_json, **options):
        if not 1900 <= start.year <= 2200:
            self.stderr.write(f"{start} lies outside the years 1900 to 2200")
            raise SystemExit(2)
        calendar = self.calendar()
        days = calendar.walk(start, working_days)
        for year in range(start.year, days[-1].on.year + 1):
            if not calendar.knows(year):
                self.stderr.write(f"The calendar knows no holidays of {year}: only weekends are skipped there.")
        skipped = [(walked.on, walked.reason.said("en").text) for walked in days if not walked.is_counted]
        write = self.write_json if as_json else self.write_text
        write(start, days[-1].on, working_days, skipped)

    def calendar(self):
        """The platform's own calendar, else the one it is shipped with: the command needs no running server."""
        try:
            return calendar_now()
        except (LookupError, OperationalError, ProgrammingError):
            self.stderr.write("The platform's calendar is not loaded: counted by the calendar it is shipped with.")
            return shipped_calendar()

    def write_json(self, start, due, working_days, skipped):
        rows = [{"date": on.isoformat(), "reason": reason} for on, reason in skipped]
        told = {"start": start.isoformat(), "due": due.isoformat(), "working_days": working_days, "skipped": rows}
        self.stdout.write(json.dumps(told, ensure_ascii=False))

    def write_text(self, start, due, working_days, skipped):
        self.stdout.write(f"Start:    {start} ({start:%A}); counting begins on the next day")
        length = "1 working day" if working_days == 1 else f"{working_days} working days"
        self.stdout.write(f"Last day: {due} ({due:%A}), {length}")
        for on, reason in skipped:
            self.stdout.write(f"  {on}  does not count: {reason}")
