"""What is suggested for an agenda: each kind with its reason in a sentence, and one press to place it."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from core.refs import Ref
from core.words import Words
from meetings import services
from meetings.kinds import SUGGESTED_BECAUSE, SuggestionReason
from meetings.models import Meeting, Suggestion
from meetings.services.suggesting import suggest_minutes
from proposals import services as proposals
from proposals.models import Proposal
from tests.agenda_editor.test_places import agenda
from tests.make.meetings import make_circulated, make_meeting, make_suggestion
from tests.make.participants import client_of, make_body, make_organisation
from tests.make.plans import make_approved
from tests.make.plans import make_cast as make_body_with_plan
from tests.make.proposals import make_admitted
from tests.make.recommendations import make_cast as make_dialogue
from tests.meetings.browsing import address, html, queries, typed


def waiting(reason):
    return list(Suggestion.objects.waiting().filter(reason=reason))


def press(hat, meeting, suggestion):
    return client_of(hat).post(address("meetings:place_suggestion", meeting.ref, suggestion.uid), typed(meeting))


def test_every_reason_is_said_in_a_sentence():
    assert set(SUGGESTED_BECAUSE) == set(SuggestionReason)


def test_one_press_places_it_and_it_leaves_the_column(cast, plan):
    suggestion = make_suggestion(cast.body, cast.body, words="On courts")
    answer = press(cast.secretary, plan, suggestion)
    item = plan.items.get(number="4")
    assert answer.url == f"{address('meetings:agenda', plan.ref)}#row-{item.uid}"
    assert [item.title.said("en").text, item.standing_question, item.minutes] == ["On courts", "other", 15]
    assert waiting("overdue") == []
    assert press(cast.secretary, plan, suggestion).status_code == 404


def test_it_stands_under_the_question_of_what_it_is_about(cast, plan):
    about = Ref.of(make_organisation())
    said = {"body": cast.body, "words": Words.of(en="Courts"), "reason": "overdue"}
    services.suggest_item(about=about, standing_question="q2", **said)
    press(cast.secretary, plan, *waiting("overdue"))
    assert plan.items.get(number="4").standing_question == "q2"


@pytest.mark.parametrize("hat", ["chair", "member", "observer", "outsider"])
def test_only_the_secretariat_places_it(cast, plan, hat):
    suggestion = make_suggestion(cast.body, cast.body)
    assert press(getattr(cast, hat), plan, suggestion).status_code in (403, 404)
    assert len(waiting("overdue")) == 1


def test_what_another_body_should_hear_is_not_placed_here(cast, plan):
    suggestion = make_suggestion(make_body(), cast.body)
    assert press(cast.secretary, plan, suggestion).status_code == 404


def test_the_approval_of_the_last_minutes_is_placed_first(cast, plan):
    minutes = services.begin_minutes
    held = Meeting.objects.exclude(pk=plan.pk).first() or make_circulated(cast)
    Meeting.objects.filter(pk=held.pk).update(state="held")
    held.refresh_from_db()
    suggest_minutes(minutes(held, by=cast.secretary))
    [suggestion] = waiting("minutes")
    assert suggestion.words.said("en").text == f"Approval of the minutes: {held.printed}"
    press(cast.secretary, plan, suggestion)
    first = plan.items.get(number="1")
    assert [first.title.said("en").text, first.standing_question] == [
        suggestion.words.said("en").text,
        "organisational",
    ]
    assert agenda(plan).endswith("2 A, 2.1 B, 2.2 C, 3 D, 4 E")


def test_the_page_says_why_and_since_when_and_asks_no_more_for_thirty_than_for_one(cast, plan):
    make_suggestion(cast.body, cast.body, reason="waiting")
    first = queries(cast.secretary, "meetings:agenda", plan.ref)
    for _number in range(6):
        make_suggestion(cast.body, make_organisation())
    page = html(cast.secretary, "meetings:agenda", plan.ref)
    assert [page.count(str(SUGGESTED_BECAUSE[name])) for name in ("waiting", "overdue")] == [1, 6]
    assert page.count("Suggested for 0 working days.") == 7
    assert queries(cast.secretary, "meetings:agenda", plan.ref) == first


def test_a_row_of_the_plan_without_a_meeting_is_suggested_once_its_quarter_began(db):
    cast = make_body_with_plan()
    plan = make_approved(cast, rows=2)
    first, second = plan.rows.all()
    for month, suggested in ((1, [first]), (4, [first, second]), (4, [first, second])):
        services.suggest_plan_rows(dt.date(plan.year, month, 10))
        assert [one.about_uid for one in waiting("plan_row")] == [row.uid for row in suggested]
    services.name_meeting(first, by=cast.secretary, meeting=make_meeting(cast))
    assert [one.about_uid for one in waiting("plan_row")] == [second.uid]
    services.suggest_plan_rows(dt.date(plan.year + 1, 1, 10))
    assert waiting("plan_row") == []


def go_by(cast, number):
    """So many meetings of the body were held after today."""
    for days in range(1, number + 1):
        meeting = make_circulated(cast)
        begins = timezone.now() + dt.timedelta(days=days)
        Meeting.objects.filter(pk=meeting.pk).update(state="held", starts_at=begins)


@pytest.mark.parametrize(("number", "is_suggested"), [(1, False), (2, True)])
def test_a_proposal_that_two_meetings_did_not_hear_is_suggested(db, number, is_suggested):
    cast = make_dialogue()
    proposal = make_admitted(cast)
    go_by(cast, number)
    assert [proposals.suggest_waiting(), proposals.suggest_waiting()] == [int(is_suggested), 0]
    assert [one.about_uid for one in waiting("waiting")] == [proposal.uid] * is_suggested


def test_once_it_stands_on_an_agenda_it_waits_no_longer(db):
    cast = make_dialogue()
    proposal = make_admitted(cast)
    go_by(cast, 2)
    proposals.suggest_waiting()
    meeting = make_circulated(cast)
    proposals.place_on_agenda(Proposal.objects.get(), by=cast.secretary, item=meeting.items.get())
    with time_machine.travel(timezone.now() + dt.timedelta(days=1)):
        assert [waiting("waiting"), proposals.suggest_waiting()] == [[], 0]
    assert proposal.placements.count() == 1


@pytest.mark.parametrize(("regime", "is_said"), [("public", True), ("closed", False)])
def test_civil_society_first_is_set_beside_the_agenda_and_said_where_a_list_is_kept(cast, regime, is_said):
    meeting = make_meeting(cast, regime=regime)
    if is_said:
        services.order_speakers(meeting, by=cast.secretary, civil_society_first=True)
    page = html(cast.secretary, "meetings:agenda", meeting.ref)
    assert page.count("Speakers: civil society first.") == int(is_said)
    assert page.count(address("meetings:order_speakers", meeting.ref)) == int(is_said)
