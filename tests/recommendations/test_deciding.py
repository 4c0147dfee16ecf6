"""The page that records a decision with its recommendations: nothing typed is lost, nothing is done twice."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from meetings.kinds import Method
from meetings.models import Decision
from proposals.states import S as ProposalState
from recommendations import services
from recommendations.models import Recommendation
from tests.core.threads import at_once
from tests.make.participants import client_of
from tests.make.proposals import make_admitted
from tests.make.recommendations import a_wording, make_cast, make_item_heard, now

LATER = (timezone.localdate() + dt.timedelta(days=120)).isoformat()


def address(item):
    with override("en"):
        return reverse("recommendations:decide", args=[item.uid])


def typed(item, *wordings, **changed):
    """What the secretary sends: the decision, and a form for each wording."""
    form = {
        "version": str(now(item).version),
        "once": str(uuid.uuid4()),
        "outcome": "adopted",
        "method": "consensus",
        "text_ru": "Принять",
        "wording-TOTAL_FORMS": str(len(wordings)),
        "wording-INITIAL_FORMS": "0",
        **changed,
    }
    for place, wording in enumerate(wordings):
        form |= {f"wording-{place}-{name}": value for name, value in wording.items()}
    return form


def a_form(cast, *proposals, **changed):
    said = {"title_ru": "Ввести уведомление", "text_ru": "Изменить статью 9", "lead": cast.ministry.pk, "due_on": LATER}
    return {**said, "proposals": [proposal.pk for proposal in proposals], **changed}


def errors(page):
    """What is wrong, by form and field."""
    found = {name: [str(e) for e in said] for name, said in page.context["form"].errors.items()}
    for place, form in enumerate(page.context["wordings"]):
        found |= {f"{place}-{name}": [str(e) for e in said] for name, said in form.errors.items()}
    return found


@pytest.fixture
def proposals(cast):
    return make_admitted(cast), make_admitted(cast)


@pytest.fixture
def item(cast, proposals):
    return make_item_heard(cast, *proposals)


@pytest.fixture
def secretary(cast):
    return client_of(cast.secretary)


def test_one_decision_adopts_several_recommendations_of_several_proposals(cast, item, proposals, secretary):
    first, second = proposals
    forms = (a_form(cast, first), a_form(cast, first, second, title_ru="Обучить судей"))
    answer = secretary.post(address(item), typed(item, *forms))
    with override("en"):
        assert (answer.status_code, answer.url) == (302, item.meeting.get_absolute_url())
    assert [set(one.proposals.all()) for one in Recommendation.objects.order_by("ref")] == [{first}, {first, second}]
    assert [now(proposal).state for proposal in proposals] == [ProposalState.CONCLUDED] * 2


def test_the_only_proposal_on_the_item_fills_the_first_form(cast, secretary):
    proposal = make_admitted(cast)
    item = make_item_heard(cast, proposal)
    [wording] = secretary.get(address(item)).context["wordings"]
    assert (wording["title"].value(), wording["proposals"].value()) == (proposal.title, [proposal.pk])


def test_adopted_without_a_recommendation_says_so_and_keeps_what_was_typed(cast, item, proposals, secretary):
    untouched = {"proposals": [proposal.pk for proposal in proposals]}
    page = secretary.post(address(item), typed(item, untouched, text_ru="Длинный текст решения"))
    assert errors(page) == {"__all__": ["An adopted item has at least one recommendation."]}
    assert "Длинный текст решения" in page.content.decode()
    assert not Decision.objects.exists()


def test_a_wording_that_lacks_something_says_so_beside_the_field(cast, item, secretary):
    meeting_day = item.meeting.on.isoformat()
    wrong = a_form(cast, lead="", due_on=meeting_day, text_ru="")
    page = secretary.post(address(item), typed(item, a_form(cast), wrong))
    assert errors(page) == {
        "1-lead": ["This field is required."],
        "1-text": ["This field is required."],
        "1-due_on": ["The due day must lie after the meeting."],
    }
    assert not Decision.objects.exists()


def test_the_lead_is_not_its_own_co_executor(cast, item, secretary):
    page = secretary.post(address(item), typed(item, a_form(cast, co_executors=[cast.ministry.pk])))
    assert errors(page) == {"0-co_executors": ["The lead cannot be its own co-executor."]}


@pytest.mark.parametrize("outcome", ["noted", "deferred", "not_adopted"])
def test_a_wording_is_never_dropped_in_silence(cast, item, secretary, outcome):
    page = secretary.post(address(item), typed(item, a_form(cast), outcome=outcome))
    assert errors(page) == {"outcome": ["Below you worded a recommendation, and only an adopted item has any."]}
    assert not Decision.objects.exists()


@pytest.mark.parametrize("outcome", ["noted", "deferred", "not_adopted"])
def test_without_a_wording_the_decision_alone_is_recorded(cast, item, proposals, secretary, outcome):
    untouched = {"proposals": [proposal.pk for proposal in proposals]}
    answer = secretary.post(address(item), typed(item, untouched, outcome=outcome))
    assert (answer.status_code, Decision.objects.get().outcome) == (302, outcome)
    assert not Recommendation.objects.exists()


def test_a_summary_of_the_chair_is_refused_beside_the_method(cast, item, secretary):
    page = secretary.post(address(item), typed(item, a_form(cast), method=Method.CHAIR_SUMMARY))
    assert errors(page) == {"method": ["A summary of the chair adopts no recommendation."]}


def test_add_another_keeps_what_was_typed_saves_nothing_and_complains_of_nothing(cast, item, secretary):
    half = {"title_ru": "Половина", "acts-0-act": "K1400000226"}
    page = secretary.post(address(item), typed(item, half, text_ru="", add_another="yes"))
    assert (page.status_code, len(page.context["wordings"]), errors(page)) == (200, 2, {})
    shown = page.content.decode()
    assert [text in shown for text in ("Половина", "K1400000226")] == [True, True]
    assert not Decision.objects.exists()


@pytest.mark.parametrize(("sent", "shown"), [("", 1), ("x", 1), ("²", 1), ("19", 20), ("20", 20), ("9" * 5000, 1)])
def test_another_form_is_added_up_to_twenty_whatever_a_browser_sends(item, secretary, sent, shown):
    form = {**typed(item), "wording-TOTAL_FORMS": sent, "add_another": "yes"}
    assert len(secretary.post(address(item), form).context["wordings"]) == shown


def test_a_double_click_decides_once(cast, item, secretary):
    form = typed(item, a_form(cast))
    first, second = secretary.post(address(item), form), secretary.post(address(item), form)
    assert (first.url, Recommendation.objects.count()) == (second.url, 1)


def test_a_decided_item_leads_back_to_the_meeting_and_keeps_what_was_being_written(cast, item, secretary):
    said = {"method": Method.CONSENSUS, "text": a_wording(cast).text}
    services.adopt(decision_of=item, by=cast.secretary, recommendations=[a_wording(cast)], **said)
    late = secretary.post(address(item), typed(item, a_form(cast), text_ru="Принять иначе"))
    assert (late.status_code, "Принять иначе" in late.content.decode()) == (409, True)
    asked = secretary.get(address(item))
    with override("en"):
        assert (asked.status_code, asked.url) == (302, item.meeting.get_absolute_url())
    assert Recommendation.objects.count() == 1


def test_two_secretaries_at_once_decide_once(committed_db):
    cast = make_cast()
    item = make_item_heard(cast)
    forms = [typed(item, a_form(cast)) for _one in range(2)]
    clients = [client_of(cast.secretary) for _one in range(2)]
    answers = at_once(*[lambda c=c, f=f: c.post(address(item), f) for c, f in zip(clients, forms, strict=True)])
    assert [answer.status_code for answer in answers] in ([302, 302], [302, 200], [200, 302])
    assert (Decision.objects.count(), Recommendation.objects.count()) == (1, 1)
