"""A new meeting starts from nothing, from a row of the plan in force, or from the last meeting of the body."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.rules import NotAllowed
from core.words import Words
from meetings import services
from meetings.models import Meeting, Suggestion
from meetings.views.starting import first_day
from tests.make.meetings import LINK, details, make_cancelled, make_decision, make_held, make_meeting, make_published
from tests.make.participants import client_of, make_body
from tests.make.plans import (
    LEAD,
    THEME,
    YEAR,
    make_approved,
    make_circulated,
    make_commenter,
    make_draft,
    make_replaced,
)
from tests.meetings.browsing import address, html, queries, typed, typed_meeting

START = "meetings:start"


def start(cast, **asked):
    return client_of(cast.secretary).get(address(START), asked)


def form(cast, **asked):
    return client_of(cast.secretary).get(address("meetings:schedule"), asked).context["form"]


def schedule(cast, asked, **said):
    """Send the form the address of which says what the meeting starts from."""
    url = address("meetings:schedule") + asked
    return client_of(cast.secretary).post(url, typed_meeting(said.pop("body", cast.body), **said))


# --- what there is to start from --------------------------------------------------------------------------------------------
def test_the_body_is_chosen_first_and_nothing_has_to_be(cast):
    page = start(cast).content.decode()
    assert f'<option value="{cast.body.code}">' in page
    assert f'href="{address("meetings:schedule")}"' in page
    assert "From the work plan" not in page


def test_a_body_without_plan_and_meeting_says_so_and_leads_to_both(cast):
    page = start(cast, body=cast.body.code).content.decode()
    assert "This body has no approved plan for this year or a later one." in page
    assert address("page:plans", cast.body.code) in page
    assert "This body has not met yet." in page


def test_rows_of_the_plan_in_force_are_offered_unless_they_have_their_meeting(cast):
    plan = make_approved(cast, rows=2)
    make_circulated(cast, year=YEAR + 1)
    free, planned = plan.rows.all()
    make_meeting(cast, plan_row=planned)
    response = start(cast, body=cast.body.code)
    assert [(row, bool(row.meeting_id)) for row in response.context["rows"]] == [(free, False), (planned, True)]
    page = response.content.decode()
    assert [f"?row={free.uid}" in page, f"?row={planned.uid}" in page] == [True, False]


def test_the_last_meeting_is_the_last_that_was_to_take_place(cast):
    with time_machine.travel(timezone.now() - dt.timedelta(days=60), tick=False):
        last = make_held(cast)
    make_meeting(cast)
    response = start(cast, body=cast.body.code)
    assert response.context["last"] == last
    assert [name for name, _label in response.context["carried"]] == [
        "place",
        "link",
        "regime",
        "languages",
        "chair",
        "times",
    ]


def test_the_page_takes_the_same_queries_for_four_rows_as_for_one(cast):
    counts = []
    for number in (1, 4):
        body = make_body()
        cast.commenter = make_commenter(body)
        make_approved(cast, rows=number, body=body)
        counts.append(queries_of(cast, body))
    assert [counts[0] == counts[1], counts[0] <= 11] == [True, True], counts


def queries_of(cast, body):
    client = client_of(cast.secretary)
    with CaptureQueriesContext(connection) as asked:
        client.get(address(START), {"body": body.code})
    return len(asked)


# --- from a row of the plan -------------------------------------------------------------------------------------------------
def test_a_row_fills_theme_body_question_and_the_first_day_of_its_quarter(cast):
    plan = make_approved(cast)
    row = plan.rows.get()
    found = form(cast, row=row.uid)
    assert [found["title"].initial, found["body"].initial, found["standing_question"].initial] == [
        THEME,
        cast.body.pk,
        "q1",
    ]
    assert found["on"].initial == first_day(row)
    assert found["on"].help_text == f"In the plan: First quarter of {YEAR}."


@pytest.mark.parametrize(
    ("quarter", "today", "day"),
    [
        (1, dt.date(2026, 11, 24), dt.date(2027, 1, 5)),
        (2, dt.date(2027, 5, 13), dt.date(2027, 5, 14)),
        (2, dt.date(2027, 5, 14), dt.date(2027, 5, 17)),
        (4, dt.date(2027, 9, 30), dt.date(2027, 10, 1)),
        (4, dt.date(2027, 12, 31), None),
        (3, dt.date(2027, 10, 1), None),
    ],
)
def test_the_first_day_is_a_working_day_of_the_quarter_still_to_come(cast, quarter, today, day):
    row = make_draft(cast, year=2027).rows.get()
    row.quarter = quarter
    with time_machine.travel(dt.datetime.combine(today, dt.time(6), dt.UTC), tick=False):
        assert first_day(row) == day


def test_scheduled_from_a_row_the_theme_is_the_first_item_and_the_row_has_its_meeting(cast):
    plan = make_approved(cast)
    row = plan.rows.get()
    response = schedule(cast, f"?row={row.uid}", standing_question="q1")
    meeting = Meeting.objects.get(plan_row=row)
    assert response["Location"] == meeting.get_absolute_url()
    item = meeting.items.get()
    assert [item.title.plain(), item.rapporteurs.plain(), item.standing_question, item.minutes] == [
        THEME.plain(),
        LEAD.plain(),
        "q1",
        60,
    ]
    assert meeting.get_absolute_url() in html(cast.secretary, "page:work_plan", plan.ref)


def test_the_theme_need_not_be_on_the_agenda_yet(cast):
    row = make_approved(cast).rows.get()
    schedule(cast, f"?row={row.uid}", standing_question="")
    assert Meeting.objects.get(plan_row=row).items.count() == 0


def test_a_double_click_schedules_once(cast):
    row = make_approved(cast).rows.get()
    said, client = typed_meeting(cast.body), client_of(cast.secretary)
    url = f"{address('meetings:schedule')}?row={row.uid}"
    places = [client.post(url, said)["Location"] for _click in range(2)]
    assert places == [Meeting.objects.get(plan_row=row).get_absolute_url()] * 2


def test_a_row_that_got_its_meeting_meanwhile_is_refused_and_nothing_typed_is_lost(cast):
    row = make_approved(cast).rows.get()
    make_meeting(cast, plan_row=row)
    response = schedule(cast, f"?row={row.uid}", title_ru="Набрано")
    assert "This row of the plan has its meeting already." in response.content.decode()
    assert response.context["form"].data["title_ru"] == "Набрано"
    assert Meeting.objects.filter(plan_row=row).count() == 1


def test_a_version_that_was_replaced_meanwhile_is_refused_and_nothing_typed_is_lost(cast):
    row = make_replaced(cast).rows.get()
    response = schedule(cast, f"?row={row.uid}", title_ru="Набрано")
    assert [response.status_code, Meeting.objects.filter(plan_row=row).count()] == [200, 0]
    assert "This version of the plan is not in force." in response.content.decode()


def test_bad_input_keeps_what_it_started_from(cast):
    row = make_approved(cast).rows.get()
    response = schedule(cast, f"?row={row.uid}", ends="09:00", title_ru="Набрано")
    assert list(response.context["form"].errors) == ["ends"]
    assert "Starts from the plan:" in response.content.decode()


def test_a_row_of_another_body_is_refused_beside_the_field(cast):
    row = make_approved(cast).rows.get()
    response = schedule(cast, f"?row={row.uid}", body=make_body())
    assert list(response.context["form"].errors) == ["body"]


@pytest.mark.parametrize("asked", ["row=nonsense", "row=7c1b2f5a-0000-4000-8000-000000000000", "last=2020-1"])
def test_what_is_not_there_is_not_found(cast, asked):
    url = f"{address('meetings:schedule')}?{asked}"
    assert client_of(cast.secretary).get(url).status_code == 404


def test_a_draft_starts_no_meeting(cast):
    row = make_draft(cast).rows.get()
    assert client_of(cast.secretary).get(address("meetings:schedule"), {"row": row.uid}).status_code == 404
    with pytest.raises(ValidationError):
        services.schedule_from(by=cast.secretary, body=cast.body, plan_row=row, **details())


# --- from the last meeting --------------------------------------------------------------------------------------------------
def test_only_what_was_ticked_is_carried(cast):
    last = make_meeting(cast, starts=dt.time(9), ends=dt.time(11), regime="closed")
    found = form(cast, last=last.ref, carry=["place", "times"])
    carried = {
        name: found[name].initial for name in ("place", "starts", "ends", "zone", "regime", "link", "chair", "title")
    }
    assert carried == {
        "place": last.place,
        "starts": dt.time(9),
        "ends": dt.time(11),
        "zone": "Asia/Almaty",
        "regime": None,
        "link": None,
        "chair": None,
        "title": None,
    }
    everything = form(cast, last=last.ref, carry=["link", "regime", "languages", "chair"])
    assert [everything[name].initial for name in ("link", "regime", "languages", "chair")] == [
        LINK,
        "closed",
        ["kk", "ru"],
        Words.of(en="Vice-minister"),
    ]


def make_deferring(cast):
    """A meeting that put its one item off."""
    meeting = make_held(cast)
    make_decision(meeting.items.get(), cast, outcome="deferred")
    return services.publish_decisions(meeting, by=cast.secretary)


def test_what_the_last_meeting_deferred_is_suggested_when_it_is_ticked(cast):
    last = make_deferring(cast)
    item = last.items.get()
    assert form(cast, last=last.ref)["deferred"].initial == [item.uid]
    schedule(cast, f"?last={last.ref}", deferred=[str(item.uid)])
    [suggestion] = Suggestion.objects.waiting()
    assert [suggestion.body, suggestion.reason, suggestion.about_uid] == [cast.body, "deferred", item.uid]
    assert suggestion.words == item.title
    schedule(cast, f"?last={last.ref}", deferred=[str(item.uid)])
    assert Suggestion.objects.waiting().count() == 1


def test_what_is_not_ticked_is_not_suggested_and_an_item_of_elsewhere_is_refused(cast):
    last = make_deferring(cast)
    schedule(cast, f"?last={last.ref}")
    assert Suggestion.objects.waiting().count() == 0
    strange = make_published(cast, body=make_body()).items.get()
    response = schedule(cast, f"?last={last.ref}", deferred=[str(strange.uid)])
    assert list(response.context["form"].errors) == ["deferred"]


def test_without_anything_deferred_there_is_no_such_question(cast):
    assert "deferred" not in form(cast, last=make_published(cast).ref).fields


def test_an_empty_form_knows_its_body_and_leads_back_to_the_start(cast):
    assert form(cast, body=cast.body.code)["body"].initial == cast.body.pk
    page = html(cast.secretary, "meetings:schedule")
    assert address(START) in page
    assert queries(cast.secretary, "meetings:schedule") <= 8


# --- a meeting that was scheduled without the plan --------------------------------------------------------------------------
def test_a_row_is_told_which_meeting_carries_it_out(cast):
    row = make_approved(cast).rows.get()
    first = Meeting.objects.get()  # it approved the plan
    other, strange = make_meeting(cast), make_meeting(cast, body=make_body())
    url, client = address("meetings:name_meeting", row.uid), client_of(cast.secretary)
    assert list(client.get(url).context["form"].fields["meeting"].queryset) == [first, other]
    for wrong in (strange.ref, ""):
        assert list(client.post(url, typed(row, meeting=wrong)).context["form"].errors) == ["meeting"]
    said = typed(row, meeting=first.ref)
    assert [client.post(url, said)["Location"] for _click in range(2)] == [row.plan.get_absolute_url()] * 2
    first.refresh_from_db()
    assert first.plan_row == row


@pytest.mark.parametrize("which", ["cancelled", "planned already", "of another body", "second"])
def test_no_other_meeting_is_named(cast, which):
    rows = list(make_approved(cast, rows=2).rows.all())
    if which == "second":
        make_meeting(cast, plan_row=rows[0])
    meeting = {
        "cancelled": make_cancelled,
        "planned already": lambda cast: make_meeting(cast, plan_row=rows[1]),
        "of another body": lambda cast: make_meeting(cast, body=make_body()),
        "second": make_meeting,
    }[which](cast)
    with pytest.raises(ValidationError):
        services.name_meeting(rows[0], by=cast.secretary, meeting=meeting)


def test_only_the_secretariat_names_one_and_only_in_the_plan_in_force(cast):
    row, meeting = make_approved(cast).rows.get(), make_meeting(cast)
    with pytest.raises(NotAllowed):
        services.name_meeting(row, by=cast.chair, meeting=meeting)
    draft = make_draft(cast, year=YEAR + 1).rows.get()
    assert client_of(cast.secretary).get(address("meetings:name_meeting", draft.uid)).status_code == 302
