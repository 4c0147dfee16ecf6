"""A plan is drafted, commented on, answered and approved by the body; whoever changes it makes another version."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from core.filing import Filing
from core.lifecycle import NotNow
from core.lines import Line
from core.rules import NotAllowed
from core.words import Words
from meetings import services
from meetings.models import PlanRow, Suggestion, WorkPlan
from notifications.models import Notice
from record import ledger
from record.models import Entry
from tests.make.meetings import make_published
from tests.make.participants import make_body
from tests.make.plans import (
    COMMENT,
    REASON,
    THEME,
    YEAR,
    make_answer,
    make_approved,
    make_circulated,
    make_comment,
    make_draft,
    make_hearing,
    make_put,
    make_replaced,
    make_row,
    make_taken_back,
    window_over,
)


def heard(letter):
    """Who has a notice of this letter, sorted, as often as they have."""
    return sorted(Notice.objects.filter(news__letter=letter).values_list("reader__email", flat=True))


def emails(*hats):
    return sorted(hat.user.email for hat in hats)


def step_lines(thing):
    return [(line.step, line.is_public) for line in Line.objects.filter(thing_uid=thing.uid).order_by("id")]


def suggested(plan):
    return list(Suggestion.objects.waiting().filter(about_uid=plan.uid))


# --- the draft --------------------------------------------------------------------------------------------------------------
def test_a_draft_has_its_year_and_version_in_its_number_and_leaves_no_line(cast):
    plan = make_draft(cast, rows=2)
    assert [plan.ref, plan.edition, plan.state] == [f"{cast.body.code}-{YEAR}-1", 1, "drafted"]
    assert [(row.quarter, row.theme.plain()) for row in plan.rows.all()] == [(1, THEME.plain()), (2, THEME.plain())]
    assert step_lines(plan) == []


@pytest.mark.parametrize("who", ["custodian", "chair", "member", "observer", "commenter", "outsider"])
def test_only_the_secretariat_drafts(cast, who):
    with pytest.raises(NotAllowed):
        services.draft_plan(cast.body, by=getattr(cast, who), year=YEAR)
    plan = make_draft(cast)
    with pytest.raises(NotAllowed):
        services.add_row(plan, by=getattr(cast, who), quarter=1, theme=THEME, standing_question="q1")


@pytest.mark.parametrize("year", [YEAR, 1, 21000])
def test_one_version_is_in_the_making_at_a_time_and_its_year_is_a_year(cast, year):
    make_draft(cast)
    with pytest.raises(ValidationError) as refusal:
        services.draft_plan(cast.body, by=cast.secretary, year=year)
    assert list(refusal.value.error_dict) == ["year"]


def test_a_plan_without_rows_is_not_sent_out(cast):
    with pytest.raises(ValidationError):
        services.circulate_plan(make_draft(cast, rows=0), by=cast.secretary)


def test_rows_are_edited_and_taken_out_and_every_change_is_a_version_of_the_plan(cast):
    plan = make_draft(cast, rows=2)
    first, second = plan.rows.all()
    services.edit_row(first, by=cast.secretary, quarter=3, theme=THEME, standing_question="q2")
    services.drop_row(second, by=cast.secretary)
    plan.refresh_from_db()
    assert [(row.quarter, row.standing_question, bool(row.lead)) for row in plan.rows.all()] == [(3, "q2", False)]
    assert plan.version == 5


# --- comments ---------------------------------------------------------------------------------------------------------------
def test_sent_out_it_is_filed_has_a_window_and_the_body_hears(cast):
    plan = make_circulated(cast)
    assert [plan.state, plan.window.working_days, plan.takes_comments] == ["in_comment", 10, True]
    assert plan.window.source.said("en").text == "Default setting of the platform; the body has not adopted it"
    assert plan.filing.said("theme 1").plain() == THEME.plain()
    assert plan.filing.facts["rows"] == [{"row": 1, "quarter": 1, "question": "q1", "key": str(plan.rows.get().key)}]
    assert heard("plan_circulated") == emails(cast.chair, cast.member, cast.observer, cast.commenter, cast.observing)
    assert step_lines(plan) == [("circulate", False)]


@pytest.mark.parametrize("who", ["commenter", "observing"])
def test_whoever_speaks_for_an_organisation_with_a_seat_comments_more_than_once(cast, who):
    plan, by = make_circulated(cast), getattr(cast, who)
    make_comment(plan, by)
    comment = make_comment(plan, by)
    assert [one.organisation for one in plan.comments.all()] == [by.organisation] * 2
    assert comment.filing.said("text").plain() == COMMENT.plain()
    assert comment.filing.facts["on"] == plan.filing.sha256
    assert heard("plan_commented") == emails(cast.secretary) * 2


@pytest.mark.parametrize("who", ["secretary", "custodian", "chair", "member", "observer", "editor", "outsider"])
def test_nobody_else_comments(cast, who):
    plan = make_circulated(cast)
    with pytest.raises(NotAllowed):
        make_comment(plan, getattr(cast, who))
    assert plan.comments.count() == 0


def test_a_comment_needs_words_and_the_window(cast):
    plan = make_circulated(cast)
    with pytest.raises(ValidationError) as refusal:
        make_comment(plan, cast.commenter, Words())
    assert list(refusal.value.error_dict) == ["text"]
    with window_over(plan), pytest.raises(ValidationError):
        make_comment(plan, cast.commenter)


@pytest.mark.parametrize("change", ["update", "delete"])
def test_neither_a_comment_nor_its_answer_can_be_changed_or_taken_back(cast, change):
    answer = make_answer(make_comment(make_circulated(cast), cast.commenter), cast)
    for thing in (answer, answer.comment):
        rows = type(thing).objects.filter(pk=thing.pk)
        with pytest.raises(Exception, match="permission denied"), transaction.atomic():
            rows.update(version=9) if change == "update" else rows._raw_delete(rows.db)


def test_every_comment_is_answered_once_with_a_reason(cast):
    comment = make_comment(make_circulated(cast), cast.commenter)
    with pytest.raises(ValidationError) as refusal:
        services.answer_plan_comment(comment, by=cast.secretary, taken="taken", reason=Words())
    assert list(refusal.value.error_dict) == ["reason"]
    answer = make_answer(comment, cast, "not_taken")
    assert [answer.taken, answer.filing.said("reason").plain()] == ["not_taken", REASON.plain()]
    assert heard("plan_comment_answered") == emails(cast.commenter)
    with pytest.raises(ValidationError):
        make_answer(comment, cast)


def test_the_rows_stand_still_while_comments_are_taken_and_may_follow_them_after(cast):
    plan = make_circulated(cast)
    row = plan.rows.get()
    said = {"quarter": 4, "theme": THEME, "standing_question": "q1"}
    for change in (
        lambda: make_row(plan, cast),
        lambda: services.edit_row(row, by=cast.secretary, **said),
        lambda: services.drop_row(row, by=cast.secretary),
    ):
        with pytest.raises(NotNow):
            change()
    with window_over(plan):
        services.edit_row(row, by=cast.secretary, **said)
    assert PlanRow.objects.get(plan=plan).quarter == 4


def test_the_clock_closes_the_window_once_and_the_secretariat_hears(cast):
    plan = make_circulated(cast)
    last = plan.window.due_on
    assert [services.close_plan_comments(last), services.close_plan_comments(last + dt.timedelta(days=1))] == [0, 1]
    assert services.close_plan_comments(last + dt.timedelta(days=2)) == 0
    assert heard("plan_comments_over") == emails(cast.secretary)
    plan = WorkPlan.objects.get(pk=plan.pk)
    assert plan.takes_comments is False


# --- before the body --------------------------------------------------------------------------------------------------------
def test_it_is_not_put_while_comments_are_taken_or_one_has_no_answer(cast):
    plan = make_circulated(cast)
    comment = make_comment(plan, cast.commenter)
    with pytest.raises(ValidationError):
        services.put_plan(plan, by=cast.secretary)
    with window_over(plan):
        with pytest.raises(ValidationError):
            services.put_plan(plan, by=cast.secretary)
        make_answer(comment, cast)
        services.put_plan(plan, by=cast.secretary)
    assert plan.state == "put"


def test_put_it_is_filed_again_and_suggested_for_the_next_agenda(cast):
    plan = make_put(cast)
    [suggestion] = suggested(plan)
    assert [suggestion.body, suggestion.reason] == [cast.body, "plan"]
    assert suggestion.words.said("en").text == f"Work plan of the body: {YEAR}"
    assert Filing.objects.filter(case_uid=plan.uid).count() == 2
    with window_over(plan), pytest.raises(NotNow):
        make_row(plan, cast)


def test_what_a_meeting_put_off_is_suggested_again(cast):
    plan = make_put(cast)
    make_hearing(cast, plan, "deferred")
    assert suggested(plan) == []
    services.work_off_agendas()
    assert len(suggested(plan)) == 1


def test_approved_by_a_decision_of_the_body_it_is_public_and_in_the_record(cast):
    plan = make_approved(cast)
    line = Line.objects.get(thing_uid=plan.uid, step="approve")
    assert [plan.state, line.is_public, line.reason.plain()] == ["approved", True, plan.decision.text.plain()]
    assert line.facts["decision"] == plan.decision.filing.sha256
    assert line.facts["filing"] == plan.filing.sha256
    assert line.facts["comments"] == [comment.filing.sha256 for comment in plan.comments.all()]
    assert suggested(plan) == []
    ledger.chain(batch=10_000)
    entry = Entry.objects.get(line=line)
    assert [entry.is_public, entry.thing_kind] == [True, "meetings.workplan"]
    assert Entry.objects.filter(filing=plan.filing).count() == 1
    assert heard("plan_approved") == emails(cast.chair, cast.member, cast.observer, cast.commenter, cast.observing)


@pytest.mark.parametrize("which", ["another body", "unpublished", "not adopted", "before it was put", "none"])
def test_no_other_decision_approves_it(cast, which):
    before = make_published(cast).items.get().decision if which == "before it was put" else None
    if before:  # held and published before the plan was put
        meeting = before.meeting
        type(meeting).objects.filter(pk=meeting.pk).update(ends_at=meeting.created_at)
    plan = make_put(cast)
    decision = {
        "another body": lambda: make_published(cast, body=make_body()).items.get().decision,
        "unpublished": lambda: make_hearing(cast, plan, published=False),
        "not adopted": lambda: make_hearing(cast, plan, "not_adopted"),
        "before it was put": lambda: before,
        "none": lambda: None,
    }[which]()
    with pytest.raises(ValidationError) as refusal:
        services.approve_plan(plan, by=cast.secretary, decision=decision)
    assert list(refusal.value.error_dict) == ["decision"]
    plan.refresh_from_db()
    assert plan.state == "put"


@pytest.mark.parametrize("who", ["custodian", "chair", "member", "commenter", "outsider"])
def test_nobody_but_the_secretariat_carries_it_out(cast, who):
    plan = make_put(cast)
    decision = make_hearing(cast, plan)
    with pytest.raises(NotAllowed):
        services.approve_plan(plan, by=getattr(cast, who), decision=decision)


def test_the_database_knows_no_approved_plan_without_a_decision(cast):
    plan = make_put(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        WorkPlan.objects.filter(pk=plan.pk).update(state="approved")


def test_taken_back_for_a_reason_its_comments_stay_and_another_draft_begins_with_its_rows(cast):
    plan = make_taken_back(cast)
    line = Line.objects.get(thing_uid=plan.uid, step="take_back")
    assert [plan.state, line.reason.plain(), line.is_public] == ["taken_back", REASON.plain(), False]
    again = services.draft_plan(cast.body, by=cast.secretary, year=YEAR)
    assert [again.edition, [row.key for row in again.rows.all()]] == [2, [row.key for row in plan.rows.all()]]


# --- another version --------------------------------------------------------------------------------------------------------
def test_a_change_of_an_approved_plan_is_a_version_that_goes_the_same_way(cast):
    plan = make_approved(cast)
    for change in (
        lambda: make_row(plan, cast),
        lambda: services.take_back_plan(plan, by=cast.secretary, reason=REASON),
    ):
        with pytest.raises(NotNow):
            change()
    again = make_draft(cast)
    assert [again.edition, again.rows.count(), plan.state] == [2, 2, "approved"]


def test_the_approved_version_takes_the_place_of_the_one_in_force(cast):
    plan = make_replaced(cast)
    assert [plan.state, WorkPlan.objects.in_force().get().edition] == ["replaced", 2]
    assert step_lines(plan)[-1] == ("replace", True)
