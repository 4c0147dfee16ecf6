"""What the clock ends between meetings: short notice, silence, and calls that are owed a meeting."""

from meetings.services.calls import work_off_calls
from meetings.services.short_notice import close_notices
from meetings.services.silence import close_silences


def work_off_days(on):
    """What is owed, refused or agreed by silence on the day."""
    close_notices(on)
    close_silences(on)
    work_off_calls(on)
