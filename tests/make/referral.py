"""A body with a parent, and a text on its way between them, made by the services."""

import datetime as dt

import time_machine
from django.utils import timezone

from core.words import Words
from meetings import services
from meetings.kinds import Method, Outcome
from meetings.models import Referral, Suggestion
from participants.kinds import BodyKind, SeatRole
from recommendations.services import adopt, decide_without_recommendation
from tests.make.meetings import full_house, make_meeting
from tests.make.participants import make_body, make_hat
from tests.make.recommendations import a_wording
from tests.make.recommendations import make_cast as make_recommendation_cast

TEXT = Words.of(en="Replace approval by a notice of five days", ru="Заменить согласование уведомлением за пять дней")
CHANGED = Words.of(en="Replace approval by a notice of two days", ru="Заменить согласование уведомлением за два дня")
REASONS = Words.of(en="The costs are not worked out", ru="Не просчитаны затраты")


def make_cast():
    """The cast of recommendations around a subgroup; ``parent`` is the body above it, with a chair of its own."""
    cast = make_recommendation_cast()
    cast.parent = make_body("Plenary")
    cast.body.parent, cast.body.kind = cast.parent, BodyKind.SUBGROUP
    cast.body.save()
    cast.parent_chair = make_hat(SeatRole.CHAIR, body=cast.parent)
    return cast


def make_heard(cast, body, *, suggestion=None, days=14, before=None, title="On notices"):
    """An item of a held meeting of the body, made of the suggestion where there is one; ``before(item)`` is done while the
    agenda is written."""
    meeting = make_meeting(cast, body=body, on=timezone.localdate() + dt.timedelta(days=days))
    words = suggestion.words if suggestion else Words.of(en=title, ru=f"{title} (рус)")
    said = {"title": words, "standing_question": "q1", "minutes": 30, "suggestion": suggestion}
    item = services.add_item(meeting, by=cast.secretary, **said)
    meeting.refresh_from_db()
    meeting = services.announce_meeting(meeting, by=cast.secretary)
    if before:
        before(item)
    services.publish_agenda(meeting, by=cast.secretary)
    with time_machine.travel(meeting.starts_at + dt.timedelta(minutes=1), tick=False):
        services.hold_meeting(meeting, by=cast.secretary, attendance=full_house(meeting))
    item.refresh_from_db()
    return item


def decided(cast, item, outcome, text, **changed):
    """What the meeting decided; adopted or amended it makes one recommendation."""
    said = {"decision_of": item, "by": cast.secretary, "method": Method.CONSENSUS, "text": text, "outcome": outcome}
    if outcome in (Outcome.ADOPTED, Outcome.AMENDED):
        day = item.meeting.on + dt.timedelta(days=90)
        return adopt(**said, recommendations=[a_wording(cast, due_on=day, **changed)])[0]
    return decide_without_recommendation(**said)


def publish(cast, item):
    """The decision sheet of the item's meeting is public."""
    item.meeting.refresh_from_db()
    return services.publish_decisions(item.meeting, by=cast.secretary)


def make_recorded(cast, **made):
    """A subgroup's decision to refer, its sheet not public yet; returns the referral."""
    item = make_heard(cast, cast.body, **made)
    return decided(cast, item, Outcome.REFERRED, TEXT).referral


def make_referred(cast, **made):
    """A text that waits for the parent body."""
    referral = make_recorded(cast, **made)
    publish(cast, referral.decision.item)
    return Referral.objects.get(pk=referral.pk)


def make_item_of(cast, referral, body=None, **made):
    """The item of a held meeting of the parent (or of the body) that was made for the text."""
    body = body or cast.parent
    suggestion = Suggestion.objects.waiting().get(body=body, about_uid=referral.uid)
    return make_heard(cast, body, suggestion=suggestion, **{"days": 30, **made})


def make_answered(cast, outcome, text=None, **made):
    """A text on which the parent's meeting decided, its sheet public."""
    referral = make_referred(cast, **made)
    item = make_item_of(cast, referral)
    decided(cast, item, outcome, text or {Outcome.AMENDED: CHANGED, Outcome.RETURNED: REASONS}.get(outcome, TEXT))
    publish(cast, item)
    return Referral.objects.get(pk=referral.pk)
