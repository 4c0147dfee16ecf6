"""How many working days the procedures of a body between its meetings take, and who says so."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from core.rules import NotAllowed
from core.things import lock
from core.words import Words
from deadlines.models import TermRule
from deadlines.terms import start_term
from meetings.models import ProcedureDays
from meetings.rules import can_run

PROCEDURES = (
    "called_meeting",
    "short_notice",
    "silence",
)  # fields of ProcedureDays, and codes of terms (deadlines.TermRule)


@transaction.atomic
def set_procedure_days(body, *, by, article=None, **days):
    """A further version for the body; ``days`` by procedure. What runs keeps what it began with. Raises ``NotAllowed``, and
    ``ValidationError`` by procedure for less than one day."""
    if not can_run.test(by, body):
        raise NotAllowed(_("Only the secretariat runs meetings."))
    lock(body)
    if short := [name for name in PROCEDURES if (days.get(name) or 0) < 1]:
        raise ValidationError({name: _("At least one working day.") for name in short})
    last = ProcedureDays.objects.filter(body=body).aggregate(last=Max("number"))["last"] or 0
    said = {"article": article or Words(), "acting": by.signature()}
    return ProcedureDays.objects.create(body=body, number=last + 1, **days, **said)


def procedure_days_of(body_id):
    """(its version in force or ``None``, working days by procedure): the body's own, else the defaults of the platform."""
    own = ProcedureDays.objects.in_force(body_id)
    if own:
        return own, {name: getattr(own, name) for name in PROCEDURES}
    return None, dict(TermRule.objects.filter(code__in=PROCEDURES).values_list("code", "working_days"))


def start_procedure(kind, *, about, by, body_id, until=None):
    """Start the term of a procedure by the days of the body; its source is the body's article where it has adopted one."""
    own, days = procedure_days_of(body_id)
    source = own.article if own and own.article else None
    return start_term(kind, about=about, by=by, days=days[kind], source=source, until=until)
