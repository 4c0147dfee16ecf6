"""The pages of a sitting: who sees them, how they keep in step, what the queue of the browser is told."""

import uuid

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.words import Words
from meetings import services
from meetings.models import DraftWording, Remark
from tests.make.meetings import make_circulated, make_held, make_item, make_meeting
from tests.make.participants import client_of
from tests.meetings.browsing import address, html, queries, typed

OK, REFUSED, INVISIBLE, SIGN_IN = 200, 403, 404, 302
ROLES = ("secretary", "custodian", "chair", "co_chair", "member", "signer", "observer", "outsider", "nobody")
FOLLOW = {"secretary", "chair", "co_chair"}
DRAFT = Words.of(ru="Принять текст", kk="Мәтін қабылдансын")
PAGES = {
    "page:screen": {"secretary"},
    "page:screen_chair": FOLLOW,
    "page:screen_room": FOLLOW,
    "page:live_chair": FOLLOW,
    "page:live_room": FOLLOW,
}
STEPS = ("show_item", "word_draft", "note_remark", "enlist_speaker", "call_speaker")


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


def statuses(cast, name, *args):
    return {role: client_of(getattr(cast, role)).get(address(name, *args)).status_code for role in ROLES}


def expected(roles, others=REFUSED):
    return {role: OK if role in roles else others for role in ROLES} | {"nobody": SIGN_IN}


@pytest.mark.parametrize("name", PAGES)
def test_who_sees_a_screen(cast, meeting, name):
    assert statuses(cast, name, meeting.ref) == expected(PAGES[name])


def test_a_planned_meeting_has_screens_only_for_who_sees_it(cast):
    found = statuses(cast, "page:screen_chair", make_meeting(cast).ref)
    see = {**expected(FOLLOW, INVISIBLE), "custodian": REFUSED}
    assert found == see


@pytest.mark.parametrize("name", STEPS)
def test_only_the_secretariat_runs_the_sitting(cast, meeting, name):
    item = meeting.items.standing().first()
    assert statuses(cast, f"meetings:{name}", item.uid) == expected({"secretary"})


def test_only_the_secretariat_orders_the_speakers(cast, meeting):
    assert statuses(cast, "meetings:order_speakers", meeting.ref) == expected({"secretary"})


def test_the_agenda_says_that_civil_society_speaks_first(cast, meeting):
    told = "Speakers: civil society first."
    assert told not in html(None, "page:meeting", meeting.ref)
    said = typed(meeting, civil_society_first="on")
    client_of(cast.secretary).post(address("meetings:order_speakers", meeting.ref), said)
    assert told in html(None, "page:meeting", meeting.ref)


def test_without_a_script_the_forms_do_it_all(cast):
    meeting = make_held(cast)
    item, client = meeting.items.get(), client_of(cast.secretary)
    at = address("page:screen", meeting.ref)
    seat = meeting.invitations.first().seat
    sent = [
        ("show_item", {"version": 0}),
        ("word_draft", {"version": 0, "text_ru": "Принять текст"}),
        ("note_remark", {"text_ru": "Обсудили", "version": item.version}),
        ("enlist_speaker", {"seat": seat.uid, "version": item.version}),
    ]
    answers = [client.post(address(f"meetings:{name}", item.uid), typed(**said)) for name, said in sent]
    assert [(one.status_code, one["Location"]) for one in answers] == [(302, at)] * 4
    page = client.get(at).content.decode()
    assert [word in page for word in ("Принять текст", "<ol><li>", "Nobody waits")] == [True, True, False]


@pytest.mark.parametrize("regime", ["chatham_house", "closed"])
def test_where_nobody_may_be_named_there_is_no_field_for_it(cast, regime):
    page = html(cast.secretary, "page:screen", make_circulated(cast, regime=regime).ref)
    assert [word in page for word in ('name="seat"', 'name="attribution"', "speakers/")] == [False] * 3


def test_the_projector_shows_item_and_wording_in_every_language_and_no_control(cast, meeting):
    item = meeting.items.standing().first()
    services.show_item(item, by=cast.secretary, version=0)
    services.word_draft(item, by=cast.secretary, text=DRAFT, version=0)
    page = html(cast.chair, "page:screen_room", meeting.ref)
    shown = ["On access (рус)", "Принять текст", "Мәтін қабылдансын", "<form", "<button"]
    assert [word in page for word in shown] == [True, True, True, False, False]


