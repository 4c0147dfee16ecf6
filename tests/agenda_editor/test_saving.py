"""What one writes beside an item is saved while one writes; two who write lose nothing."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.words import Words
from meetings import services
from tests.agenda_editor.test_places import agenda, item
from tests.make.meetings import make_item
from tests.make.participants import client_of
from tests.make.proposing import make_taken
from tests.meetings.browsing import address, html, typed

QUEUE = {"HTTP_X_QUEUE": "1"}


def send(hat, step, thing, **said):
    """What the script of the editor sends."""
    said = {f"row_{name}": value for name, value in said.items()}
    return client_of(hat).post(address(f"meetings:{step}", thing.uid), typed(thing, **said), **QUEUE)


def test_saved_an_item_has_its_new_title_and_minutes_and_the_answer_says_how_the_agenda_stands(cast, plan):
    told = send(cast.secretary, "save_item", item(plan, "D"), title_en="D2", minutes=40).json()
    now = timezone.localtime().strftime("%H:%M")
    assert told["saved"] in (f"Saved at {now}.", f"Saved at {timezone.localtime():%H:%M}.")  # a minute may have passed
    rows = [(row["number"], row["title"], row["begins"], row["length"], row["part"]) for row in told["rows"]]
    assert rows == [
        ("1", "A", "10:00", "60 minutes", False),
        ("1.1", "B", "10:00", "20 minutes", True),
        ("1.2", "C", "10:20", "20 minutes", True),
        ("2", "D2", "11:00", "40 minutes", False),
        ("3", "E", "11:40", "15 minutes", False),
    ]
    assert [row["version"] for row in told["rows"]] == [one.version for one in plan.items.standing()]
    assert item(plan, "D2").title.said("ru").is_stale is False  # the Russian was emptied, so nothing is older


def test_a_move_says_where_the_item_is_now(cast, plan):
    told = send(cast.secretary, "indent_item", item(plan, "D")).json()
    assert told["moved"] == "“D” is 1.3 now and begins at 10:40."


def test_longer_than_the_meeting_it_says_so(cast, plan):
    told = send(cast.secretary, "save_item", item(plan, "D"), title_en="D", minutes=200).json()
    assert told["overrun"] == "The items take 95 minutes longer than the meeting."


def test_changed_by_somebody_else_both_texts_come_back_and_nothing_is_overwritten(cast, plan):
    seen = item(plan, "D")
    services.save_item(item(plan, "D"), by=cast.secretary, title=Words.of(en="Theirs"), minutes=15)
    answer = send(cast.secretary, "save_item", seen, title_en="Mine", minutes=15)
    told = answer.json()
    assert [answer.status_code, told["stands"]] == [409, {"row_title_en": "Theirs", "row_minutes": "15"}]
    assert agenda(plan) == "1 A, 1.1 B, 1.2 C, 2 Theirs, 3 E"
    again = typed(row_title_en="Mine", row_minutes=15, version=told["version"])
    client_of(cast.secretary).post(address("meetings:save_item", seen.uid), again, **QUEUE)
    assert agenda(plan) == "1 A, 1.1 B, 1.2 C, 2 Mine, 3 E"


def test_sent_twice_it_is_saved_once(cast, plan):
    said, client = typed(item(plan, "D"), row_title_en="D2", row_minutes=15), client_of(cast.secretary)
    to = address("meetings:save_item", item(plan, "D").uid)
    answers = [client.post(to, said, **QUEUE) for _ in "12"]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert agenda(plan) == "1 A, 1.1 B, 1.2 C, 2 D2, 3 E"


@pytest.mark.parametrize(("said", "why"), [({"title_en": "", "minutes": 15}, 1), ({"title_en": "D", "minutes": 0}, 1)])
def test_what_is_wrong_is_said_and_the_rest_stands(cast, plan, said, why):
    answer = send(cast.secretary, "save_item", item(plan, "D"), **said)
    assert [answer.status_code, len(answer.json()["says"]), len(answer.json()["rows"])] == [422, why, 5]


def test_parts_do_not_grow_beyond_what_they_are_part_of(cast, plan):
    with pytest.raises(ValidationError) as refused:
        services.save_item(item(plan, "B"), by=cast.secretary, title=Words.of(en="B"), minutes=41)
    assert list(refused.value.message_dict) == ["minutes"]


@pytest.mark.parametrize("hat", ["chair", "member", "observer"])
def test_whoever_does_not_run_the_meeting_saves_nothing(cast, plan, hat):
    assert send(getattr(cast, hat), "save_item", item(plan, "D"), title_en="X", minutes=15).status_code in (403, 404)
    assert agenda(plan).count("X") == 0


def test_nobody_is_asked_to_sign_in(cast, plan):
    assert send(None, "save_item", item(plan, "D"), title_en="X", minutes=15).status_code == 401


def test_without_script_the_same_form_goes_back_to_the_editor(cast, plan):
    seen = item(plan, "D")
    answer = client_of(cast.secretary).post(
        address("meetings:save_item", seen.uid), typed(seen, row_title_en="D2", row_minutes=20)
    )
    assert [answer.status_code, answer.url] == [302, address("meetings:agenda", plan.ref)]


def test_only_a_draft_is_saved_while_one_writes(cast, plan):
    drafted = html(cast.secretary, "meetings:agenda", plan.ref)
    services.publish_agenda(plan, by=cast.secretary)
    published = html(cast.secretary, "meetings:agenda", plan.ref)
    assert [page.count(" data-agenda ") for page in (drafted, published)] == [1, 0]


def test_one_more_item_is_added_though_others_arranged_meanwhile(cast, plan):
    said = typed(plan, title_en="F", standing_question="q1", minutes=10)
    services.indent_item(item(plan, "D"), by=cast.secretary)
    client_of(cast.secretary).post(address("meetings:agenda", plan.ref), said)
    assert agenda(plan) == "1 A, 1.1 B, 1.2 C, 1.3 D, 2 E, 3 F"


def kinds(words):
    return {code: text.kind for code, text in words.texts.items()}


def test_a_translation_the_secretariat_types_for_a_members_item_is_working_until_its_author_approves(cast):
    taken = make_taken(cast)
    mine = taken.item
    title = Words.of("en", en=mine.title.said("en").text, kk="Қазақша", ru="По-русски")
    services.save_item(mine, by=cast.secretary, title=title, minutes=mine.minutes)
    assert kinds(mine.title) == {"en": "official", "kk": "working", "ru": "working"}
    said = {"standing_question": mine.standing_question, "minutes": mine.minutes}
    services.edit_item(mine, by=cast.secretary, title=mine.title, **said)
    assert kinds(mine.title) == {"en": "official", "kk": "working", "ru": "working"}
    text = services.translatable_title(mine, taken.seat)
    services.approve_translation(text, by=cast.member, language="kk", said="Қазақша")
    mine.refresh_from_db()
    said |= {"title": Words.of("en", **{code: one.text for code, one in mine.title.texts.items()})}
    services.edit_item(mine, by=cast.secretary, **said)
    assert kinds(mine.title) == {"en": "official", "kk": "official", "ru": "working"}


def test_of_the_secretariats_own_item_what_it_types_is_official(cast, plan):
    mine = make_item(plan, cast, title="Own")
    title = Words.of("en", en="Own", kk="Өз")
    assert kinds(services.save_item(mine, by=cast.secretary, title=title, minutes=10).title) == {
        "en": "official",
        "kk": "official",
    }


def test_a_key_of_nothing_sends_nothing(cast, plan):
    answer = client_of(cast.secretary).post(address("meetings:save_item", uuid.uuid4()), {}, **QUEUE)
    assert answer.status_code == 404
