"""Dissenting opinions as pages show and take them: beside the decision, on the meeting, the sheet and the recommendation."""

import datetime as dt

import pytest
import time_machine

from core.templatetags.dates import day
from core.words import Words
from meetings import services
from meetings.models import Dissent
from recommendations.services import adopt, work_off_meetings
from tests.make.meetings import (
    after,
    full_house,
    make_circulated,
    make_dissent,
    make_dissenter,
    make_item,
    make_published,
)
from tests.make.meetings import make_decision as decide
from tests.make.participants import client_of, make_body, make_hat
from tests.make.proposals import make_admitted
from tests.make.recommendations import a_wording, make_item_heard, make_transmitted
from tests.make.recommendations import make_cast as make_story_cast
from tests.meetings.browsing import address, html, queries, typed

WHY = "The text leaves Article 21 out"


@pytest.fixture
def dissenter(cast):
    """The representative of an NGO with a seat in the body."""
    return make_dissenter(cast.body)


def decision_of(meeting):
    return meeting.items.get().decision


def published(cast, items):
    """A published meeting of so many items."""
    meeting = make_circulated(cast)
    for _number in range(items - 1):
        make_item(meeting, cast)
    with after(meeting):
        services.hold_meeting(meeting, by=cast.secretary, attendance=full_house(meeting))
    for item in meeting.items.standing():
        decide(item, cast)
    return services.publish_decisions(meeting, by=cast.secretary)


def after_the_window(meeting):
    """Noon of the day after the window's last, as a context manager."""
    late = dt.datetime.combine(meeting.dissent_window.due_on + dt.timedelta(days=1), dt.time(7), dt.UTC)
    return time_machine.travel(late, tick=False)


def opinions_of(page):
    """Who dissents on each item of the page of a meeting."""
    return [[str(one.by) for one in item.decided.opinions] for item in page.context["items"]]


def get(hat, name, *args):
    return client_of(hat).get(address(name, *args))


def test_a_dissent_stands_beside_the_decision_for_everybody(cast, dissenter):
    meeting = make_published(cast)
    dissent = make_dissent(decision_of(meeting), dissenter)
    for name in ("page:meeting", "page:decision_sheet"):
        page = html(None, name, meeting.ref)
        told = [dissenter.organisation.name.said("en").text, WHY, dissent.filing.control_code, f"dissent-{dissent.uid}"]
        assert [word in page for word in told] == [True] * 4
        assert page.index("Adopt it") < page.index(WHY)


def test_it_bears_the_name_its_organisation_had_on_that_day(cast, dissenter):
    meeting, then = make_published(cast), dissenter.organisation.name.said("en").text
    make_dissent(decision_of(meeting), dissenter)
    dissenter.organisation.name = Words.of(en="Quite another name")
    dissenter.organisation.save()
    assert opinions_of(get(None, "page:meeting", meeting.ref)) == [[then]]


def test_each_stands_beside_its_own_decision_the_first_filed_first(cast):
    one, other = make_dissenter(cast.body), make_dissenter(cast.body)
    meeting = published(cast, items=2)
    first, second = (item.decision for item in meeting.items.standing())
    make_dissent(second, other)
    make_dissent(second, one)
    names = [hat.organisation.name.said("en").text for hat in (other, one)]
    assert opinions_of(get(None, "page:meeting", meeting.ref)) == [[], names]
    assert [Dissent.objects.filter(decision=decision).count() for decision in (first, second)] == [0, 2]


def test_the_button_is_there_for_who_may_and_has_not_and_for_nobody_else(cast, dissenter):
    meeting = make_published(cast)
    button = address("meetings:dissent", decision_of(meeting).uid)

    def offered(hat):
        return [button in html(hat, name, meeting.ref) for name in ("page:meeting", "page:decision_sheet")]

    hats = (dissenter, cast.secretary, cast.chair, cast.member, cast.observer, cast.outsider, None)
    assert [offered(hat) for hat in hats] == [[True, True], *[[False, False]] * 6]
    make_dissent(decision_of(meeting), dissenter)
    assert offered(dissenter) == [False, False]


