"""Pages and forms of membership as a browser gets and sends them."""

import re

import pytest

from core.words import Words
from meetings import services
from meetings.models import MembershipEnding, MembershipRequest
from participants.models import Organisation, Seat
from tests.make.meetings import after, full_house, make_decision, make_held, make_published
from tests.make.membership import (
    REASONS,
    make_admitted,
    make_answered,
    make_declined,
    make_ended,
    make_ending,
    make_hearing,
    make_placed,
    make_request,
)
from tests.make.participants import client_of, make_body, make_hat, make_seat
from tests.meetings.browsing import address, html, queries, typed


def text(page):
    """What a reader reads: no tags, single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def post(hat, name, *args, **said):
    return client_of(hat).post(address(name, *args), said)


# --- the page of a body -----------------------------------------------------------------------------------------------------
def test_the_page_of_a_body_says_who_sits_who_may_take_part_and_how_to_ask(cast):
    page = text(html(None, "page:body", cast.body.code))
    assert "Who may take part, and how to ask" in page
    assert "Civil society NGO" in page
    assert "Independent institutions Ombudsman institution, Commission under the President" in page
    assert "Observers any organisation; observers speak and never vote" in page
    assert cast.member.organisation.name.said("en").text in page


def test_who_has_no_account_reads_where_to_write(cast):
    house = cast.secretary.organisation
    Organisation.objects.filter(pk=house.pk).update(public_email="secretariat@example.org")
    page = html(None, "page:body", cast.body.code)
    assert "Without an account: write to the secretariat." in text(page)
    assert f'<a href="{house.get_absolute_url()}">' in page
    assert "mailto:secretariat@example.org" in page


def test_an_empty_body_says_that_nobody_sits_and_nobody_has_asked(cast):
    page = text(html(None, "page:body", make_body().code))
    assert "No seat is given yet." in page
    assert "Nobody has asked yet." in page
    assert "Ends of memberships" not in page


def test_without_a_secretariat_the_page_says_so(db):
    assert "No secretariat is named yet." in html(None, "page:body", make_body().code)


def test_seats_stand_in_the_order_of_constituencies(cast):
    groups = [seat.constituency for seat in client_of(None).get(address("page:body", cast.body.code)).context["seats"]]
    assert groups == ["civil_society", "executive", "parliament", "observers"]


def offered(hat, cast):
    page = html(hat, "page:body", cast.body.code)
    names = {"ask": "meetings:ask_membership", "raise": "meetings:raise_ending", "give": "participants:give_seat"}
    return {short for short, name in names.items() if f'href="{address(name, cast.body.code)}"' in page}


def test_each_hat_is_offered_its_own_step(cast):
    shown = {
        role: offered(getattr(cast, role), cast)
        for role in ("asker", "editor", "secretary", "chair", "member", "member_signatory", "nobody")
    }
    assert shown == {
        "asker": {"ask"},
        "editor": set(),
        "secretary": {"give"},
        "chair": {"raise"},
        "member": set(),
        "member_signatory": set(),
        "nobody": set(),
    }


def test_who_has_asked_is_led_to_the_request_and_who_sits_is_told_so(cast):
    request = make_request(cast)
    page = html(cast.asker, "page:body", cast.body.code)
    assert "Your request waits for an answer" in page
    assert offered(cast.asker, cast) == set()
    assert request.get_absolute_url() in html(None, "page:body", cast.body.code)
    assert "Your organisation sits in this body." in html(cast.member_signatory, "page:body", cast.body.code)


def test_requests_that_wait_stand_before_the_answered(cast):
    answered = make_declined(cast)
    cast.asker = make_hat("representative")
    waiting = make_request(cast)
    context = client_of(None).get(address("page:body", cast.body.code)).context
    assert [one.pk for one in context["asked"]] == [waiting.pk, answered.pk]


@pytest.mark.parametrize("who", ["nobody", "asker", "secretary", "chair"])
def test_the_page_of_a_body_asks_as_often_for_three_requests_and_ends_as_for_one(cast, who):
    hat, counts = getattr(cast, who), []
    for number in (1, 2):
        for _one in range(number):
            make_request(cast, by=make_hat("representative"))
            make_ending(cast, seat=make_seat(cast.body))
        counts.append(queries(hat, "page:body", cast.body.code))
    assert [counts[0] == counts[1], counts[0] <= 11] == [True, True], counts


# --- a request --------------------------------------------------------------------------------------------------------------
def test_a_representative_asks_by_the_form_and_a_double_click_asks_once(cast):
    client = client_of(cast.asker)
    said = typed(cast.body, constituency="civil_society", statement_ru="Мы помогаем людям")
    places = [client.post(address("meetings:ask_membership", cast.body.code), said)["Location"] for _click in range(2)]
    request = MembershipRequest.objects.get()
    assert places == [address("page:membership_request", request.ref)] * 2
    assert request.statement.said("ru").text == "Мы помогаем людям"


@pytest.mark.parametrize(
    ("changed", "field"), [({"statement_ru": " "}, "statement"), ({"constituency": "executive"}, "constituency")]
)
def test_bad_input_gets_a_message_beside_its_field_and_loses_nothing_typed(cast, changed, field):
    said = {"constituency": "experts", "statement_ru": "Мы помогаем", "statement_kk": "", **changed}
    response = post(cast.asker, "meetings:ask_membership", cast.body.code, **typed(cast.body, **said))
    assert [response.status_code, list(response.context["form"].errors)] == [200, [field]]
    assert response.context["form"].data["statement_ru"] == said["statement_ru"]
    assert MembershipRequest.objects.count() == 0


def test_who_asks_twice_reads_why_not(cast):
    make_request(cast)
    said = typed(cast.body, constituency="civil_society", statement_ru="Ещё раз")
    page = post(cast.asker, "meetings:ask_membership", cast.body.code, **said)
    assert "Your organisation has asked already" in page.content.decode()


def test_a_request_says_on_which_agenda_it_stands_or_that_it_is_suggested(cast):
    request = make_request(cast)
    page = html(None, "page:membership_request", request.ref)
    assert "On no published agenda yet." in page
    item = make_placed(cast, request)
    assert item.get_absolute_url() in html(None, "page:membership_request", request.ref)


def test_the_answer_stands_on_the_page_with_its_reasons_and_its_meeting(cast):
    request = make_declined(cast)
    page = html(None, "page:membership_request", request.ref)
    assert REASONS.said("en").text in page
    assert request.decision.get_absolute_url() in page
    assert "Not admitted to the body" in page


@pytest.mark.parametrize("outcome", ["adopted", "not_adopted"])
def test_everybody_sees_that_a_decision_waits_to_be_carried_out(cast, outcome):
    """The secretariat cannot refuse by doing nothing in silence."""
    request, sentence = make_request(cast), "the secretariat has not carried it out yet"
    assert sentence not in html(None, "page:membership_request", request.ref)
    decision = make_hearing(cast, request, outcome)
    page = html(None, "page:membership_request", request.ref)
    assert [sentence in page, decision.get_absolute_url() in page] == [True, True]
    carry_out = services.admit_organisation if outcome == "adopted" else services.decline_organisation
    carry_out(request, by=cast.secretary, decision=decision)
    assert sentence not in html(None, "page:membership_request", request.ref)


def test_the_steps_offered_to_each(cast):
    """Nothing that looks like a power to refuse is offered to the secretariat before there is a decision to carry out."""
    request = make_request(cast)
    before = {role: steps_on_page(role, cast, request) for role in ("asker", "editor", "secretary", "chair", "nobody")}
    assert before == {"asker": ["withdraw"], "editor": [], "secretary": [], "chair": [], "nobody": []}
    make_hearing(cast, request, "not_adopted")
    after_it = {role: steps_on_page(role, cast, request) for role in ("asker", "secretary", "chair")}
    assert after_it == {"asker": ["withdraw"], "secretary": ["decline"], "chair": []}


def steps_on_page(role, cast, thing, name="page:membership_request"):
    steps = client_of(getattr(cast, role)).get(address(name, thing.ref)).context["steps"]
    return [step["url"].rstrip("/").rsplit("/", 1)[1] for step in steps]


def test_the_secretariat_names_a_decision_and_the_one_on_the_question_is_chosen(cast):
    request = make_request(cast)
    other, own = make_published(cast).items.get().decision, make_hearing(cast, request)
    form = client_of(cast.secretary).get(address("meetings:admit_organisation", request.ref)).context["form"]
    assert [set(form.fields["decision"].queryset), form["decision"].initial] == [{other, own}, own]
    said = typed(request, decision=str(own.uid))
    response = post(cast.secretary, "meetings:admit_organisation", request.ref, **said)
    request.refresh_from_db()
    assert [response["Location"], request.state] == [request.get_absolute_url(), "admitted"]


def test_a_decision_that_may_not_answer_it_is_refused_beside_the_field(cast):
    request = make_request(cast)
    strange = make_published(cast, body=make_body()).items.get().decision
    unpublished = make_decision(make_held(cast).items.get(), cast)
    for decision in (strange.uid, unpublished.uid, "", "nonsense"):
        said = typed(request, decision=str(decision))
        response = post(cast.secretary, "meetings:admit_organisation", request.ref, **said)
        assert [response.status_code, list(response.context["form"].errors)] == [200, ["decision"]]
    request.refresh_from_db()
    assert request.state == "asked"


def test_without_a_decision_the_form_says_what_to_do(cast):
    page = html(cast.secretary, "meetings:decline_organisation", make_request(cast).ref)
    assert "There is none yet. Put the question on an agenda from the suggested items" in page


@pytest.mark.parametrize("role", ["secretary", "custodian", "chair", "member", "observer", "outsider", "editor"])
def test_a_made_up_post_takes_no_request_away(cast, role):
    """Refusals do not rest on hidden buttons: the same addresses are posted to."""
    request = make_request(cast)
    for step in ("withdraw_request", "admit_organisation", "decline_organisation"):
        post(getattr(cast, role), f"meetings:{step}", request.ref, **typed(request, reason_en="No"))
    request.refresh_from_db()
    assert request.state == "asked"


def test_a_stale_page_is_told_and_changes_nothing(cast):
    request = make_request(cast)
    said = typed(request)
    MembershipRequest.objects.filter(pk=request.pk).update(version=request.version + 1)
    assert post(cast.asker, "meetings:withdraw_request", request.ref, **said).status_code == 409


def test_what_a_held_meeting_decided_is_recorded_from_the_page_of_the_request(cast):
    request = make_request(cast)
    item = make_placed(cast, request)
    with after(item.meeting):
        services.hold_meeting(item.meeting, by=cast.secretary, attendance=full_house(item.meeting))
    page = html(cast.secretary, "page:membership_request", request.ref)
    place = address("meetings:decide_membership", item.uid)
    assert [f'href="{place}"' in page, place in html(cast.chair, "page:membership_request", request.ref)] == [
        True,
        False,
    ]
    assert f'href="{place}"' in html(cast.secretary, "page:meeting", item.meeting.ref)
    item.refresh_from_db()
    said = typed(item, outcome="adopted", method="consensus", text_ru="Принять", text_kk="Қабылдау")
    response = post(cast.secretary, "meetings:decide_membership", item.uid, **said)
    item.refresh_from_db()
    assert [response.status_code, item.decision.outcome, item.decision.text.said("ru").text] == [
        302,
        "adopted",
        "Принять",
    ]
    assert place not in html(cast.secretary, "page:membership_request", request.ref)
    assert client_of(cast.secretary).get(place).status_code == 302


def test_an_item_on_something_else_has_no_such_page(cast):
    item = make_held(cast).items.get()
    assert client_of(cast.secretary).get(address("meetings:decide_membership", item.uid)).status_code == 404


def test_a_request_takes_the_same_queries_however_often_it_was_heard(cast):
    request, counts = make_request(cast), []
    for _time in range(2):
        make_hearing(cast, request, "deferred")
        services.work_off_agendas()
        counts.append(queries(cast.secretary, "page:membership_request", request.ref))
    assert [counts[0] == counts[1], counts[0] <= 10] == [True, True], counts


# --- an end -----------------------------------------------------------------------------------------------------------------
def test_the_chair_raises_it_by_the_form(cast):
    said = typed(cast.body, seat=cast.member.seat.pk, grounds_ru="Не участвует")
    response = post(cast.chair, "meetings:raise_ending", cast.body.code, **said)
    ending = MembershipEnding.objects.get()
    assert response["Location"] == ending.get_absolute_url()
    assert ending.grounds == Words.of(ru="Не участвует").rendered()


def test_those_concerned_see_grounds_and_last_day_and_answer(cast):
    ending = make_ending(cast)
    page = html(cast.member, "page:membership_ending", ending.ref)
    assert "It took part in none of three meetings" in page
    assert "0 of 15 working days" in page
    assert "Silence is no consent" in page
    response = post(cast.member, "meetings:answer_ending", ending.ref, **typed(ending, text_kk="Келіспейміз"))
    assert response["Location"] == ending.get_absolute_url()
    assert "Келіспейміз" in html(cast.chair, "page:membership_ending", ending.ref)


def test_the_steps_with_an_end_offered_to_each(cast):
    ending = make_answered(cast)
    name = "page:membership_ending"
    before = {role: steps_on_page(role, cast, ending, name) for role in ("member", "secretary", "chair", "observer")}
    assert before == {"member": ["answer"], "secretary": [], "chair": [], "observer": []}
    make_hearing(cast, ending)
    assert steps_on_page("secretary", cast, ending, name) == ["end"]


def test_decided_everybody_reads_grounds_answer_and_decision(cast):
    page = html(None, "page:membership_ending", make_ended(cast).ref)
    for said in ("It took part in none of three meetings", "We were not invited", REASONS.said("en").text):
        assert said in page
    assert "The membership has ended" in page


def test_an_end_that_is_not_decided_is_on_no_public_page(cast):
    ending = make_answered(cast)
    make_placed(cast, ending)
    shown = {
        role: ending.get_absolute_url() in html(getattr(cast, role), "page:body", cast.body.code)
        for role in ("nobody", "asker", "outsider", "member", "chair", "secretary")
    }
    assert shown == {
        "nobody": False,
        "asker": False,
        "outsider": False,
        "member": True,
        "chair": True,
        "secretary": True,
    }


def test_the_secretariat_ends_nothing_by_a_form_without_a_decision(cast):
    ending = make_answered(cast)
    response = post(cast.secretary, "meetings:end_membership", ending.ref, **typed(ending))
    assert [response.status_code, list(response.context["form"].errors)] == [200, ["decision"]]
    assert Seat.objects.current().filter(pk=ending.seat_id).exists()


def test_an_end_takes_few_queries(cast):
    assert queries(cast.secretary, "page:membership_ending", make_ended(cast).ref) <= 9


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_opens_in_every_language(cast, language):
    request, ending = make_admitted(cast), make_ended(cast)
    for name, key in (
        ("page:membership_request", request.ref),
        ("page:membership_ending", ending.ref),
        ("page:body", cast.body.code),
    ):
        assert f'<html lang="{language}">' in html(cast.secretary, name, key, language=language)
