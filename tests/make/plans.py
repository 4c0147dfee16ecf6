"""Work plans of a body in every state, made by the services."""

import datetime as dt
from contextlib import contextmanager

import time_machine
from django.utils import timezone

from core.words import Words
from meetings import services
from meetings.kinds import StandingQuestion, Taken
from meetings.models import Suggestion
from participants.kinds import OrganisationKind, PostKind, SeatRole
from tests.make.meetings import after, full_house, make_meeting
from tests.make.meetings import make_cast as make_meeting_cast
from tests.make.participants import make_hat, make_organisation, make_seat

THEME = Words.of(ru="Мирные собрания", en="Peaceful assemblies", kk="Бейбіт жиналыстар")
LEAD = Words.of(en="Ministry of Justice", ru="Министерство юстиции")
COMMENT = Words.of(ru="Не хватает темы о судах", en="A theme on the courts is missing")
REASON = Words.of(ru="Тема добавлена во второй квартал", en="The theme was added to the second quarter")
YEAR = timezone.localdate().year + 1


def make_cast():
    """The cast of a body, two organisations with a seat in it whose people speak for them and sit nowhere (the second one
    observes), and an editor without a voice."""
    cast = make_meeting_cast()
    cast.commenter = make_commenter(cast.body)
    cast.editor = make_hat(PostKind.EDITOR, organisation=cast.commenter.organisation)
    mission = make_organisation(OrganisationKind.MISSION)
    make_seat(cast.body, mission, role=SeatRole.OBSERVER)
    cast.observing = make_hat(PostKind.REPRESENTATIVE, organisation=mission)
    cast.nobody = None
    return cast


def make_commenter(body):
    """Who speaks for an organisation with a seat in the body."""
    organisation = make_organisation()
    make_seat(body, organisation)
    return make_hat(PostKind.REPRESENTATIVE, organisation=organisation)


def make_row(plan, cast, **changed):
    """One more theme."""
    said = {"quarter": 2, "theme": THEME, "standing_question": StandingQuestion.LAW_MAKING, "lead": LEAD, **changed}
    return services.add_row(plan, by=cast.secretary, **said)


def make_draft(cast, *, year=YEAR, rows=1, body=None):
    """A draft with so many rows."""
    plan = services.draft_plan(body or cast.body, by=cast.secretary, year=year)
    for number in range(rows):
        make_row(plan, cast, quarter=number % 4 + 1)
    return plan


def make_circulated(cast, **changed):
    """A plan organisations may comment on."""
    return services.circulate_plan(make_draft(cast, **changed), by=cast.secretary)


def make_comment(plan, by, text=COMMENT):
    """What the organisation of the hat says."""
    return services.comment_plan(plan, by=by, text=text)


def make_answer(comment, cast, taken=Taken.TAKEN):
    """What came of it."""
    return services.answer_plan_comment(comment, by=cast.secretary, taken=taken, reason=REASON)


@contextmanager
def window_over(plan):
    """The day after the last day for comments."""
    moment = dt.datetime.combine(plan.window.due_on + dt.timedelta(days=1), dt.time(6), dt.UTC)
    with time_machine.travel(moment, tick=False):
        yield


def make_put(cast, **changed):
    """A plan with one comment, answered, that waits for the decision of the body; the time is the end of its window."""
    plan = make_circulated(cast, **changed)
    make_answer(make_comment(plan, cast.commenter), cast)
    with window_over(plan):
        return services.put_plan(plan, by=cast.secretary)


def make_hearing(cast, plan, outcome="adopted", *, published=True):
    """A meeting that decided on the plan after it was put before the body; returns the decision."""
    suggestion = Suggestion.objects.waiting().get(about_uid=plan.uid)
    with time_machine.travel(plan.put_at + dt.timedelta(hours=1), tick=False):
        on = timezone.localdate() + dt.timedelta(days=14)
        meeting = make_meeting(cast, on=on, body=plan.body)
        said = {"title": suggestion.words, "standing_question": "organisational", "minutes": 10}
        item = services.add_item(meeting, by=cast.secretary, suggestion=suggestion, **said)
        services.announce_meeting(meeting, by=cast.secretary)
        services.publish_agenda(meeting, by=cast.secretary)
    with after(meeting):
        services.hold_meeting(meeting, by=cast.secretary, attendance=full_house(meeting))
        said = {"method": "consensus", "outcome": outcome, "text": Words.of(en="Approve the plan", ru="Утвердить план")}
        decision = services.decide_membership(item, by=cast.secretary, **said)
        if published:
            services.publish_decisions(meeting, by=cast.secretary)
    return decision


def make_approved(cast, **changed):
    """The plan in force."""
    plan = make_put(cast, **changed)
    return services.approve_plan(plan, by=cast.secretary, decision=make_hearing(cast, plan))


def make_replaced(cast):
    """A plan another version has taken the place of."""
    plan = make_approved(cast)
    make_approved(cast)
    plan.refresh_from_db()
    return plan


def make_taken_back(cast):
    """A plan that goes no further."""
    return services.take_back_plan(make_circulated(cast), by=cast.secretary, reason=REASON)


PLAN_IN_STATE = {
    "drafted": make_draft,
    "in_comment": make_circulated,
    "put": make_put,
    "approved": make_approved,
    "replaced": make_replaced,
    "taken_back": make_taken_back,
}
