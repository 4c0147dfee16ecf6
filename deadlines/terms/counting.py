"""How the last day of a term is counted: the walk over a version of the calendar, never ending before a told day."""

COUNTED = ("calendar", "kept_days", "first_due_on", "due_on")


def count(term, version, *, told=None):
    """Set the last day (unsaved) by a version of the calendar, with as few kept days as leave it no earlier than ``told``
    (default: the last day it had). A paused term keeps the day it had: it is counted when it resumes."""
    term.calendar = version
    if term.paused_on:
        return
    told, pauses = told or term.due_on, term.pauses

    def last_day(days):
        return version.calendar.walk(term.started_on, days, pauses)[-1].on

    term.kept_days = 0
    while (due_on := last_day(term.all_days)) < told:
        term.kept_days += 1
    term.due_on, term.first_due_on = due_on, last_day(term.working_days + term.kept_days)
