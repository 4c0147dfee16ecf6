"""Two wordings word by word: nothing is lost on either side."""

from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.comparing import MOST, compared

TEXTS = st.text(alphabet="аб ә\n.", max_size=40)


@given(TEXTS, TEXTS)
@settings(max_examples=100, deadline=None)
def test_joined_the_pieces_are_the_old_text_and_the_new_one(old, new):
    pieces = compared(old, new)
    assert "".join(text for kind, text in pieces if kind != "ins") == old
    assert "".join(text for kind, text in pieces if kind != "del") == new


def test_only_the_words_that_changed_are_marked():
    assert compared("a notice of five days", "a notice of two days") == [
        ("same", "a notice of "),
        ("del", "five"),
        ("ins", "two"),
        ("same", " days"),
    ]


def test_what_is_too_long_to_compare_is_shown_whole():
    long = "word " * MOST
    assert compared(long, "short") == [("del", long), ("ins", "short")]
