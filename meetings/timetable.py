"""Days of the timetable that are counted back from the day of a meeting, in working days (domain.md §6; a default setting of
the platform, not adopted by the body). Pure."""

ADDITIONS = -8  # items are proposed for the agenda until then


def additions_until(on, calendar):
    """The last day on which items are proposed in time for the meeting of that day."""
    return calendar.add_working_days(on, ADDITIONS)
