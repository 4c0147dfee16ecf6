"""Two people at once never do a thing twice."""

import pytest

from core.words import Words
from meetings import services
from meetings.models import Meeting, PlanAnswer, PlanRow, WorkPlan
from tests.core.threads import at_once
from tests.make.meetings import details
from tests.make.plans import (
    REASON,
    YEAR,
    make_approved,
    make_cast,
    make_circulated,
    make_comment,
    make_hearing,
    make_put,
)


@pytest.fixture
def cast(committed_db):
    return make_cast()


def names(results):
    return sorted(type(result).__name__ for result in results)


def test_one_draft_is_made(cast):
    bodies = [type(cast.body).objects.get(pk=cast.body.pk) for _number in range(2)]
    results = at_once(*(lambda b=b: services.draft_plan(b, by=cast.secretary, year=YEAR) for b in bodies))
    assert [names(results), WorkPlan.objects.count()] == [["ValidationError", "WorkPlan"], 1]


def test_a_comment_is_answered_once(cast):
    comment = make_comment(make_circulated(cast), cast.commenter)
    copies = [type(comment).objects.get(pk=comment.pk) for _number in range(2)]
    said = {"by": cast.secretary, "taken": "taken", "reason": REASON}
    results = at_once(*(lambda c=c: services.answer_plan_comment(c, **said) for c in copies))
    assert [names(results), PlanAnswer.objects.count()] == [["PlanAnswer", "ValidationError"], 1]


def test_a_plan_is_approved_once(cast):
    plan = make_put(cast)
    decision = make_hearing(cast, plan)
    copies = [WorkPlan.objects.get(pk=plan.pk) for _number in range(2)]
    results = at_once(*(lambda p=p: services.approve_plan(p, by=cast.secretary, decision=decision) for p in copies))
    assert names(results) == ["NotNow", "WorkPlan"]


def test_a_row_gets_one_meeting(cast):
    row = make_approved(cast).rows.get()
    rows = [PlanRow.objects.get(pk=row.pk) for _number in range(2)]
    said = [details(title=Words.of(en=f"Meeting {number}")) for number in range(2)]
    results = at_once(
        *(
            lambda r=r, d=d: services.schedule_from(by=cast.secretary, body=cast.body, plan_row=r, **d)
            for r, d in zip(rows, said, strict=True)
        )
    )
    assert [names(results), Meeting.objects.filter(plan_row=row).count()] == [["Meeting", "ValidationError"], 1]
