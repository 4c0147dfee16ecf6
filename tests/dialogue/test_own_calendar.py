"""One's own calendar: the page that makes and revokes its address, and what programs read at it."""

import datetime as dt
import logging
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from django.utils.html import strip_tags
from icalendar import Calendar
from structlog.testing import capture_logs

from core.words import Words
from deadlines.models import Term
from deadlines.terms import extend_term, pause_term, resume_term
from meetings import services as meetings
from meetings.kinds import Answer, Regime
from meetings.models import Invitation
from participants.kinds import PostKind
from participants.models import CalendarAddress, Holding
from participants.own_calendar import make_calendar_address, reader_of
from participants.services import deactivate, end_holding
from proposals.kinds import Publicity
from tests.make.meetings import LINK, REASON, make_announced, make_cancelled, make_meeting
from tests.make.participants import client_of, make_body, make_hat, make_person, make_post, sit
from tests.make.proposals import make_draft, make_filed, make_reply, make_request
from tests.make.recommendations import (
    make_adopted,
    make_answer,
    make_cast,
    make_claim,
    make_objection,
    make_transmitted,
)
from tests.meetings.test_calendars import make_many

pytestmark = pytest.mark.django_db
PAGE, MAKE, REVOKE = "/en/account/calendar/", "/en/account/calendar/make/", "/en/account/calendar/revoke/"
ROLES = ["secretary", "custodian", "chair", "member", "observer", "outsider", "focal", "signatory", "author"]


@pytest.fixture
def cast(db):
    return make_cast()


def ask(secret, **headers):
    with translation.override(translation.get_language()):  # a request leaves its own language in the thread
        return Client().get(f"/feeds/own/{secret}/calendar.ics", **headers)


def text_of(hat):
    """The calendar of the hat's person as a program reads it, without any cookie."""
    response = ask(make_calendar_address(by=hat))
    assert response.status_code == 200
    return response.content.decode()


def events_of(hat):
    """The entries of the calendar, by their words."""
    return {str(event["SUMMARY"]): event for event in Calendar.from_ical(text_of(hat)).walk("VEVENT")}


def days_of(hat):
    """The entries for whole days: the words of each, without the thing's number."""
    days = [event for event in events_of(hat).values() if not isinstance(event["DTSTART"].dt, dt.datetime)]
    return sorted(str(event["SUMMARY"]).partition(":")[0] for event in days)


def meetings_of(hat):
    return {
        str(event["UID"]): event for event in events_of(hat).values() if isinstance(event["DTSTART"].dt, dt.datetime)
    }


# meetings -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ROLES)
def test_it_carries_the_meetings_its_reader_may_see_and_no_plan_to_whom_it_is_none_of_their_business(cast, role):
    seen, plan = make_announced(cast), make_meeting(cast, title=Words.of(en="Plan"))
    sees_plans = role in ("secretary", "custodian", "chair")
    assert meetings_of(getattr(cast, role)).keys() == {str(seen.uid), *([str(plan.uid)] if sees_plans else [])}


def test_a_plan_is_told_as_uncertain(cast):
    make_meeting(cast)
    [event] = meetings_of(cast.chair).values()
    assert event["STATUS"] == "TENTATIVE"


def test_where_one_is_expected_ones_time_is_taken_and_elsewhere_it_is_free(cast):
    own, other = make_announced(cast), make_announced(cast, body=make_body(), title=Words.of(en="Elsewhere"))
    taken = {uid: event["TRANSP"] for uid, event in meetings_of(cast.member).items()}
    assert taken == {str(own.uid): "OPAQUE", str(other.uid): "TRANSPARENT"}
    invitation = Invitation.objects.get(meeting=own, seat=cast.member.seat)
    meetings.answer_invitation(invitation, by=cast.member, answer=Answer.NO)
    assert {event["TRANSP"] for event in meetings_of(cast.member).values()} == {"TRANSPARENT"}


def test_there_is_no_link_to_a_room_and_no_name_of_a_person(cast):
    make_announced(cast)
    for role in ROLES:
        text = text_of(getattr(cast, role))
        person = str(getattr(cast, role).user)
        named = [one for one in (LINK, "ATTENDEE", "ORGANIZER", "mailto", "Vice-minister", person) if one in text]
        assert named == []


