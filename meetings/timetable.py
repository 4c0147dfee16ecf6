"""Days of the timetable that are counted back from the day of a meeting, in working days (domain.md §6; a default setting of
the platform, not adopted by the body). Pure."""

PAPERS = -7  # papers and draft decisions lie before the meeting by then
ADDITIONS = -8  # items are proposed for the agenda until then


def additions_until(on, calendar):
    """The last day on which items are proposed in time for the meeting of that day."""
    return calendar.add_working_days(on, ADDITIONS)


def papers_until(on, calendar):
    """The last day on which a paper comes in time for the meeting of that day."""
    return calendar.add_working_days(on, PAPERS)