def test_the_form_shows_the_decision_says_what_follows_and_sends_to_the_opinion(cast, dissenter):
    decision = decision_of(make_published(cast))
    client, at = client_of(dissenter), address("meetings:dissent", decision.uid)
    page = client.get(at).content.decode()
    assert [word in page for word in ("Adopt it", "public at once", "neither changed nor taken back")] == [True] * 3
    response = client.post(at, typed(decision, text_en=WHY), follow=True)
    dissent = Dissent.objects.get()
    assert response.redirect_chain == [(dissent.get_absolute_url(), 302)]
    assert [WHY in response.content.decode(), str(dissent.filing.said("dissent"))] == [True, WHY]


def test_a_double_click_files_one_and_both_clicks_lead_to_it(cast, dissenter):
    decision = decision_of(make_published(cast))
    client, said = client_of(dissenter), typed(decision, text_en=WHY)
    places = [client.post(address("meetings:dissent", decision.uid), said)["Location"] for _click in range(2)]
    assert places == [Dissent.objects.get().get_absolute_url()] * 2


def test_a_second_opinion_is_refused_above_the_form_and_keeps_what_was_typed(cast, dissenter):
    decision = decision_of(make_published(cast))
    make_dissent(decision, dissenter)
    response = client_of(dissenter).post(address("meetings:dissent", decision.uid), typed(decision, text_en="More"))
    assert response.context["form"].non_field_errors() == [
        "Your organisation has filed its dissenting opinion on this decision already."
    ]
    assert ["More" in response.content.decode(), Dissent.objects.count()] == [True, 1]


def test_an_empty_opinion_is_refused_beside_its_field(cast, dissenter):
    decision = decision_of(make_published(cast))
    response = client_of(dissenter).post(address("meetings:dissent", decision.uid), typed(decision, text_en=" "))
    assert [list(response.context["form"].errors), Dissent.objects.count()] == [["text"], 0]


def test_after_the_window_the_form_is_closed_with_the_day_and_a_text_sent_late_is_not_lost(cast, dissenter):
    meeting = make_published(cast)
    decision, client = decision_of(meeting), client_of(dissenter)
    ended = f"The time for dissenting opinions ended on {day(meeting.dissent_window.due_on)}."
    at = address("meetings:dissent", decision.uid)
    with after_the_window(meeting):
        client.force_login(dissenter.user)
        page = client.get(at, follow=True)
        assert [str(message) for message in page.context["messages"]] == [ended]
        late = client.post(at, typed(decision, text_en=WHY))
        assert late.context["form"].non_field_errors() == [ended]
        assert WHY in late.content.decode()
        assert at not in html(dissenter, "page:meeting", meeting.ref)
    assert Dissent.objects.count() == 0


def test_the_sheet_names_who_may_still_dissent(cast, dissenter):
    """Observers never do, and who has said so on every decision has no more to say."""
    meeting = published(cast, items=2)
    voting = {hat.organisation for hat in (cast.chair, cast.member, cast.empty_seat, dissenter)}
    named = []
    for item in meeting.items.standing():
        named.append(set(get(None, "page:decision_sheet", meeting.ref).context["voters"]))
        make_dissent(item.decision, dissenter)
    named.append(set(get(None, "page:decision_sheet", meeting.ref).context["voters"]))
    assert named == [voting, voting, voting - {dissenter.organisation}]


def test_pages_say_until_when_and_afterwards_that_nobody_dissented(cast):
    meeting = make_published(cast)
    until = f"Until {day(meeting.dissent_window.due_on)} an organisation with a vote may file"
    pages = ("page:meeting", "page:decision_sheet")
    assert [until in html(None, name, meeting.ref) for name in pages] == [True, True]
    assert ["Why this date?" in html(None, name, meeting.ref) for name in pages] == [True, True]
    with after_the_window(meeting):
        assert ["No dissenting opinion was filed" in html(None, name, meeting.ref) for name in pages] == [True, True]


