"""Agreed tasks on pages: across meetings, beside the decision, on the sheet, on the desk; the forms of their steps."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from meetings import services
from meetings.models import AgreedTask
from tests.make.participants import client_of
from tests.make.tasks import DONE, make_decided, make_public_task, make_task

ROLES = ["secretary", "custodian", "chair", "member", "observer", "outsider", "owner", "signatory", "nobody"]


def page(name, *args):
    with translation.override("en"):
        return reverse(name, args=args)


def shown(hat, address, **asked):
    return client_of(hat).get(address, asked).content.decode()


def test_an_empty_view_says_what_will_stand_there_and_an_empty_search_what_to_change(cast):
    address = page("page:agreed_tasks")
    assert "Nothing is agreed yet" in shown(None, address)
    assert "No agreed task matches" in shown(None, address, state="overdue")


def test_the_view_filters_by_owner_body_and_how_it_stands(cast):
    task = make_public_task(cast)
    late = task.due_on + dt.timedelta(days=1)
    asked = [
        {},
        {"state": "open"},
        {"state": "overdue"},
        {"state": "done"},
        {"owner": cast.ministry.code},
        {"owner": "x"},
    ]
    asked += [{"body": cast.body.code}, {"body": "x"}]
    found = ["Send the list of cases" in shown(None, page("page:agreed_tasks"), **one) for one in asked]
    assert found == [True, True, False, False, True, False, True, False]
    with time_machine.travel(dt.datetime.combine(late, dt.time(9)), tick=False):
        assert "Send the list of cases" in shown(None, page("page:agreed_tasks"), state="overdue")


def test_it_is_on_no_page_before_the_sheet_and_on_meeting_and_sheet_after(cast):
    task = make_task(make_decided(cast), cast)
    places = [page("page:meeting", task.meeting.ref), page("page:agreed_tasks")]
    assert ["Send the list" in shown(cast.owner, place) for place in places] == [False, False]
    services.publish_decisions(task.meeting, by=cast.secretary)
    places.append(page("page:decision_sheet", task.meeting.ref))
    assert [f"task-{task.uid}" in shown(None, place) for place in places] == [True, True, True]


def test_it_waits_on_the_desk_of_its_owner_alone(cast):
    make_public_task(cast)
    hats = (cast.owner, cast.signatory, cast.outsider)
    assert ["Send the list of cases" in shown(hat, page("page:desk")) for hat in hats] == [True, False, False]


@pytest.mark.parametrize(
    ("step", "may"), [("finish_task", {"owner"}), ("drop_task", {"secretary"}), ("agree_task", {"secretary"})]
)
def test_who_finds_the_form_of_which_step(cast, step, may):
    task = make_public_task(cast)
    cast.nobody = None
    address = page(f"meetings:{step}", task.decision.uid if step == "agree_task" else task.uid)
    got = {role: client_of(getattr(cast, role)).get(address).status_code for role in ROLES}
    assert got == {role: 302 if role == "nobody" else 200 if role in may else 403 for role in ROLES}


def test_the_form_beside_the_decision_makes_a_task_and_after_a_mistake_keeps_what_was_typed(cast):
    decision, client = make_decided(cast), client_of(cast.secretary)
    address = page("meetings:agree_task", decision.uid)
    form = client.get(address).context["form"]
    sent = {"version": form["version"].value(), "once": form["once"].value(), "text_en": "Write to the courts"}
    sent |= {"owner": cast.owner.post.pk, "due_on": decision.meeting.on.isoformat()}
    again = client.post(address, sent)
    assert again.context["form"].errors == {"due_on": ["The due day must lie after the meeting."]}
    assert "Write to the courts" in again.content.decode()
    sent["due_on"] = (decision.meeting.on + dt.timedelta(days=20)).isoformat()
    assert client.post(address, sent).status_code == 302
    assert AgreedTask.objects.get().owner == cast.owner.post


def test_one_task_more_costs_no_query_more(cast, django_assert_num_queries):
    task, client = make_public_task(cast), client_of(None)
    address = page("page:agreed_tasks")
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for _more in range(3):
        make_task(task.decision, cast)
    with django_assert_num_queries(len(one)):
        client.get(address)


def test_a_finished_task_shows_the_word_of_its_owner(cast):
    task = make_public_task(cast)
    services.finish_task(task, by=cast.owner, text=DONE)
    assert "Sent on paper and by mail" in shown(None, page("page:agreed_tasks"))
