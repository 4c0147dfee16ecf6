"""Calls for extraordinary meetings, made by the services."""

import datetime as dt

from django.utils import timezone

from core.words import Words
from meetings import services
from meetings.kinds import Regime, StandingQuestion
from participants.kinds import SeatRole
from tests.make.meetings import details, make_cast
from tests.make.participants import make_hat

MATTER = Words.of(ru="О задержаниях на митинге", en="Detentions at the rally")
GROUNDS = Words.of(ru="Суды начинаются через неделю", en="The trials begin in a week")
OTHER_DAY = Words.of(en="No hall is free on that day")


def make_crowd(*, ngos=7):
    """The cast; with so many NGO members in all, and one member of the executive beside the chair."""
    cast = make_cast()
    cast.ngos = [cast.member, *(make_hat(SeatRole.MEMBER, body=cast.body) for _number in range(ngos - 1))]
    cast.ministry = make_hat(SeatRole.MEMBER, body=cast.body, organisation_kind="state_body")
    cast.nobody = None
    return cast


def proposed_day():
    return timezone.localdate() + dt.timedelta(days=14)


def make_call(cast, by=None, **changed):
    """A member calls for a meeting."""
    said = {"matter": MATTER, "grounds": GROUNDS, "proposed_on": proposed_day(), **changed}
    return services.open_call(cast.body, by=by or cast.member, **said)


def make_reached(cast):
    """The same, joined by as many as make a third of civil society."""
    call = make_call(cast)
    for hat in cast.ngos[1:]:
        if call.state == "open":
            services.join_call(call, by=hat)
    return call


def called_meeting(**changed):
    """What the secretary types for the meeting that was called for."""
    left_out = ("title", "kind")
    said = {name: value for name, value in details().items() if name not in left_out}
    said |= {"on": proposed_day(), "regime": Regime.PUBLIC, "standing_question": StandingQuestion.LAW_MAKING}
    return {**said, **changed}


def make_scheduled(cast, **changed):
    """The same with its meeting."""
    return services.schedule_called(make_reached(cast), by=cast.secretary, **called_meeting(**changed))
