"""Icons, badges, the bar of a term and the same page in another language."""

from datetime import date

import pytest
from django.template import Context, TemplateDoesNotExist, TemplateSyntaxError
from django.test import RequestFactory

from core.templatetags.look import badge, icon, in_section, same_page_in, term_bar


def test_an_icon_is_an_ornament_that_screen_readers_pass_over():
    assert icon("check").split(">")[0] == (
        '<svg class="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false"'
    )


def test_an_icon_nobody_drew_is_an_error():
    with pytest.raises(TemplateDoesNotExist):
        icon("no-such-icon")


def test_a_badge_says_its_word_and_a_screen_reader_hears_the_long_form():
    assert badge("ok", "", "Implemented", "State body claims: implemented") == (
        '<span class="badge-s badge-s--ok"><span><span aria-hidden="true">Implemented</span>'
        '<span class="visually-hidden">State body claims: implemented</span></span></span>'
    )


def test_a_badge_without_a_tone_is_grey_and_escapes_its_words():
    assert badge("", "", "<b>") == '<span class="badge-s badge-s--mute"><span>&lt;b&gt;</span></span>'


def test_a_tone_that_does_not_exist_is_an_error():
    with pytest.raises(TemplateSyntaxError):
        badge("red", "check", "Contested")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/kk/recommendations/2026-2-05/", "/en/recommendations/2026-2-05/"),
        ("/ru/search/?q=%D2%9B&page=2", "/en/search/?q=%D2%9B&page=2"),
        ("/kk/", "/en/"),
        ("/healthz", "/en/"),
        ("//evil.example/kk/", "/en/"),
    ],
)
def test_the_same_page_in_another_language_keeps_path_and_question(address, expected):
    request = RequestFactory().get("/x")
    request.path, _, request.META["QUERY_STRING"] = address.partition("?")
    assert same_page_in(Context({"request": request}), "en") == expected


def test_a_page_without_a_request_leads_to_the_first_page_of_the_language():
    assert same_page_in(Context({}), "ru") == "/ru/"


def test_a_form_that_was_sent_is_not_repeated_by_the_language_switch():
    request = RequestFactory().post("/kk/desk/?once=1")
    assert same_page_in(Context({"request": request}), "en") == "/en/desk/"


def test_the_menu_marks_a_section_and_all_below_it():
    answers = [in_section(path, "/en/meetings/") for path in ("/en/meetings/", "/en/meetings/58/", "/en/law/")]
    assert answers == [True, True, False]


def test_the_bar_of_a_term_shows_what_ran_and_what_was_paused():
    pauses = [(date(2026, 11, 5), date(2026, 11, 7))]
    assert term_bar(date(2026, 11, 1), date(2026, 11, 21), date(2026, 11, 11), pauses) == [
        {"kind": "run", "x": 0, "width": 500},
        {"kind": "pause", "x": 200, "width": 100},
    ]


@pytest.mark.parametrize(("today", "width"), [(date(2026, 10, 1), 0), (date(2027, 1, 1), 1000)])
def test_the_bar_of_a_term_never_leaves_its_frame(today, width):
    assert term_bar(date(2026, 11, 1), date(2026, 11, 21), today) == [{"kind": "run", "x": 0, "width": width}]


def test_a_term_of_no_days_has_a_bar():
    assert term_bar(date(2026, 11, 1), date(2026, 11, 1), date(2026, 11, 1)) == [{"kind": "run", "x": 0, "width": 0}]
