"""Days of the timetable that are counted back from the day of a meeting, in working days (domain.md §6; a default setting of
the platform, not adopted by the body). Pure."""

ADDITIONS = -8  # items are proposed for the agenda until then

AGENDA = -10  # the agenda goes out
TRANSLATED = 1  # texts are translated so many days before what they are part of goes out
DECISIONS, MINUTES = 2, 5  # the decision sheet, the draft of the minutes


def additions_until(on, calendar):
    """The last day on which items are proposed in time for the meeting of that day."""
    return calendar.add_working_days(on, ADDITIONS)


def translated_until(on, calendar, after):
    """The last working day to translate what goes out so many working days ``after`` the meeting of that day."""
    return calendar.add_working_days(calendar.add_working_days(on, after), -TRANSLATED)
