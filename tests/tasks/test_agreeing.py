"""A decision makes agreed tasks; the owner's word or another decision ends them, and nothing else."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, InternalError, transaction

from core.lifecycle import NotNow
from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from deadlines.models import Term
from meetings import services
from meetings.models import AgreedTask, Suggestion
from meetings.states.tasks import Tasked
from notifications.models import News
from participants.acting import NOBODY
from participants.kinds import PostKind
from tests.make.meetings import make_cast, make_published
from tests.make.participants import make_hat
from tests.make.tasks import DONE, REASON, TEXT, decision_of, make_decided, make_public_task, make_task


def letters(name):
    return News.objects.filter(letter=name).count()


def test_a_task_is_filed_with_its_decision_and_nobody_else_hears_of_it_before_the_sheet(cast):
    task = make_task(make_decided(cast), cast)
    line = Line.objects.get(step="agree_task")
    assert (task.state, task.filing.said("task").plain(), line.is_public) == (Tasked.OPEN, TEXT.plain(), False)
    assert task.filing.facts["owner"] == {"organisation": cast.ministry.code, "post": "focal_point"}
    assert (letters("task_agreed"), Term.objects.filter(rule="task").count()) == (0, 0)
    assert [list(AgreedTask.objects.visible_to(by.user)) for by in (cast.chair, cast.owner)] == [[task], []]


def test_with_the_decision_sheet_it_is_public_its_owner_hears_and_its_term_ends_on_the_agreed_day(cast):
    task = make_public_task(cast)
    term = Term.objects.get(rule="task")
    assert (term.about_uid, term.debtor, term.post_kind) == (task.uid, cast.ministry, "focal_point")
    assert term.due_on == term.working_calendar.first_working(task.due_on)
    assert News.objects.get(letter="task_agreed").notices.count() == 1
    assert list(AgreedTask.objects.visible_to(NOBODY.user)) == [task]


def test_a_task_agreed_after_the_sheet_is_public_at_once(cast):
    make_task(decision_of(make_published(cast)), cast)
    assert (Line.objects.get(step="agree_task").is_public, letters("task_agreed")) == (True, 1)


@pytest.mark.parametrize(("changed", "field"), [({"text": Words()}, "text"), ({"days": 0}, "due_on")])
def test_a_task_needs_a_text_and_a_day_after_the_meeting(cast, changed, field):
    with pytest.raises(ValidationError) as refused:
        make_task(make_decided(cast), cast, **changed)
    assert list(refused.value.message_dict) == [field]


def test_the_owner_says_in_a_word_that_it_is_done(cast):
    task = make_public_task(cast)
    services.finish_task(task, by=cast.owner, text=DONE)
    task.refresh_from_db()
    assert (task.state, task.done_filing.said("done").plain(), letters("task_done")) == (Tasked.DONE, DONE.plain(), 1)
    assert Term.objects.get(rule="task").met_on is not None
    with pytest.raises(NotNow):
        services.finish_task(task, by=cast.owner, text=DONE)


def test_done_without_a_word_is_refused(cast):
    with pytest.raises(ValidationError):
        services.finish_task(make_public_task(cast), by=cast.owner, text=Words())


def test_the_task_stays_with_the_post_when_people_change(cast):
    task, successor = make_public_task(cast), make_hat(PostKind.FOCAL_POINT, organisation=cast.ministry)
    services.finish_task(task, by=successor, text=DONE)
    assert AgreedTask.objects.get().state == Tasked.DONE


@pytest.mark.parametrize("role", ["secretary", "custodian", "chair", "member", "observer", "outsider", "signatory"])
def test_nobody_but_the_owning_post_says_that_it_is_done(cast, role):
    with pytest.raises(NotAllowed):
        services.finish_task(make_public_task(cast), by=getattr(cast, role), text=DONE)


@pytest.mark.parametrize("role", ["custodian", "chair", "member", "observer", "outsider", "owner", "signatory"])
def test_nobody_but_the_secretariat_records_what_was_agreed_or_dropped(cast, role):
    task, by = make_public_task(cast), getattr(cast, role)
    with pytest.raises(NotAllowed):
        services.drop_task(task, by=by, decision=task.decision, reason=REASON)
    with pytest.raises(NotAllowed):
        services.agree_task(task.decision, by=by, text=TEXT, owner=task.owner, due_on=task.due_on)


def test_a_decision_drops_it_with_a_reason_and_nothing_is_owed_any_more(cast):
    task = make_public_task(cast)
    services.drop_task(task, by=cast.secretary, decision=task.decision, reason=REASON)
    task.refresh_from_db()
    line = Line.objects.get(step="drop_task")
    assert (task.state, task.reason.plain(), line.about.uid) == (Tasked.DROPPED, REASON.plain(), task.decision.uid)
    assert (Term.objects.get(rule="task").cancelled_at is not None, letters("task_dropped")) == (True, 1)


def test_no_decision_drops_it_without_a_reason_before_its_sheet_or_from_another_body(cast):
    task, elsewhere = make_public_task(cast), decision_of(make_published(make_cast()))
    unpublished = make_decided(cast)
    for decision, reason in ((task.decision, Words()), (unpublished, REASON), (elsewhere, REASON)):
        with pytest.raises(ValidationError):
            services.drop_task(task, by=cast.secretary, decision=decision, reason=reason)
    assert AgreedTask.objects.get().state == Tasked.OPEN


def test_the_database_itself_refuses_an_end_without_a_word_and_a_way_back(cast):
    task = make_public_task(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        AgreedTask.objects.update(state=Tasked.DONE)
    services.finish_task(task, by=cast.owner, text=DONE)
    with pytest.raises(InternalError), transaction.atomic():
        AgreedTask.objects.update(state=Tasked.OPEN)


def test_the_ladder_reminds_each_rung_once_and_at_last_suggests_it_for_the_next_agenda(cast):
    task = make_public_task(cast)
    days = [task.due_on + dt.timedelta(days=day) for day in range(-10, 30)]
    assert sum(services.remind_of_tasks(on) for on in days for _again in range(2)) == 5
    assert Suggestion.objects.get(about_uid=task.uid, withdrawn_at=None).reason == "overdue"
    services.finish_task(task, by=cast.owner, text=DONE)
    assert Suggestion.objects.get(about_uid=task.uid).withdrawn_at is not None