def test_a_meeting_that_has_no_sheet_yet_says_nothing_of_dissents(cast):
    assert "issenting opinion" not in html(None, "page:meeting", make_circulated(cast).ref)


def test_the_recommendation_that_came_from_the_decision_shows_it_and_another_does_not(db):
    cast = make_story_cast()
    dissenter = make_dissenter(cast.body)
    recommendation, other = make_transmitted(cast), make_transmitted(cast)
    make_dissent(recommendation.decision, dissenter)
    shown = [WHY in html(None, "page:recommendation", one.ref) for one in (recommendation, other)]
    assert shown == [True, False]
    assert 'id="dissents"' not in html(None, "page:recommendation", other.ref)


def test_two_recommendations_of_one_decision_both_show_it(db):
    cast = make_story_cast()
    dissenter, item = make_dissenter(cast.body), make_item_heard(cast, make_admitted(cast, publicity="at_once"))
    said = {"by": cast.secretary, "method": "consensus", "text": Words.of(en="Adopt")}
    made = adopt(decision_of=item, recommendations=[a_wording(cast) for _number in range(2)], **said)
    services.publish_decisions(item.meeting, by=cast.secretary)
    work_off_meetings()
    item.refresh_from_db()
    make_dissent(item.decision, dissenter)
    assert [WHY in html(None, "page:recommendation", one.ref) for one in made] == [True, True]


@pytest.mark.parametrize("who", ["nobody", "secretary", "member", "dissenter"])
@pytest.mark.parametrize("name", ["page:meeting", "page:decision_sheet"])
def test_three_dissents_cost_the_queries_of_one(cast, who, name):
    cast.nobody, cast.dissenter, counts = None, make_dissenter(cast.body), []
    for number in (1, 3):
        hats = [make_dissenter(cast.body) for _number in range(number)]
        meeting = published(cast, items=number)
        for item in meeting.items.standing():
            for hat in hats:
                make_dissent(item.decision, hat)
        counts.append(queries(getattr(cast, who), name, meeting.ref))
    assert [counts[0] == counts[1], counts[0] <= 12] == [True, True], counts


def test_a_decision_without_dissents_costs_a_recommendation_no_query_more(db):
    cast = make_story_cast()
    dissenter, counts = make_dissenter(cast.body), []
    recommendation = make_transmitted(cast)
    counts.append(queries(None, "page:recommendation", recommendation.ref))
    make_dissent(recommendation.decision, dissenter)
    counts.append(queries(None, "page:recommendation", recommendation.ref))
    assert counts == [5, 5]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_with_a_dissent_opens_in_every_language(cast, dissenter, language):
    meeting = make_published(cast)
    decision = decision_of(meeting)
    html(dissenter, "meetings:dissent", decision.uid, language=language)
    make_dissent(decision, dissenter)
    for name in ("page:meeting", "page:decision_sheet"):
        assert f'<html lang="{language}">' in html(None, name, meeting.ref, language=language)


def test_the_timeline_of_the_meeting_and_the_front_page_tell_of_it(cast, dissenter):
    meeting = make_published(cast)
    dissent = make_dissent(decision_of(meeting), dissenter)
    [first, *_others] = get(None, "page:meeting", meeting.ref).context["events"]
    assert (str(first["words"]), first["code"]) == ("A dissenting opinion was filed", dissent.filing.control_code)
    assert "A dissenting opinion was filed" in html(None, "page:home")


def test_a_permalink_of_a_letter_leads_to_the_meeting(cast, dissenter):
    meeting = make_published(cast)
    dissent = make_dissent(decision_of(meeting), dissenter)
    response = client_of(None).get(f"/go/meetings.dissent/{dissent.uid}/")
    assert [response.status_code, response["Location"].endswith(f"/meetings/{meeting.ref}/")] == [302, True]


def test_an_organisation_of_another_body_is_told_why_it_cannot(cast):
    decision = decision_of(make_published(cast))
    for hat in (make_dissenter(make_body()), make_hat("representative")):
        page = get(hat, "meetings:dissent", decision.uid)
        assert [page.status_code, "with a vote in this body" in page.content.decode()] == [403, True]