def test_a_closed_meeting_is_busy_for_its_members_too_and_leads_to_its_page(cast):
    closed = make_announced(cast, regime=Regime.CLOSED, title=Words.of(en="Marker"), place=Words.of(en="Marker hall"))
    for hat in (cast.member, cast.secretary, cast.outsider):
        [event] = meetings_of(hat).values()
        assert [str(event["SUMMARY"]), event.get("LOCATION"), event.get("DESCRIPTION")] == ["Busy", None, None]
        assert [event.start, str(event["URL"]).endswith(f"/go/meetings.meeting/{closed.uid}/")] == [
            closed.starts_at,
            True,
        ]
        assert "Marker" not in text_of(hat)


def test_a_moved_meeting_moves_and_a_cancelled_one_says_so(cast):
    moved, gone = make_announced(cast), make_cancelled(cast, title=Words.of(en="Gone"))
    when = {"on": moved.on + dt.timedelta(days=1), "starts": moved.starts, "ends": moved.ends, "zone": moved.zone}
    meetings.move_meeting(moved, by=cast.secretary, reason=REASON, place=moved.place, link=LINK, **when)
    said = {uid: (event["SEQUENCE"], event["STATUS"]) for uid, event in meetings_of(cast.member).items()}
    assert said == {str(moved.uid): (1, "CONFIRMED"), str(gone.uid): (1, "CANCELLED")}


@pytest.mark.parametrize(("language", "theme"), [("kk", "Бейбіт жиналыстар"), ("ru", "Мирные собрания")])
def test_it_speaks_the_language_of_its_readers_letters(cast, language, theme):
    make_announced(cast)
    cast.member.user.language = language
    cast.member.user.save()
    [summary] = events_of(cast.member)
    assert summary.endswith(theme)


# terms ----------------------------------------------------------------------------------------------------------------------


def test_whoever_owes_a_reply_finds_its_last_day_with_number_and_links(cast):
    request = make_request(cast)
    for hat in (cast.focal, cast.signatory):
        printed = request.proposal.printed
        event = events_of(hat)[f"Reply to the proposal: {printed}"]
        term = request.term
        assert [event["DTSTART"].dt, event["TRANSP"], str(event["UID"])] == [term.due_on, "TRANSPARENT", str(term.uid)]
        assert str(event["URL"]).endswith(f"/go/proposals.replyrequest/{request.uid}/")
        told = str(event["DESCRIPTION"])
        assert [str(cast.ministry) in told, f"/en/terms/{term.uid}/" in told] == [True, True]


@pytest.mark.parametrize(
    ("role", "days"),
    [
        ("focal", ["Reply to the proposal"]),
        ("signatory", ["Reply to the proposal"]),
        ("other_focal", []),
        ("author", []),
        ("secretary", []),
        ("outsider", []),
        ("member", []),
        ("observer", []),
    ],
)
def test_nobody_finds_the_terms_of_others(cast, role, days):
    make_request(cast)
    assert days_of(getattr(cast, role)) == days


def test_the_secretariat_finds_what_it_has_to_check(cast):
    make_filed(cast)
    assert [days_of(hat) for hat in (cast.secretary, cast.author, cast.focal)] == [["Completeness check"], [], []]


def test_whoever_assesses_finds_when_the_window_closes_and_each_side_of_an_objection_its_own_day(cast):
    claim = make_claim(make_transmitted(cast), cast)
    type(claim).objects.update(public_from=timezone.now())
    window = "Window for assessment"
    assert [days_of(hat) for hat in (cast.author, cast.ombudsman)] == [[window], [window]]
    assert [window in days_of(hat) for hat in (cast.focal, cast.observer, cast.secretary)] == [False] * 3
    objection = make_objection(claim, cast.author)
    assert "Reply to the objection" in days_of(cast.focal)
    make_answer(objection, cast)
    assert days_of(cast.author) == ["Keeping or withdrawing the objection", window]
    assert "Reply to the objection" not in days_of(cast.focal)


def test_a_title_is_told_where_everybody_may_read_it_and_a_number_elsewhere(cast):
    hidden = make_request(cast, publicity=Publicity.NAMED)
    [event] = events_of(cast.focal).values()
    assert [str(event["SUMMARY"]).endswith(hidden.proposal.printed), "порядок" in str(event["DESCRIPTION"])] == [
        True,
        False,
    ]
    sent = make_transmitted(cast)
    told = events_of(cast.focal)[f"Position on the recommendation: {sent.printed}"]["DESCRIPTION"]
    assert "Ввести уведомительный порядок [РУС]" in str(told)


