"""The page that decides: agreed tasks beside recommendations, the wording of the screen, each kind of decision with its fields."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from core.words import Words
from meetings import services as meetings
from meetings.models import AgreedTask, Decision, DraftWording
from participants.kinds import PostKind
from recommendations.models import Recommendation
from tests.make.participants import client_of, make_hat
from tests.make.recommendations import make_cast, make_item_heard
from tests.recommendations.test_deciding import LATER, a_form, address, typed


@pytest.fixture
def cast(db):
    cast = make_cast()
    cast.owner = make_hat(PostKind.FOCAL_POINT, organisation=cast.ministry)
    return cast


@pytest.fixture
def item(cast):
    return make_item_heard(cast)


@pytest.fixture
def secretary(cast):
    return client_of(cast.secretary)


def with_tasks(form, *tasks):
    """The same form with these tasks."""
    form |= {"task-TOTAL_FORMS": str(len(tasks)), "task-INITIAL_FORMS": "0"}
    for place, task in enumerate(tasks):
        form |= {f"task-{place}-{name}": value for name, value in task.items()}
    return form


def a_task(cast, **changed):
    return {"text_en": "Send the list of cases", "owner": cast.owner.post.pk, "due_on": LATER, **changed}


def test_one_sending_records_the_decision_its_recommendations_and_its_agreed_tasks(cast, item, secretary):
    form = with_tasks(typed(item, a_form(cast)), a_task(cast), a_task(cast, text_en="Train the judges"), {})
    assert secretary.post(address(item), form).status_code == 302
    assert Recommendation.objects.count() == 1
    tasks = AgreedTask.objects.order_by("id")
    assert [(one.text.said("en").text, one.owner, one.due_on.isoformat()) for one in tasks] == [
        ("Send the list of cases", cast.owner.post, LATER),
        ("Train the judges", cast.owner.post, LATER),
    ]
    assert {one.decision for one in tasks} == {Decision.objects.get()}


@pytest.mark.parametrize("outcome", ["noted", "deferred", "not_adopted"])
def test_tasks_are_agreed_whatever_the_outcome(cast, item, secretary, outcome):
    secretary.post(address(item), with_tasks(typed(item, outcome=outcome), a_task(cast)))
    assert [one.decision.outcome for one in AgreedTask.objects.all()] == [outcome]


def test_what_is_wrong_with_a_task_stands_beside_its_field_and_nothing_is_recorded(cast, item, secretary):
    day = item.meeting.on - dt.timedelta(days=1)
    page = secretary.post(
        address(item), with_tasks(typed(item, a_form(cast)), a_task(cast, due_on=day, owner=""), a_task(cast))
    )
    wrong, right = page.context["tasks"]
    assert [sorted(wrong.errors), right.errors, Decision.objects.count()] == [["due_on", "owner"], {}, 0]
    assert [wrong["text"].value()[2], page.context["wordings"][0]["lead"].value()] == [
        "Send the list of cases",
        str(cast.ministry.pk),
    ]


def test_one_more_task_is_asked_for_and_nothing_typed_is_lost(cast, item, secretary):
    form = with_tasks(typed(item, a_form(cast)), a_task(cast, due_on="")) | {"add_task": "yes"}
    page = secretary.post(address(item), form)
    assert [len(page.context["tasks"]), len(page.context["wordings"]), Decision.objects.count()] == [2, 1, 0]
    assert [one.errors for one in page.context["tasks"]] == [{}, {}]
    assert page.context["tasks"][0]["text"].value()[2] == "Send the list of cases"


def test_what_stood_on_the_screen_is_offered_and_erased_with_the_decision(cast, item, secretary):
    words = Words.of("ru", ru="Принять к сведению", kk="Назарға алынсын")
    meetings.word_draft(item, by=cast.secretary, text=words, version=0)
    page = secretary.get(address(item))
    offered = [page.context["form"]["text"].value(), page.context["wordings"][0]["text"].value()]
    assert [one.plain() for one in offered] == [words.plain()] * 2
    form = typed(item, outcome="noted", text_ru="Принять к сведению", text_kk="Назарға алынсын")
    assert secretary.post(address(item), form).status_code == 302
    assert [Decision.objects.get().text.plain(), DraftWording.objects.count()] == [words.plain(), 0]


def test_only_the_first_recommendation_begins_with_it(cast, item, secretary):
    meetings.word_draft(item, by=cast.secretary, text=Words.of(ru="Ввести"), version=0)
    page = secretary.post(address(item), typed(item, {}) | {"add_another": "yes"})
    assert [one.initial["text"] is None for one in page.context["wordings"]] == [False, True]


def test_a_text_of_civil_society_has_the_position_of_the_state_attached_and_filed(cast, item, secretary):
    form = typed(item, a_form(cast), method="civil_society_text")
    page = secretary.post(address(item), form)
    assert [list(page.context["form"].errors), Decision.objects.count()] == [["state_position"], 0]
    secretary.post(address(item), form | {"state_position_ru": "Министерство не поддерживает"})
    decision = Decision.objects.get()
    assert decision.filing.said("position of the State").plain() == decision.state_position.plain()
    assert Recommendation.objects.get().kind == "civil_society"


@pytest.mark.parametrize("method", ["consensus", "chair_summary"])
def test_with_another_kind_of_decision_it_is_refused_and_stays_typed(cast, item, secretary, method):
    form = typed(item, outcome="noted", method=method, state_position_ru="Министерство")
    page = secretary.post(address(item), form)
    assert list(page.context["form"].errors) == ["state_position"]
    with pytest.raises(ValidationError):
        meetings.record_decision(
            item,
            by=cast.secretary,
            method=method,
            outcome="noted",
            text=Words.of(ru="Да"),
            state_position=Words.of(ru="Нет"),
        )


def test_a_summary_of_the_chair_adopts_nothing_and_says_so_beside_the_kind(cast, item, secretary):
    page = secretary.post(address(item), with_tasks(typed(item, a_form(cast), method="chair_summary"), a_task(cast)))
    assert [list(page.context["form"].errors), AgreedTask.objects.count()] == [["method"], 0]
    assert page.context["tasks"][0]["text"].value()[2] == "Send the list of cases"


def test_a_page_without_tasks_records_the_decision_all_the_same(cast, item, secretary):
    assert secretary.post(address(item), typed(item, outcome="noted")).status_code == 302


def test_the_decision_sheet_prints_the_position_of_the_state(cast, item, secretary):
    form = typed(item, a_form(cast), method="civil_society_text", state_position_en="The ministry does not agree")
    secretary.post(address(item), form)
    meetings.publish_decisions(Decision.objects.get().meeting, by=cast.secretary)
    page = secretary.get(f"{item.meeting.get_absolute_url()}decisions/")
    assert page.content.decode().count("The ministry does not agree") == 1