@pytest.mark.parametrize("name", ["page:live_chair", "page:live_room"])
def test_a_poll_asks_once_and_writes_no_session_and_changes_show_at_once(cast, meeting, name):
    item, client, at = meeting.items.standing().first(), client_of(cast.chair), address(name, meeting.ref)
    services.show_item(item, by=cast.secretary, version=0)
    tag = client.get(at)["ETag"]
    before = list(Session.objects.values_list("session_data", "expire_date"))
    with CaptureQueriesContext(connection) as asked:
        same = client.get(at, headers={"If-None-Match": tag})
    with CaptureQueriesContext(connection) as cached:
        whole = client.get(at)
    assert [same.status_code, len(asked), whole.status_code, len(cached)] == [304, 1, 200, 1]
    assert [list(Session.objects.values_list("session_data", "expire_date")), "Set-Cookie" in same] == [before, False]
    services.word_draft(item, by=cast.secretary, text=DRAFT, version=0)
    changed = client.get(at, headers={"If-None-Match": tag})
    assert [changed.status_code, "Принять текст" in changed.content.decode()] == [200, True]


def test_a_session_trusted_for_one_meeting_or_person_is_no_key_to_another(cast, meeting):
    assert client_of(cast.chair).get(address("page:live_chair", meeting.ref)).status_code == OK
    assert client_of(cast.member).get(address("page:live_chair", meeting.ref)).status_code == REFUSED


def test_without_the_cache_the_screens_are_only_slower(cast, meeting, settings):
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://localhost:1/0"}}
    client, at = client_of(cast.chair), address("page:live_chair", meeting.ref)
    tag = client.get(at)["ETag"]
    assert client.get(at, headers={"If-None-Match": tag}).status_code == 304


def post(client, name, item, **said):
    return client.post(address(f"meetings:{name}", item.uid), typed(**said), headers={"X-Queue": "1"})


def test_what_the_queue_sends_twice_is_stored_once(cast):
    item, client, once = make_held(cast).items.get(), client_of(cast.secretary), uuid.uuid4()
    said = {"once": once, "version": item.version, "text_ru": "Обсудили"}
    answers = [post(client, "note_remark", item, **said) for _time in range(2)]
    assert [one.status_code for one in answers] == [200, 200]
    assert [answers[0].json(), Remark.objects.count()] == [answers[1].json(), 1]


def test_a_conflict_comes_back_with_what_stands(cast, meeting):
    item, client = meeting.items.standing().first(), client_of(cast.secretary)
    first = post(client, "word_draft", item, version=0, text_ru="Первый")
    second = post(client, "word_draft", item, version=0, text_ru="Второй")
    assert [first.json(), second.status_code, second.json()["stands"]] == [{"version": 1}, 409, {"ru": "Первый"}]
    assert post(client, "word_draft", item, version=second.json()["version"], text_ru="Второй").status_code == 200
    assert DraftWording.objects.get().text.said("ru").text == "Второй"


def test_the_queue_is_told_what_is_wrong_and_when_to_sign_in(cast):
    item = make_held(cast, regime="closed").items.get()
    named = {"version": item.version, "text_ru": cast.member.organisation.name.said("ru").text}
    warned = post(client_of(cast.secretary), "note_remark", item, **named)
    assert [warned.status_code, warned.json()["ask"]] == [422, True]
    assert post(client_of(cast.secretary), "note_remark", item, **named, is_sure="on").status_code == 200
    assert [post(client_of(hat), "show_item", item, version=0).status_code for hat in (None, cast.chair)] == [401, 403]


def test_a_screen_takes_the_same_queries_whatever_the_agenda(cast, meeting):
    services.show_item(meeting.items.standing().first(), by=cast.secretary, version=0)
    pages = ("page:screen", "page:screen_chair", "page:screen_room")
    before = [queries(cast.secretary, name, meeting.ref) for name in pages]
    for number in range(4):
        make_item(meeting, cast, title=f"On more {number}")
    assert [queries(cast.secretary, name, meeting.ref) for name in pages] == before
    assert max(before) <= 14


def test_the_secretariat_finds_its_screen_as_soon_as_the_agenda_is_published(cast, meeting):
    pages = [html(by, "page:meeting", meeting.ref) for by in (cast.secretary, cast.chair)]
    assert [f'href="{address("page:screen", meeting.ref)}"' in page for page in pages] == [True, False]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_chair_reads_the_agenda_by_the_clock_of_the_place(cast, meeting, language):
    page = html(cast.chair, "page:screen_chair", meeting.ref, language=language)
    assert f"<li>{meeting.starts:%H:%M} · 1." in page
