"""What comes without a name: nobody can tell who sent it, it is shown in batches of five or erased unread (design.md §5.8)."""

import json
import re

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.translation import override

from core.lines import Line
from core.once import Once
from core.unattributed import UnattributedText
from core.words import Words
from meetings import services
from meetings.kinds import Regime
from tests.make.minutes import make_in_comment, make_over, the_day_after
from tests.make.participants import client_of
from tests.meetings.browsing import address

MARKERS = [f"zhusan over the steppe {word}" for word in ("one", "two", "three", "four", "five", "six")]


@pytest.fixture
def minutes(cast):
    return make_in_comment(cast, regime=Regime.CHATHAM_HOUSE)


def send(minutes, hat, text, client=None):
    said = {"text_en": text, "is_sure": "on"}
    return (client or client_of(hat)).post(address("meetings:comment_without_name", minutes.meeting.ref), said)


def fill(minutes, number):
    for text in MARKERS[:number]:
        services.send_without_name(minutes, text=Words.of(en=text))


def read(minutes, hat):
    with override("en"):
        page = client_of(hat).get(minutes.get_absolute_url()).content.decode()
    return re.findall(r"zhusan over the steppe \w+", page)


def rows_with(word):
    """Which tables hold a row in which the word stands."""
    found = set()
    for model in apps.get_models():
        for row in model._base_manager.values():
            if word in json.dumps(row, default=str, ensure_ascii=False):
                found.add(model._meta.label_lower)
    return found


def test_a_row_has_no_column_for_a_person_a_moment_or_an_order():
    columns = [field.name for field in UnattributedText._meta.get_fields()]
    assert columns == ["uid", "about_kind", "about_uid", "text", "shown_on"]


def test_what_one_sends_leaves_its_text_in_one_table_and_nothing_else_anywhere(cast, minutes, caplog):
    client = client_of(cast.signer)
    before = [Line.objects.count(), Once.objects.count(), Session.objects.get().session_data]
    answer = send(minutes, cast.signer, MARKERS[0], client)
    assert [answer.status_code, "It came in" in answer.content.decode()] == [200, True]
    assert rows_with("zhusan") == {"core.unattributedtext"}
    assert [Line.objects.count(), Once.objects.count(), Session.objects.get().session_data] == before
    assert [record for record in caplog.records if "request" in record.getMessage()] == []


def test_nobody_reads_fewer_than_five(cast, minutes):
    fill(minutes, 4)
    services.show_unattributed(timezone.localdate())
    assert [read(minutes, hat) for hat in (cast.secretary, cast.signer)] == [[], []]


def test_the_fifth_is_not_seen_before_the_clock_rings(cast, minutes):
    fill(minutes, 5)
    assert read(minutes, cast.secretary) == []
    services.show_unattributed(timezone.localdate())
    assert sorted(read(minutes, cast.secretary)) == sorted(MARKERS[:5])


def test_the_sixth_waits_for_four_more_so_that_it_does_not_stand_out(cast, minutes):
    fill(minutes, 5)
    services.show_unattributed(timezone.localdate())
    services.send_without_name(minutes, text=Words.of(en=MARKERS[5]))
    services.show_unattributed(timezone.localdate())
    assert sorted(read(minutes, cast.secretary)) == sorted(MARKERS[:5])


def test_they_stand_in_the_order_of_their_random_keys(cast, minutes):
    fill(minutes, 5)
    services.show_unattributed(timezone.localdate())
    by_key = UnattributedText.objects.order_by("uid")
    assert read(minutes, cast.secretary) == [str(one.text.texts["en"].text) for one in by_key]


def test_a_batch_that_did_not_fill_is_erased_when_the_window_closes(cast, minutes):
    fill(minutes, 4)
    with the_day_after(minutes.comment_window):
        services.close_comments(timezone.localdate())
    assert not UnattributedText.objects.exists()


def test_a_double_click_is_one_text(cast, minutes):
    fill(minutes, 1)
    fill(minutes, 1)
    assert UnattributedText.objects.count() == 1


def test_an_empty_text_is_refused_beside_its_field(cast, minutes):
    page = send(minutes, cast.signer, "")
    assert list(page.context["form"].errors) == ["text"]


def test_a_text_that_names_an_organisation_of_the_meeting_is_sent_only_after_one_more_look(cast, minutes):
    name = f"{cast.member.organisation} said so"
    said = {"text_en": name}
    client, url = client_of(cast.signer), address("meetings:comment_without_name", minutes.meeting.ref)
    page = client.post(url, said)
    assert [list(page.context["form"].errors), name in page.content.decode()] == [["is_sure"], True]
    assert client.post(url, {**said, "is_sure": "on"}).status_code == 200
    assert UnattributedText.objects.count() == 1


@pytest.mark.parametrize(
    ("hat", "status"), [("signer", 200), ("secretary", 403), ("custodian", 403), ("outsider", 404), ("nobody", 302)]
)
def test_the_door_opens_to_whoever_may_comment_under_a_name(cast, minutes, hat, status):
    url = address("meetings:comment_without_name", minutes.meeting.ref)
    assert client_of(getattr(cast, hat)).get(url).status_code == status


def test_who_was_writing_when_the_window_closed_finds_the_text(cast, minutes):
    client = client_of(cast.signer)
    with the_day_after(minutes.comment_window):
        client.force_login(cast.signer.user)
        late = send(minutes, cast.signer, MARKERS[0], client)
    assert [late.status_code, MARKERS[0] in late.content.decode()] == [409, True]
    assert not UnattributedText.objects.exists()


def test_where_words_are_attributed_there_is_no_such_door(cast):
    minutes = make_in_comment(cast, regime=Regime.ON_RECORD)
    answer = client_of(cast.signer).get(address("meetings:comment_without_name", minutes.meeting.ref))
    with override("en"):
        assert [answer.status_code, answer.url] == [302, minutes.get_absolute_url()]


def test_dissents_without_a_name_stand_beside_the_decision_in_a_batch(cast):
    meeting = make_over(cast, regime=Regime.CLOSED)
    decision = meeting.items.get().decision
    url = address("meetings:dissent_without_name", decision.uid)
    for text in MARKERS[:5]:
        sent = client_of(cast.signer).post(url, {"text_en": text, "is_sure": "on"})
        assert sent.status_code == 200
    services.show_unattributed(timezone.localdate())
    with override("en"):
        sheet = client_of(cast.signer).get(f"{meeting.get_absolute_url()}decisions/").content.decode()
    assert sorted(re.findall(r"zhusan over the steppe \w+", sheet)) == sorted(MARKERS[:5])


def test_dissents_that_fill_no_batch_are_erased_when_their_window_closes(cast):
    meeting = make_over(cast, regime=Regime.CLOSED)
    services.send_without_name(meeting.items.get().decision, text=Words.of(en=MARKERS[0]))
    with the_day_after(meeting.dissent_window):
        services.close_dissents(timezone.localdate())
    assert not UnattributedText.objects.exists()
