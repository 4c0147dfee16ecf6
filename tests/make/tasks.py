"""Agreed tasks, made by the services."""

import datetime as dt

from core.words import Words
from meetings import services
from meetings.models import Decision
from tests.make.meetings import make_decision, make_held

TEXT = Words.of("en", en="Send the list of cases", ru="Направить перечень дел", kk="Істер тізімін жіберу")
DONE = Words.of("en", en="Sent on paper and by mail")
REASON = Words.of("en", en="The list is public now")


def make_decided(cast, **changed):
    """A decision of a meeting whose sheet is not public yet."""
    return make_decision(make_held(cast, **changed).items.get(), cast)


def make_task(decision, cast, *, text=TEXT, days=30):
    """What the ministry's focal point does within so many days of the meeting."""
    due_on = decision.meeting.on + dt.timedelta(days=days)
    return services.agree_task(decision, by=cast.secretary, text=text, owner=cast.owner.post, due_on=due_on)


def make_public_task(cast, **changed):
    """The same on a published decision sheet."""
    task = make_task(make_decided(cast), cast, **changed)
    services.publish_decisions(task.meeting, by=cast.secretary)
    task.refresh_from_db()
    return task


def decision_of(meeting):
    """The decision of a meeting with one item."""
    return Decision.objects.get(item__meeting=meeting)
