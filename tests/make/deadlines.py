"""The calendar, the rules of terms, and terms about things that have no rows of their own."""

import datetime as dt
import uuid

from core.refs import Ref
from core.words import Words
from deadlines.kinds import DayKind
from deadlines.models import CalendarVersion
from deadlines.services import change_calendar, seed_calendar, seed_term_rules
from deadlines.terms import start_term
from deadlines.working_calendar import Override
from participants.acting import THE_HOUSE
from participants.models import Organisation

START = dt.date(2026, 11, 24)  # a Tuesday; 15 working days later: 15 December 2026


def reference():
    """The calendar of Kazakhstan and the rules of terms, as ``seed_reference`` loads them; any number of times."""
    seed_calendar()
    seed_term_rules()


def a_thing():
    """A reference to something that is nowhere stored: a term knows its subject by kind and uid only."""
    return Ref("proposals.proposal", uuid.uuid4())


def a_debtor(code="ministry", name="Ministry of Examples"):
    """An organisation that owes."""
    return Organisation.objects.get_or_create(code=code, defaults={"kind": "state_body", "name": Words.of(en=name)})[0]


def a_term(kind="reply", *, about=None, started_on=START, by=THE_HOUSE, **said):
    """A running term with everything it stands on; ``debtor`` is a ministry for what somebody owes."""
    reference()
    if kind in ("reply", "position", "objection_reply"):
        said.setdefault("debtor", a_debtor())
    return start_term(kind, about=about or a_thing(), started_on=started_on, by=by, **said)


def a_day_off(on, name="Day of mourning"):
    """The secretariat's change of the calendar: this day is off."""
    reference()
    return change_calendar(
        [Override(on, DayKind.HOLIDAY, Words.of(en=name))], by=THE_HOUSE, reason=Words.of(en="Decree")
    )


def an_extra_working_day(on):
    """The secretariat's change of the calendar: people work on this weekend day."""
    reference()
    override = Override(on, DayKind.WORKING, Words.of(en="Working Saturday"))
    return change_calendar([override], by=THE_HOUSE, reason=Words.of(en="Decree"))


def newest():
    """The version of the calendar in force."""
    return CalendarVersion.objects.order_by("-number").first()
