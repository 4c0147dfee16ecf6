"""Who may change the calendar. Terms themselves begin, pause and end with the steps of other apps, under their rules."""

from participants.rules import is_secretariat, is_the_house

can_change_calendar = is_secretariat | is_the_house