IMPLEMENT = "Last day to implement the recommendation"


def test_the_lead_finds_until_when_a_recommendation_is_to_be_implemented_until_it_says_that_it_is_done(cast):
    recommendation = make_transmitted(cast)
    event = events_of(cast.focal)[f"{IMPLEMENT}: {recommendation.printed}"]
    assert [event["DTSTART"].dt, str(event["UID"])] == [recommendation.due_on, str(recommendation.uid)]
    assert str(event["DESCRIPTION"]).startswith("Ввести уведомительный порядок [РУС]")
    assert [role for role in ROLES if IMPLEMENT in days_of(getattr(cast, role))] == ["focal", "signatory"]
    make_claim(recommendation, cast)
    assert IMPLEMENT not in days_of(cast.focal)


def test_a_recommendation_that_is_not_sent_yet_or_has_no_day_is_in_no_calendar(cast):
    make_adopted(cast)
    type(make_transmitted(cast)).objects.filter(state="transmitted").update(due_on=None)  # as imports leave it
    assert [role for role in ROLES if IMPLEMENT in days_of(getattr(cast, role))] == []


def test_a_private_draft_is_nowhere(cast):
    make_draft(cast, title=Words.of(ru="Черновик-метка"))
    assert [role for role in ROLES if "метка" in text_of(getattr(cast, role))] == []


def test_an_extended_term_moves_a_paused_or_met_one_goes(cast):
    request = make_request(cast)
    before = events_of(cast.focal)[f"Reply to the proposal: {request.proposal.printed}"]
    extend_term(request, "reply", until=request.term.due_on + dt.timedelta(days=7), by=cast.signatory, reason=REASON)
    after = events_of(cast.focal)[f"Reply to the proposal: {request.proposal.printed}"]
    assert [after["UID"], after["DTSTART"].dt > before["DTSTART"].dt] == [before["UID"], True]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    pause_term(request, "reply", by=cast.signatory, reason=REASON)
    assert days_of(cast.focal) == []
    resume_term(request, "reply", by=cast.signatory)
    assert days_of(cast.focal) == ["Reply to the proposal"]
    make_reply(request, cast)
    assert days_of(cast.focal) == []


def test_what_has_been_late_for_long_is_left_to_the_desk(cast):
    make_request(cast)
    for days, seen in ((31, ["Reply to the proposal"]), (32, [])):
        Term.objects.filter(rule="reply").update(
            due_on=timezone.localdate() - dt.timedelta(days=days),
            started_on=timezone.localdate() - dt.timedelta(days=90),
        )
        assert days_of(cast.focal) == seen


# who gets it, and who no longer does ----------------------------------------------------------------------------------------


def gone(response):
    return [response.status_code, response.content, response["Cache-Control"]]


NOTHING = [404, b"", "private, no-store"]


def test_a_wrong_a_replaced_and_a_revoked_address_and_one_of_a_closed_account_give_the_same_nothing(cast):
    first = make_calendar_address(by=cast.member)
    second = make_calendar_address(by=cast.member)
    assert [gone(ask(secret)) for secret in ("wrong", first)] == [NOTHING, NOTHING]
    assert ask(second).status_code == 200
    deactivate(cast.member.user, by=cast.secretary)
    assert gone(ask(second)) == NOTHING
    headers = {name: value for name, value in ask(second).headers.items() if name != "Content-Length"}
    assert headers == {name: value for name, value in ask("wrong").headers.items() if name != "Content-Length"}


def test_being_signed_in_opens_nobody_elses_calendar_and_is_not_needed_for_ones_own(cast):
    secret = make_calendar_address(by=cast.focal)
    make_request(cast)
    as_somebody_else = client_of(cast.outsider).get(f"/feeds/own/{secret}/calendar.ics")
    assert as_somebody_else.content == ask(secret).content
    assert [dict(one.cookies) for one in (as_somebody_else, ask(secret), ask("wrong"))] == [{}, {}, {}]


def test_when_the_post_ends_its_terms_end_with_it(cast):
    make_request(cast)
    person = cast.focal.user
    secret = make_calendar_address(by=cast.focal)
    assert "Reply to the proposal" in ask(secret).content.decode()
    end_holding(Holding.objects.get(user=person), by=cast.secretary)
    assert [ask(secret).status_code, "Reply to the proposal" in ask(secret).content.decode()] == [200, False]


