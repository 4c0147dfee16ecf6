"""The door of the app: terms begin, pause, are extended, met and cancelled; they remind, end and explain themselves.

from deadlines.terms import meet_term, start_term

start_term("reply", about=request, debtor=request.organisation, by=by)     # in the service of the step, after its line
meet_term(request, "reply")
work_off_rungs(("reply",), timezone.localdate(), notices.reply_reminded)   # in the service the clock calls
"""

from deadlines.terms.changes import extend_term, pause_term, recount_terms, resume_term
from deadlines.terms.reminders import (
    Rung,
    ended_terms,
    next_rung,
    rungs_due,
    work_off_ended,
    work_off_rungs,
)
from deadlines.terms.running import (
    calendar_now,
    cancel_terms,
    meet_term,
    pass_term,
    shipped_calendar,
    start_term,
    terms_of,
)
from deadlines.terms.telling import Explanation, bar, explain, state_of
