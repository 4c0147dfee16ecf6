"""Terms begin, are met, cancelled and passed on; how they stand; what a desk asks for."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from deadlines.kinds import Standing
from deadlines.models import CalendarVersion, Term, TermRule
from deadlines.services import TERM_RULES, seed_calendar, seed_term_rules
from deadlines.terms import (
    bar,
    calendar_now,
    cancel_terms,
    explain,
    meet_term,
    pass_term,
    start_term,
    state_of,
    terms_of,
)
from participants.acting import THE_HOUSE
from participants.kinds import PostKind
from tests.make import deadlines as make

pytestmark = pytest.mark.django_db
DUE = dt.date(2026, 12, 15)


def day(text):
    return dt.date.fromisoformat(text)


def test_reference_data_are_loaded_once_and_leave_alone_what_somebody_changed():
    make.reference()
    TermRule.objects.filter(code="reply").update(working_days=10)
    assert (seed_calendar(), seed_term_rules()) == (0, 0)
    assert TermRule.objects.get(code="reply").working_days == 10
    assert CalendarVersion.objects.count() == 1


def test_the_rules_say_the_working_days_of_the_timetable_and_that_nobody_has_adopted_them():
    make.reference()
    assert dict(TermRule.objects.values_list("code", "working_days")) == {
        "completeness": 3,
        "reply": 15,
        "position": 15,
        "assessment_window": 20,
        "objection_reply": 15,
        "objection_stand": 10,
        "dissent": 5,
        "minutes_comments": 5,
        "transcript": 3,
        "minutes_approval": 5,
        "membership_answer": 15,
        "called_meeting": 5,
        "short_notice": 2,
        "silence": 10,
        "sheet_signature": 2,
        "plan_comment": 10,
        "task": 15,
    }
    sources = {rule.source.said("en").text for rule in TermRule.objects.all()}
    assert sources == {"Default setting of the platform; the body has not adopted it"}
    assert [code for code, rule in TERM_RULES.items() if rule["name"].missing] == []


def test_a_term_is_counted_from_the_day_after_the_event_and_keeps_what_its_rule_said():
    thing = make.a_thing()
    term = make.a_term("reply", about=thing)
    TermRule.objects.filter(code="reply").update(working_days=5)
    term.refresh_from_db()
    assert (term.started_on, term.working_days, term.due_on) == (make.START, 15, DUE)
    assert (term.about, term.debtor, term.post_kind) == (thing, make.a_debtor(), PostKind.FOCAL_POINT)
    assert term.source.said("ru").text == "Значение платформы по умолчанию; органом не утверждено"


def test_a_term_of_the_same_kind_and_debtor_cannot_run_twice_but_another_debtor_has_their_own():
    thing = make.a_thing()
    make.a_term("reply", about=thing)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.a_term("reply", about=thing)
    make.a_term("reply", about=thing, debtor=make.a_debtor("agency", "Agency of Examples"))
    assert terms_of(thing).count() == 2


def test_a_window_without_a_debtor_cannot_run_twice_either():
    thing = make.a_thing()
    make.a_term("assessment_window", about=thing)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.a_term("assessment_window", about=thing)


def test_without_a_hat_without_a_rule_or_without_a_calendar_no_term_begins():
    with pytest.raises(TermRule.DoesNotExist):
        start_term("reply", about=make.a_thing(), by=THE_HOUSE)
    seed_term_rules()
    with pytest.raises(LookupError):
        start_term("reply", about=make.a_thing(), by=THE_HOUSE)
    seed_calendar()
    with pytest.raises(ValueError, match="somebody must act"):
        start_term("reply", about=make.a_thing(), by=None)


def test_an_answer_on_the_last_day_is_in_time_and_one_later_says_how_many_working_days():
    in_time, late = make.a_term("reply"), make.a_term("reply")
    meet_term(in_time.about, "reply", on=DUE)
    meet_term(late.about, "reply", on=day("2026-12-18"))
    for term in (in_time, late):
        term.refresh_from_db()
    assert (state_of(in_time).standing, state_of(in_time).days) == (Standing.MET, 0)
    assert (state_of(late).standing, state_of(late).days) == (Standing.MET_LATE, 2)


def test_meeting_what_is_not_open_does_nothing():
    term = make.a_term("reply")
    assert meet_term(term.about, "reply", on=DUE).met_on == DUE
    assert meet_term(term.about, "reply", on=day("2026-12-20")) is None
    term.refresh_from_db()
    assert term.met_on == DUE


def test_when_several_organisations_owe_the_same_the_debtor_must_be_named():
    thing, agency = make.a_thing(), make.a_debtor("agency", "Agency of Examples")
    make.a_term("position", about=thing)
    make.a_term("position", about=thing, debtor=agency)
    with pytest.raises(ValueError, match="name the debtor"):
        meet_term(thing, "position")
    assert meet_term(thing, "position", debtor=agency, on=DUE).debtor == agency
    assert Term.objects.about_things([thing]).open(make.START).get().debtor == make.a_debtor()


def test_terms_are_cancelled_by_kind_or_altogether_and_stand_as_no_longer_running():
    thing = make.a_thing()
    make.a_term("reply", about=thing)
    make.a_term("completeness", about=thing)
    make.a_term("assessment_window", about=thing)
    assert cancel_terms(thing, "completeness") == 1
    assert cancel_terms(thing) == 2
    assert {state_of(term).standing for term in terms_of(thing)} == {Standing.CANCELLED}


def test_a_term_can_run_again_after_it_was_met():
    thing = make.a_thing()
    make.a_term("completeness", about=thing)
    meet_term(thing, "completeness", on=day("2026-11-25"))
    again = make.a_term("completeness", about=thing, started_on=day("2026-12-01"))
    assert [term.pk for term in terms_of(thing)][-1] == again.pk


def test_whose_step_is_next_moves_with_the_draft():
    term = make.a_term("reply")
    assert pass_term(term.about, "reply", post_kind=PostKind.SIGNATORY).post_kind == PostKind.SIGNATORY
    assert Term.objects.whose_step_is(PostKind.SIGNATORY).get() == term


@pytest.mark.parametrize(
    ("on", "standing", "days"),
    [
        ("2026-11-24", Standing.RUNNING, 15),
        ("2026-12-14", Standing.RUNNING, 1),
        ("2026-12-15", Standing.RUNNING, 0),
        ("2026-12-16", Standing.OVERDUE, 0),  # a holiday: late, by no working day yet
        ("2026-12-17", Standing.OVERDUE, 1),
        ("2027-01-05", Standing.OVERDUE, 12),
    ],
)
def test_a_duty_runs_and_then_is_overdue_by_working_days(on, standing, days):
    state = state_of(make.a_term("reply"), day(on))
    assert (state.standing, state.days, state.is_late) == (standing, days, standing == Standing.OVERDUE)


def test_a_window_is_closed_after_its_last_day_and_never_late():
    window = make.a_term("assessment_window")
    assert [state_of(window, on).standing for on in (window.due_on, window.due_on + dt.timedelta(days=1))] == [
        Standing.RUNNING,
        Standing.OVER,
    ]


def test_a_desk_asks_for_what_its_organisations_owe_by_day():
    ours, theirs = make.a_debtor(), make.a_debtor("agency", "Agency of Examples")
    soon, later = make.a_term("reply", debtor=ours), make.a_term("position", debtor=ours, started_on=day("2026-12-10"))
    make.a_term("reply", debtor=theirs)
    met = make.a_term("reply", debtor=ours)
    meet_term(met.about, "reply", on=day("2026-12-01"))
    owed = Term.objects.owed_by([ours.pk])
    calendar = calendar_now()
    assert list(owed.open(make.START).for_list()) == [soon, later]
    assert list(owed.due_within(5, calendar, on=day("2026-12-08"))) == [soon]
    assert list(owed.due_within(4, calendar, on=day("2026-12-08"))) == []
    assert list(owed.due_within(0, calendar, on=DUE)) == [soon]
    assert list(owed.overdue(DUE)) == []
    assert list(owed.overdue(day("2026-12-16"))) == [soon]


def test_a_closed_window_is_no_longer_open_even_before_the_clock_has_dealt_with_it():
    window = make.a_term("objection_stand", debtor=make.a_debtor())
    after = window.due_on + dt.timedelta(days=1)
    assert list(Term.objects.open(window.due_on)) == [window]
    assert (list(Term.objects.open(after)), list(Term.objects.overdue(after))) == ([], [])


@time_machine.travel("2026-12-10 09:00+05:00")
def test_a_list_of_bars_takes_as_many_queries_for_three_terms_as_for_one():
    def queries(number):
        make.reference()
        things = [make.a_term("reply").about for _ in range(number)]
        calendar_now()
        with CaptureQueriesContext(connection) as asked:
            for term in Term.objects.about_things(things).for_list():
                bar(term)
                state_of(term)
        return len(asked)

    assert (queries(1), queries(3)) == (2, 2)  # terms with rule and debtor; events


def test_an_explanation_names_every_day_and_ends_on_the_day_that_was_told():
    explanation = explain(make.a_term("reply", started_on=day("2026-11-25")))
    assert [(one.on.isoformat(), one.reason.said("en").text) for one in explanation.skipped][-1] == (
        "2026-12-16",
        "Independence Day",
    )
    assert (explanation.days[-1].on, explanation.days[-1].number) == (day("2026-12-17"), 15)
    assert explanation.due_on == explanation.days[-1].on