def test_when_the_seat_ends_the_plans_of_the_body_end_with_it(cast):
    plan = make_meeting(cast)
    secret = make_calendar_address(by=cast.chair)
    assert str(plan.uid) in ask(secret).content.decode()
    end_holding(Holding.objects.get(user=cast.chair.user), by=cast.secretary)
    assert str(plan.uid) not in ask(secret).content.decode()


def test_a_person_of_two_hats_finds_what_belongs_to_both(cast):
    make_request(cast)
    make_filed(cast)
    both = make_hat(PostKind.SECRETARY)
    sit(make_post(cast.ministry, PostKind.FOCAL_POINT), both.user)
    assert days_of(both) == ["Completeness check", "Reply to the proposal"]


def test_it_stays_private_on_the_way_and_says_nothing_twice(cast):
    make_announced(cast)
    secret = make_calendar_address(by=cast.member)
    first = ask(secret)
    again = ask(secret, HTTP_IF_NONE_MATCH=first["ETag"])
    for response in (first, again, ask("wrong")):
        assert response["Cache-Control"].startswith("private")
        assert [response["Referrer-Policy"], response["X-Robots-Tag"]] == ["no-referrer", "noindex"]
    assert [first.status_code, again.status_code, again.content] == [200, 304, b""]
    meetings.cancel_meeting(make_announced(cast), by=cast.secretary, reason=REASON)
    assert ask(secret, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200


def test_nobody_writes_at_the_address_and_a_program_may_ask_for_its_head_alone(cast):
    secret = make_calendar_address(by=cast.member)
    heads = [Client().head(f"/feeds/own/{one}/calendar.ics") for one in (secret, "wrong")]
    assert [(one.status_code, one.content, "ETag" in one) for one in heads] == [(200, b"", True), (404, b"", False)]
    asked = [Client().post(f"/feeds/own/{one}/calendar.ics").status_code for one in (secret, "wrong")]
    assert [asked, reader_of(secret)] == [[405, 405], cast.member.user]


def test_no_log_ever_has_the_secret(cast, caplog):
    client = client_of(cast.member)
    with capture_logs() as lines, caplog.at_level(logging.DEBUG):
        secret = make(client)
        (
            ask(secret),
            ask(secret, HTTP_IF_NONE_MATCH="x"),
            ask(secret + "x"),
            Client().post(f"/feeds/own/{secret}/calendar.ics"),
        )
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert [one for one in [*map(str, lines), *ours] if secret in one] == []
    routes = {line["route"] for line in lines if line.get("event") == "request"}
    assert routes == {"feeds/own/<str:token>/calendar.ics", "en/account/calendar/make/"}


def test_a_failure_leaves_its_traceback_without_the_secret(cast, caplog, monkeypatch):
    secret = make_calendar_address(by=cast.member)
    monkeypatch.setattr("dialogue.pages.own_feed.own_text", None)
    response = Client(raise_request_exception=False).get(f"/feeds/own/{secret}/calendar.ics")
    ours = [record for record in caplog.records if not record.name.startswith("django.db")]
    assert [response.status_code, "TypeError" in caplog.text] == [500, True]
    assert [record for record in ours if secret in record.getMessage() + str(record.exc_text)] == []


# how much it costs ----------------------------------------------------------------------------------------------------------


def queries(secret):
    with CaptureQueriesContext(connection) as asked:
        assert ask(secret).status_code == 200
    return len(asked)


def test_it_costs_the_same_few_queries_however_much_there_is(cast):
    secrets = [make_calendar_address(by=hat) for hat in (cast.secretary, cast.focal, cast.author, cast.member)]
    make_request(cast), make_announced(cast)
    few = [queries(secret) for secret in secrets]
    make_many(cast, 1000)
    for _time in range(3):
        make_request(cast), make_filed(cast)
    assert [queries(secret) for secret in secrets] == few == [5, 5, 5, 5]
    shown = [str(event["UID"]) for event in Calendar.from_ical(ask(secrets[0]).content).walk("VEVENT")]
    assert [len(shown), len(set(shown))] == [203, 203]  # 200 meetings, 3 proposals to check


def test_it_reads_back_as_it_was_written_and_its_lines_are_short(cast):
    make_request(cast), make_announced(cast, title=Words.of(kk="Ұйымдардың ұсыныстарын ескеру; бірінші мәселе, " * 3))
    for language in ("kk", "ru", "en"):
        type(cast.focal.user).objects.update(language=language)
        text = text_of(cast.focal)
        assert Calendar.from_ical(text).to_ical(sorted=False).decode() == text
        assert [line for line in text.encode().split(b"\r\n") if len(line) > 75] == []


# the page -------------------------------------------------------------------------------------------------------------------


def make(client, once=None):
    """Press the button; returns the secret the answer shows."""
    response = client.post(MAKE, {"once": once or uuid.uuid4()})
    assert response.status_code == 200
    return response.context["secret_address"].split("/")[-2]


def words_of(response):
    return " ".join(strip_tags(response.content.decode()).split())


@pytest.mark.parametrize("address", [PAGE, MAKE, REVOKE])
def test_the_anonymous_sign_in_first(address):
    assert Client().get(address).url == f"/en/account/login/?next={address}"


@pytest.mark.parametrize("role", ROLES)
def test_everybody_with_an_account_makes_reads_replaces_and_revokes_their_own(cast, role):
    client = client_of(getattr(cast, role))
    assert "There is none." in words_of(client.get(PAGE))
    first = make(client)
    assert ask(first).status_code == 200
    assert "Made on" in words_of(client.get(PAGE))
    second = make(client)
    assert [ask(first).status_code, ask(second).status_code] == [404, 200]
    assert client.post(REVOKE, {"once": uuid.uuid4()}).url == PAGE
    assert [ask(second).status_code, "There is none." in words_of(client.get(PAGE))] == [404, True]


def test_whoever_sits_nowhere_has_the_page_too():
    client = Client()
    client.force_login(make_person())
    assert [client.get(PAGE).status_code, ask(make(client)).status_code] == [200, 200]


def test_the_address_is_shown_once_in_an_answer_nothing_keeps(cast):
    client = client_of(cast.member)
    response = client.post(MAKE, {"once": uuid.uuid4()})
    address = response.context["secret_address"]
    secret = address.split("/")[-2]
    assert f'value="{address}"' in response.content.decode()
    assert ["no-store" in response["Cache-Control"], response["Referrer-Policy"]] == [True, "no-referrer"]
    assert secret not in client.get(PAGE).content.decode()
    assert secret not in str(dict(client.session.items()))
    assert ask(secret).status_code == 200


def test_sent_twice_the_first_address_stands(cast):
    client, once = client_of(cast.member), uuid.uuid4()
    secret = make(client, once)
    assert client.post(MAKE, {"once": once}).url == PAGE
    assert [ask(secret).status_code, CalendarAddress.objects.count()] == [200, 1]


def test_opening_a_page_changes_nothing(cast):
    client = client_of(cast.member)
    secret = make(client)
    pages = [words_of(client.get(address)) for address in (MAKE, REVOKE, PAGE)]
    assert ask(secret).status_code == 200
    assert "An address made before stops working at once, in every program that follows it." in pages[0]
    assert "Every program that follows the address gets nothing more, at once." in pages[1]


def test_a_form_without_its_key_is_shown_again_and_makes_nothing(cast):
    response = client_of(cast.member).post(MAKE, {})
    assert [response.status_code, CalendarAddress.objects.count()] == [200, 0]


def test_the_page_says_what_the_address_gives_away_and_offers_the_calendars_of_all_bodies(cast):
    response = client_of(cast.member).get(PAGE)
    assert "Never a link to an online room, a paper, a draft, or the name of a person." in words_of(response)
    page = response.content.decode()
    assert [f"/feeds/bodies/{cast.body.code}.ics?language=en" in page, "/calendar.ics?language=en" in page] == [
        True,
        True,
    ]


def test_the_page_stands_among_those_of_the_account(cast):
    assert f'href="{PAGE}"' in client_of(cast.member).get("/en/account/password/change/").content.decode()
    here = [client_of(cast.member).get(PAGE), client_of(cast.member).post(MAKE, {"once": uuid.uuid4()})]
    assert [f'href="{PAGE}" aria-current="page"' in page.content.decode() for page in here] == [True, True]


def test_the_page_costs_few_queries_however_many_bodies_there_are(cast):
    client = client_of(cast.member)
    with CaptureQueriesContext(connection) as few:
        client.get(PAGE)
    for _body in range(10):
        make_body()
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)
    assert [len(many), len(many) <= 10] == [len(few), True]
