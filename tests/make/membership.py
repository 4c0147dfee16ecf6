"""Requests for membership and ends of memberships in every state, made by the services."""

import datetime as dt

import time_machine

from core.words import Words
from meetings import services
from meetings.models import Suggestion
from participants.kinds import Constituency, PostKind
from tests.make.deadlines import reference
from tests.make.meetings import after, full_house, make_decision, make_meeting
from tests.make.meetings import make_cast as make_meeting_cast
from tests.make.participants import make_hat

STATEMENT = Words.of(ru="Мы ведём приём граждан в пяти областях", en="We receive people in five regions")
GROUNDS = Words.of(ru="Организация не участвовала в трёх заседаниях", en="It took part in none of three meetings")
ANSWER = Words.of(ru="Нас не приглашали", en="We were not invited")
REASONS = Words.of(
    ru="Она работает по обоим вопросам", en="It works on both questions", kk="Екі мәселе бойынша жұмыс істейді"
)


def make_cast():
    """The cast of a body, an NGO outside it (asker, and an editor without a voice in it), and a member's signatory."""
    reference()
    cast = make_meeting_cast()
    cast.asker = make_hat(PostKind.REPRESENTATIVE)
    cast.editor = make_hat(PostKind.EDITOR, organisation=cast.asker.organisation)
    cast.member_signatory = make_hat(PostKind.SIGNATORY, organisation=cast.member.organisation)
    cast.nobody = None
    return cast


def make_request(cast, *, by=None, **changed):
    """The NGO asked."""
    body = changed.pop("body", cast.body)
    said = {"constituency": Constituency.CIVIL_SOCIETY, "statement": STATEMENT, **changed}
    return services.ask_membership(body, by=by or cast.asker, **said)


def make_ending(cast, *, seat=None):
    """The chair raised the end of the member's membership."""
    return services.raise_ending(cast.body, by=cast.chair, seat=seat or cast.member.seat, grounds=GROUNDS)


def make_answered(cast):
    """The member's signatory answered it."""
    return services.answer_ending(make_ending(cast), by=cast.member_signatory, text=ANSWER)


def make_placed(cast, thing, **changed):
    """A meeting whose published agenda has the question; returns its item."""
    meeting = make_meeting(cast, **changed)
    suggestion = Suggestion.objects.waiting().get(about_uid=thing.uid)
    said = {"title": suggestion.words, "standing_question": "organisational", "minutes": 10}
    item = services.add_item(meeting, by=cast.secretary, suggestion=suggestion, **said)
    services.announce_meeting(meeting, by=cast.secretary)
    services.publish_agenda(meeting, by=cast.secretary)
    return item


def make_heard(cast, thing, outcome="adopted", **changed):
    """The same meeting, held, and its decision on the question; the decision sheet is not public yet."""
    item = make_placed(cast, thing, **changed)
    with after(item.meeting):
        services.hold_meeting(item.meeting, by=cast.secretary, attendance=full_house(item.meeting))
        return make_decision(item, cast, outcome=outcome, text=REASONS)


def make_hearing(cast, thing, outcome="adopted", **changed):
    """The same with its decision sheet published; returns the decision."""
    decision = make_heard(cast, thing, outcome, **changed)
    with time_machine.travel(decision.meeting.ends_at + dt.timedelta(minutes=1), tick=False):
        services.publish_decisions(decision.meeting, by=cast.secretary)
    return decision


def make_admitted(cast):
    """The body admitted the NGO, and it was carried out."""
    request = make_request(cast)
    return services.admit_organisation(request, by=cast.secretary, decision=make_hearing(cast, request))


def make_declined(cast):
    """The body did not admit it."""
    request = make_request(cast)
    return services.decline_organisation(
        request, by=cast.secretary, decision=make_hearing(cast, request, "not_adopted")
    )


def make_withdrawn(cast):
    """The NGO took its request back."""
    return services.withdraw_request(make_request(cast), by=cast.asker)


def make_ended(cast):
    """The body ended the membership after the answer."""
    ending = make_answered(cast)
    return services.end_membership(ending, by=cast.secretary, decision=make_hearing(cast, ending))


REQUEST_IN_STATE = {
    "asked": make_request,
    "admitted": make_admitted,
    "declined": make_declined,
    "withdrawn": make_withdrawn,
}
