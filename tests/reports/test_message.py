"""A meeting in a few lines, to be copied into a chat."""

import pytest

from core.templatetags.dates import day
from core.words import Words
from reports.message import LONGEST, shortened
from tests.make.meetings import make_announced, make_cast, make_meeting
from tests.make.participants import client_of

pytestmark = pytest.mark.django_db


def messages(meeting, hat=None):
    page = client_of(hat).get(f"/en/meetings/{meeting.ref}/documents/")
    return {code: words for code, _name, words in page.context["messages_to_copy"]}


def test_a_message_says_which_meeting_about_what_when_where_and_ends_with_the_address():
    meeting = make_announced(make_cast())
    head, theme, when, address = messages(meeting)["en"].split("\n")
    assert head == f"{meeting.body.name.said('en').text}: Meeting {meeting.number}"
    assert theme == "Peaceful assemblies"
    assert when == f"{day(meeting.on)}, 10:00–13:00 (Astana time). Астана, Мәңгілік Ел 8"
    assert address.endswith(f"/en/meetings/{meeting.ref}/")


def test_the_link_of_the_room_is_in_no_message():
    meeting = make_announced(make_cast())
    assert [words for words in messages(meeting).values() if meeting.link in words] == []


def test_a_long_theme_is_cut_at_a_word_and_the_address_stays_whole():
    meeting = make_announced(make_cast(), title=Words.of(kk="қоғамдық бақылау " * 40))
    words = messages(meeting)["kk"]
    assert len(words) <= LONGEST
    assert set(words.split("\n")[1].removesuffix("…").split()) == {"қоғамдық", "бақылау"}
    assert words.endswith(f"/kk/meetings/{meeting.ref}/")


@pytest.mark.parametrize(
    ("text", "room", "said"), [("one two", 7, "one two"), ("one two", 6, "one…"), ("one two", 2, ""), ("one", 0, "")]
)
def test_whole_words_are_kept(text, room, said):
    assert shortened(text, room) == said


def test_nothing_is_told_of_a_meeting_before_it_is_announced():
    cast = make_cast()
    assert messages(make_meeting(cast), cast.secretary) == {}
