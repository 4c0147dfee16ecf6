"""One step, one page: a double click, an old page, two people at once never do a thing twice, and nothing typed is lost."""

import re
import uuid

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from core.lines import Line
from core.once import Once
from core.things import touch
from participants.acting import NOBODY
from tests.core.errands import Errand, lifecycle
from tests.core.threads import at_once
from tests.make.participants import client_of, make_hat

pytestmark = pytest.mark.urls("tests.core.errands")


def address(name, errand):
    return f"/en/errands/{errand.uid}/{name}/"


def page_of(errand):
    return f"/en/errands/{errand.uid}/"


def an_errand(**fields):
    return Errand.objects.create(**{"name": "errand", **fields})


def form_of(client, url):
    """The hidden fields the page sends along."""
    page = client.get(url)
    assert page.status_code == 200
    form = page.context["form"]
    return {"once": str(form["once"].value()), **({"version": v} if (v := form["version"].value()) else {})}


def steps(errand):
    return list(Line.objects.filter(thing_uid=errand.uid).values_list("step", flat=True))


def told(answer):
    return [str(message) for message in get_messages(answer.wsgi_request)]


@pytest.fixture
def member(db):
    return client_of(make_hat("representative"))


@pytest.fixture
def secretary(db):
    return client_of(make_hat("secretary"))


def test_the_page_asks_and_changes_nothing(member):
    errand = an_errand()
    page = member.get(address("start", errand))
    assert (page.status_code, page.context["label"], page.context["thing"]) == (200, "Start", errand)
    assert steps(errand) == []


def test_the_button_takes_the_step_and_leads_to_the_story(member):
    errand = an_errand()
    answer = member.post(address("start", errand), form_of(member, address("start", errand)))
    assert (answer.status_code, answer.url) == (302, page_of(errand))
    assert (steps(errand), told(answer)) == (["start"], ["Done: Start"])


def test_a_second_click_after_the_first_committed_gets_its_result_back(member):
    errand = an_errand()
    form = form_of(member, address("start", errand))
    first = member.post(address("start", errand), form)
    second = member.post(address("start", errand), form)
    assert (first.url, second.url) == (page_of(errand), page_of(errand))
    assert (steps(errand), told(second)) == (["start"], told(first))


def test_two_clicks_at_once_do_the_thing_once(committed_db):
    hat = make_hat("representative")
    errand = an_errand()
    form = form_of(client_of(hat), address("rename", errand))
    clients = [client_of(hat), client_of(hat)]
    answers = at_once(*[lambda c=c: c.post(address("rename", errand), {**form, "name": "new"}) for c in clients])
    assert [(answer.status_code, answer.url) for answer in answers] == [(302, page_of(errand))] * 2
    assert steps(errand) == ["rename"]


def test_two_people_at_once_one_succeeds_and_one_is_told(committed_db):
    errand = an_errand()
    people = [client_of(make_hat("representative")) for _one in range(2)]
    forms = [form_of(one, address("start", errand)) for one in people]
    answers = at_once(
        *[lambda c=c, f=f: c.post(address("start", errand), f) for c, f in zip(people, forms, strict=True)]
    )
    assert sorted(answer.status_code for answer in answers) in ([302, 302], [302, 409])
    assert steps(errand) == ["start"]


def test_an_old_page_is_shown_again_with_what_was_typed_and_what_stands_now(member):
    errand = an_errand()
    form = form_of(member, address("rename", errand))
    errand.name = "theirs"
    touch(errand, "name")
    answer = member.post(address("rename", errand), {**form, "name": "mine"})
    assert (answer.status_code, answer.context["is_stale"], answer.context["thing"].name) == (409, True, "theirs")
    shown = answer.context["form"]
    assert (shown["name"].value(), shown["version"].value()) == ("mine", 2)
    assert shown.non_field_errors() == [
        "Somebody changed this while your page was open. Compare with what stands now, then send again."
    ]
    assert steps(errand) == []


def test_sending_the_old_page_once_more_is_a_knowing_choice(member):
    errand = an_errand()
    form = form_of(member, address("rename", errand))
    touch(errand, "name")
    again = member.post(address("rename", errand), {**form, "name": "mine"}).context["form"]
    answer = member.post(
        address("rename", errand),
        {"once": again["once"].value(), "version": again["version"].value(), "name": "mine"},
    )
    errand.refresh_from_db()
    assert (answer.status_code, errand.name) == (302, "mine")


def test_a_hat_that_may_see_but_not_act_reads_why(member):
    errand = an_errand(state="running")
    for answer in (member.get(address("finish", errand)), member.post(address("finish", errand), {})):
        assert answer.status_code == 403
        assert str(answer.context["reason"]) == "Only the secretariat finishes an errand."
    assert steps(errand) == []


