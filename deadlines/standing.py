"""How a term stands on a day. Pure."""

from dataclasses import dataclass

from deadlines.kinds import Standing

DONE = (Standing.MET, Standing.MET_LATE, Standing.OVER, Standing.CANCELLED)


@dataclass(frozen=True)
class TermState:
    """``days`` are working days: left while it runs (0 on the last day), late when it is overdue or was met late."""

    standing: Standing
    days: int = 0

    @property
    def is_late(self):
        return self.standing in (Standing.OVERDUE, Standing.MET_LATE)

    @property
    def is_done(self):
        return self.standing in DONE


def standing_on(term, on, calendar):
    """The state of a term (its days, pause, end) on the day ``on``. The last day itself is in time; a window is never late."""
    if term.cancelled_at:
        return TermState(Standing.CANCELLED)
    if term.met_on:
        late = calendar.working_days_between(term.due_on, term.met_on) if term.met_on > term.due_on else 0
        return TermState(Standing.MET_LATE, late) if term.met_on > term.due_on else TermState(Standing.MET)
    if term.paused_on:
        return TermState(Standing.PAUSED)
    if on <= term.due_on and not term.over_on:
        return TermState(Standing.RUNNING, calendar.working_days_between(on, term.due_on))
    if term.is_window:
        return TermState(Standing.OVER)
    return TermState(Standing.OVERDUE, calendar.working_days_between(term.due_on, on))
