"""Pages and forms of work plans as a browser gets and sends them."""

import re

import pytest

from meetings import services
from meetings.models import PlanComment, PlanRow, WorkPlan
from tests.make.meetings import make_cancelled, make_meeting, make_published
from tests.make.participants import client_of, make_body
from tests.make.plans import (
    REASON,
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
    window_over,
)
from tests.meetings.browsing import address, html, queries, typed


def text(page):
    """What a reader reads: no tags, single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def post(hat, name, *args, **said):
    return client_of(hat).post(address(name, *args), said)


def offered(hat, plan):
    steps = client_of(hat).get(address("page:work_plan", plan.ref)).context["steps"]
    return [step["url"].split("?")[0].rstrip("/").rsplit("/", 1)[1] for step in steps]


# --- empty states -----------------------------------------------------------------------------------------------------------
def test_a_body_without_a_plan_says_what_to_do(cast):
    assert "An approved plan stands here for everybody" in html(None, "page:plans", cast.body.code)
    page = html(cast.secretary, "page:plans", cast.body.code)
    assert "Draft the first one: a row for each theme, by quarter." in page
    assert address("meetings:draft_plan", cast.body.code) in page


def test_a_draft_without_rows_says_what_to_do(cast):
    plan = make_draft(cast, rows=0)
    page = html(cast.secretary, "page:work_plan", plan.ref)
    assert "Add a theme for each quarter, then send the draft out for comments." in page
    assert address("meetings:plan_rows", plan.ref) in page
    assert "The secretariat drafts it." in html(cast.chair, "page:work_plan", plan.ref)
    assert "The plan has no rows yet. Add the first theme below." in html(
        cast.secretary, "meetings:plan_rows", plan.ref
    )


# --- drafting ---------------------------------------------------------------------------------------------------------------
def test_a_draft_is_made_by_the_form_and_a_double_click_makes_one(cast):
    said, client = typed(cast.body, year=YEAR), client_of(cast.secretary)
    places = [client.post(address("meetings:draft_plan", cast.body.code), said)["Location"] for _click in range(2)]
    plan = WorkPlan.objects.get()
    assert places == [address("meetings:plan_rows", plan.ref)] * 2


def test_a_row_is_added_edited_and_taken_out_by_forms(cast):
    plan = make_draft(cast, rows=0)
    said = {"quarter": "3", "theme_ru": "Суды", "standing_question": "q2", "lead_kk": "Жоғарғы Сот"}
    response = post(cast.secretary, "meetings:plan_rows", plan.ref, **typed(plan, **said))
    assert response["Location"] == address("meetings:plan_rows", plan.ref)
    row = PlanRow.objects.get()
    assert [row.quarter, row.theme.said("ru").text, row.lead.said("kk").text] == [3, "Суды", "Жоғарғы Сот"]
    changed = {**said, "quarter": "4"}
    response = post(cast.secretary, "meetings:edit_row", row.uid, **typed(row, **changed))
    assert response["Location"] == address("meetings:plan_rows", plan.ref)
    row.refresh_from_db()
    assert row.quarter == 4
    post(cast.secretary, "meetings:drop_row", row.uid, **typed(row))
    assert PlanRow.objects.count() == 0


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"theme_ru": " "}, "theme"), ({"quarter": "5"}, "quarter"), ({"standing_question": ""}, "standing_question")],
)
def test_bad_input_gets_a_message_beside_its_field_and_loses_nothing_typed(cast, changed, field):
    plan = make_draft(cast)
    said = {
        "quarter": "3",
        "theme_ru": "Суды",
        "theme_kk": "",
        "standing_question": "q2",
        "lead_en": "A court",
        **changed,
    }
    response = post(cast.secretary, "meetings:plan_rows", plan.ref, **typed(plan, **said))
    assert [response.status_code, list(response.context["form"].errors)] == [200, [field]]
    assert response.context["form"].data["lead_en"] == "A court"
    assert plan.rows.count() == 1


def test_whoever_sends_out_an_older_page_is_told(cast):
    plan = make_draft(cast)
    said = typed(plan)
    make_row(WorkPlan.objects.get(pk=plan.pk), cast)
    assert post(cast.secretary, "meetings:circulate_plan", plan.ref, **said).status_code == 409
    plan.refresh_from_db()
    assert plan.state == "drafted"


# --- comments ---------------------------------------------------------------------------------------------------------------
def test_before_sending_a_comment_one_reads_that_it_is_signed_and_stays(cast):
    page = html(cast.commenter, "meetings:comment_plan", make_circulated(cast).ref)
    assert "It is signed by your organisation and filed for ever" in page
    assert "everybody reads it, with the answer to it, once the plan is approved" in page


def test_a_comment_and_its_answer_are_sent_by_forms_and_stand_on_the_page(cast):
    plan = make_circulated(cast)
    said, client = typed(plan, text_ru="Не хватает темы о судах"), client_of(cast.commenter)
    places = [client.post(address("meetings:comment_plan", plan.ref), said)["Location"] for _click in range(2)]
    comment = PlanComment.objects.get()
    assert places == [f"{address('page:work_plan', plan.ref)}#comment-{comment.uid}"] * 2
    page = html(cast.member, "page:work_plan", plan.ref)
    assert ["Не хватает темы о судах" in page, "No answer yet" in page] == [True, True]
    said = typed(comment, taken="partly", reason_en="There are two already")
    assert post(cast.secretary, "meetings:answer_plan_comment", comment.uid, **said).status_code == 302
    page = text(html(cast.commenter, "page:work_plan", plan.ref))
    assert "Answer: Taken into account in part There are two already" in page


def test_an_answer_without_a_reason_is_refused_beside_the_field(cast):
    comment = make_comment(make_circulated(cast), cast.commenter)
    response = post(
        cast.secretary, "meetings:answer_plan_comment", comment.uid, **typed(comment, taken="taken", reason_en=" ")
    )
    assert list(response.context["form"].errors) == ["reason"]


def test_an_answered_comment_and_a_closed_window_lead_back_to_the_plan(cast):
    plan = make_circulated(cast)
    comment = make_comment(plan, cast.commenter)
    make_answer(comment, cast)
    back = address("page:work_plan", plan.ref)
    assert client_of(cast.secretary).get(address("meetings:answer_plan_comment", comment.uid))["Location"] == back
    with window_over(plan):
        assert client_of(cast.commenter).get(address("meetings:comment_plan", plan.ref))["Location"] == back


def test_while_comments_are_taken_the_editor_leads_back_and_after_it_opens(cast):
    plan = make_circulated(cast)
    name = address("meetings:plan_rows", plan.ref)
    assert client_of(cast.secretary).get(name).status_code == 302
    with window_over(plan):
        assert client_of(cast.secretary).get(name).status_code == 200


@pytest.mark.parametrize("role", ["custodian", "chair", "member", "commenter", "outsider"])
def test_a_made_up_post_moves_no_plan(cast, role):
    """Refusals do not rest on hidden buttons: the same addresses are posted to."""
    plan = make_put(cast)
    decision = make_hearing(cast, plan)
    post(getattr(cast, role), "meetings:approve_plan", plan.ref, **typed(plan, decision=str(decision.uid)))
    post(getattr(cast, role), "meetings:take_back_plan", plan.ref, **typed(plan, reason_en="No"))
    plan.refresh_from_db()
    assert plan.state == "put"


# --- the steps each is offered ----------------------------------------------------------------------------------------------
def test_each_hat_is_offered_its_own_steps_in_each_state(cast):
    plan = make_draft(cast)
    assert [offered(cast.secretary, plan), offered(cast.chair, plan)] == [["rows", "circulate"], []]
    services.circulate_plan(plan, by=cast.secretary)
    comment = make_comment(plan, cast.commenter)
    assert [offered(cast.secretary, plan), offered(cast.commenter, plan), offered(cast.member, plan)] == [
        ["take_back"],
        ["comment"],
        [],
    ]
    with window_over(plan):
        assert [offered(cast.secretary, plan), offered(cast.commenter, plan)] == [["rows", "take_back"], []]
        make_answer(comment, cast)
        assert offered(cast.secretary, plan) == ["rows", "put", "take_back"]
        services.put_plan(plan, by=cast.secretary)
        assert offered(cast.secretary, plan) == ["take_back"]
    decision = make_hearing(cast, plan)
    assert offered(cast.secretary, plan) == ["approve", "take_back"]
    services.approve_plan(plan, by=cast.secretary, decision=decision)
    assert [offered(cast.secretary, plan), offered(cast.commenter, plan)] == [["draft"], []]


def test_the_body_sees_that_a_decision_waits_to_be_carried_out(cast):
    plan, sentence = make_put(cast), "the secretariat has not carried it out yet"
    assert sentence not in html(cast.member, "page:work_plan", plan.ref)
    make_hearing(cast, plan)
    assert sentence in html(cast.member, "page:work_plan", plan.ref)


def test_the_secretariat_names_the_decision_and_the_one_on_the_plan_is_chosen(cast):
    plan = make_put(cast)
    other = make_published(cast, body=make_body()).items.get().decision
    decision = make_hearing(cast, plan)
    form = client_of(cast.secretary).get(address("meetings:approve_plan", plan.ref)).context["form"]
    assert [set(form.fields["decision"].queryset), form["decision"].initial] == [{decision}, decision]
    response = post(cast.secretary, "meetings:approve_plan", plan.ref, **typed(plan, decision=str(other.uid)))
    assert [response.status_code, list(response.context["form"].errors)] == [200, ["decision"]]
    response = post(cast.secretary, "meetings:approve_plan", plan.ref, **typed(plan, decision=str(decision.uid)))
    plan.refresh_from_db()
    assert [response["Location"], plan.state] == [plan.get_absolute_url(), "approved"]


def test_what_a_meeting_decided_on_the_plan_is_recorded_from_the_page_of_the_meeting(cast):
    decision = make_hearing(cast, make_put(cast), published=False)
    item = decision.item
    decision.delete()
    place = address("meetings:decide_membership", item.uid)
    assert f'href="{place}"' in html(cast.secretary, "page:meeting", item.meeting.ref)
    assert client_of(cast.secretary).get(place).status_code == 200


def test_approved_everybody_reads_the_plan_its_decision_and_the_comments_with_their_answers(cast):
    plan = make_approved(cast)
    page = html(None, "page:work_plan", plan.ref)
    for said in ("Peaceful assemblies", "Approve the plan", "A theme on the courts is missing", REASON.said("en").text):
        assert said in page
    assert plan.filing.control_code in page
    assert plan.get_absolute_url() in html(None, "page:body", cast.body.code)


def test_a_replaced_version_leads_to_the_one_in_force(cast):
    plan = make_replaced(cast)
    page = html(None, "page:work_plan", plan.ref)
    assert "There is a later version:" in page
    assert WorkPlan.objects.in_force().get().get_absolute_url() in page


# --- rows and their meetings ------------------------------------------------------------------------------------------------
def row_of(hat, plan):
    [row] = client_of(hat).get(address("page:work_plan", plan.ref)).context["rows"]
    return row


def test_a_row_shows_its_meeting_with_its_state_to_whoever_may_see_it(cast):
    plan = make_approved(cast)
    assert row_of(None, plan).meeting is None
    meeting = make_meeting(cast, plan_row=plan.rows.get())
    assert [row_of(cast.secretary, plan).meeting, row_of(None, plan).meeting] == [meeting, None]
    services.announce_meeting(meeting, by=cast.secretary)
    assert row_of(None, plan).meeting == meeting
    assert "Announced" in text(html(None, "page:work_plan", plan.ref))


def test_a_meeting_stays_the_rows_in_the_next_version(cast):
    plan = make_approved(cast)
    make_meeting(cast, plan_row=plan.rows.get())
    again = make_draft(cast, rows=0)
    assert row_of(cast.secretary, again).meeting.plan_row.plan == plan


def test_a_row_whose_meeting_was_cancelled_says_so_and_gets_another(cast):
    plan = make_approved(cast)
    make_cancelled(cast, plan_row=plan.rows.get())
    row = row_of(cast.secretary, plan)
    assert [row.meeting.state, row.is_met] == ["cancelled", False]
    assert f"?row={row.uid}" in html(cast.secretary, "page:work_plan", plan.ref)
    assert f"?row={row.uid}" not in html(cast.chair, "page:work_plan", plan.ref)


# --- queries, languages -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("who", ["nobody", "commenter", "secretary"])
def test_a_plan_of_four_rows_with_meetings_takes_as_many_queries_as_one_of_one(cast, who):
    counts = []
    for year, number in ((YEAR, 1), (YEAR + 1, 4)):
        plan = make_approved(cast, year=year, rows=number)
        for row in plan.rows.all():
            make_meeting(cast, plan_row=row)
        counts.append(queries(getattr(cast, who), "page:work_plan", plan.ref))
    assert [counts[0] == counts[1], counts[0] <= 12] == [True, True], counts


def test_three_comments_take_as_many_queries_as_one(cast):
    counts = []
    for year, number in ((YEAR, 1), (YEAR + 1, 3)):
        plan = make_circulated(cast, year=year)
        for _one in range(number):
            make_answer(make_comment(plan, cast.commenter), cast)
        counts.append(queries(cast.secretary, "page:work_plan", plan.ref))
    assert [counts[0] == counts[1], counts[0] <= 12] == [True, True], counts


def test_the_list_of_plans_and_the_page_of_the_body_ask_as_often_for_three_as_for_one(cast):
    counts = []
    for years in ((YEAR,), (YEAR + 1, YEAR + 2)):
        for year in years:
            make_circulated(cast, year=year)
        counts.append([queries(cast.member, name, cast.body.code) for name in ("page:plans", "page:body")])
    assert counts[0] == counts[1], counts


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_opens_in_every_language(cast, language):
    plan = make_approved(cast)
    draft = make_draft(cast, year=YEAR + 2)
    for name, key in (
        ("page:work_plan", plan.ref),
        ("page:work_plan", draft.ref),
        ("page:plans", cast.body.code),
        ("meetings:plan_rows", draft.ref),
    ):
        assert f'<html lang="{language}">' in html(cast.secretary, name, key, language=language)