def test_the_anonymous_are_sent_to_sign_in_and_back(db):
    errand = an_errand()
    answer = client_of(NOBODY).get(address("start", errand))
    assert (answer.status_code, answer.url) == (302, f"/en/account/login/?next={address('start', errand)}")


def test_what_one_may_not_see_is_not_there(secretary):
    hidden = an_errand(name="hidden", state="running")
    assert secretary.get(address("finish", hidden)).status_code == 404
    assert secretary.get(f"/en/errands/{uuid.uuid4()}/finish/").status_code == 404


def test_a_step_that_is_not_open_leads_back_with_a_word(secretary):
    errand = an_errand()
    answer = secretary.get(address("finish", errand))
    assert (answer.status_code, answer.url) == (302, page_of(errand))
    assert told(answer) == ["This step is no longer open: somebody was quicker, or it was taken already."]


def test_somebody_was_quicker_while_the_page_was_open(member, secretary):
    errand = an_errand()
    form = form_of(member, address("start", errand))
    lifecycle.take("start", errand, by=make_hat("secretary"))
    answer = member.post(address("start", errand), form)
    assert (answer.status_code, answer.url, len(steps(errand))) == (302, page_of(errand), 1)


def test_who_was_writing_while_the_step_closed_finds_the_text_again(member):
    errand = an_errand(state="running")
    form = form_of(member, address("rename", errand))
    lifecycle.take("finish", errand, by=make_hat("secretary"))
    answer = member.post(address("rename", errand), {**form, "name": "a long text"})
    said = "This step closed while you were writing, and nothing was sent. Your text stands here: copy it."
    assert (answer.status_code, answer.context["form"].errors) == (409, {"__all__": [said]})
    assert re.findall(r'name="name" value="([^"]*)"', answer.content.decode()) == ["a long text"]
    assert (steps(errand), Once.objects.count()) == (["finish"], 0)


def test_who_wrote_nothing_new_is_led_back_when_the_step_has_closed(member):
    errand = an_errand(state="running")
    form = form_of(member, address("rename", errand))
    lifecycle.take("finish", errand, by=make_hat("secretary"))
    answer = member.post(address("rename", errand), {**form, "name": ""})
    assert (answer.status_code, answer.url) == (302, page_of(errand))


def test_bad_input_gets_a_message_beside_the_field_and_loses_nothing_typed(member):
    errand = an_errand()
    form = form_of(member, address("rename", errand))
    answer = member.post(address("rename", errand), {**form, "name": "bad"})
    assert (answer.status_code, answer.context["form"].errors) == (200, {"name": ["This name is bad."]})
    assert re.findall(r'name="name" value="([^"]*)"', answer.content.decode()) == ["bad"]
    assert (steps(errand), Once.objects.count()) == ([], 0)


def test_a_step_that_hurts_needs_its_reason(secretary):
    errand = an_errand(state="running")
    form = form_of(secretary, address("finish", errand))
    assert list(secretary.post(address("finish", errand), form).context["form"].errors) == ["reason"]
    answer = secretary.post(address("finish", errand), {**form, "reason_en": "It is over"})
    assert (answer.status_code, str(Line.objects.get(step="finish").reason)) == (302, "It is over")


def test_a_form_without_its_key_or_version_is_not_taken(member):
    errand = an_errand()
    form = form_of(member, address("start", errand))
    for name in form:
        answer = member.post(address("start", errand), {k: v for k, v in form.items() if k != name})
        assert list(answer.context["form"].errors) == [name]
    assert steps(errand) == []


def test_a_step_that_makes_a_thing_asks_its_rule_and_makes_it_once(secretary, member):
    assert member.get("/en/errands/").status_code == 403
    form = {**form_of(secretary, "/en/errands/"), "name": "made"}
    answers = [secretary.post("/en/errands/", form) for _click in range(2)]
    made = Errand.objects.get(name="made")
    assert [answer.url for answer in answers] == [reverse("errand:page", args=[made.uid])] * 2


@pytest.mark.parametrize(("name", "as_member", "as_secretary"), [("secretariat", 403, 200), ("desk-of-one", 200, 200)])
def test_a_page_for_some_hats_and_a_page_of_ones_own(member, secretary, name, as_member, as_secretary):
    url = f"/en/{name}/"
    answer = client_of(NOBODY).get(url)
    assert (answer.status_code, answer.url) == (302, f"/en/account/login/?next={url}")
    assert (member.get(url).status_code, secretary.get(url).status_code) == (as_member, as_secretary)
