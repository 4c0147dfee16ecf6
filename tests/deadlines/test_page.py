"""The page "Why this date?" and the bar."""

import datetime as dt
import re
import uuid

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation
from django.utils.html import strip_tags

from core.words import Words
from deadlines.terms import bar, extend_term, meet_term, pause_term, resume_term
from participants.acting import THE_HOUSE
from tests.make import deadlines as make

pytestmark = pytest.mark.django_db
WHY = Words.of(en="Words that only those who see the thing may read")


def day(text):
    return dt.date.fromisoformat(text)


def at(text):
    return time_machine.travel(f"{text} 12:00+05:00", tick=False)


def text_of(page):
    return re.sub(r"\s+", " ", strip_tags(page.content.decode()))


def address(term, language="en"):
    with translation.override(language):
        return reverse("deadlines:term", args=[term.uid])


def test_the_page_shows_each_day_and_why_it_does_not_count(client):
    page = client.get(address(make.a_term("reply", started_on=day("2026-11-25"))))
    rows = re.findall(r"<tr.*?</tr>", page.content.decode(), re.S)
    said = [re.sub(r"\s+", " ", strip_tags(row.replace("</td>", " "))).strip() for row in rows]
    assert page.status_code == 200
    assert said[1] == "25 November 2026 Wednesday Start: counting begins on the next day"
    assert said[2] == "26 November 2026 Thursday Working day 1"
    assert said[4] == "28 November 2026 Saturday Does not count: Saturday"
    assert said[-2:] == [
        "16 December 2026 Wednesday Does not count: Independence Day",
        "17 December 2026 Thursday Working day 15",
    ]


@pytest.mark.parametrize(("language", "reason"), [("kk", "Тәуелсіздік күні"), ("ru", "День Независимости")])
def test_the_page_names_holidays_in_the_language_of_the_page(client, language, reason):
    page = client.get(address(make.a_term("reply", started_on=day("2026-11-25")), language))
    assert text_of(page).count(reason) == 1


def test_the_page_tells_nothing_of_the_thing_and_links_to_where_seeing_is_asked(client):
    term = make.a_term("reply")
    with at("2026-11-30"):
        pause_term(term.about, "reply", by=THE_HOUSE, reason=WHY)
    with at("2026-12-02"):
        resume_term(term.about, "reply", by=THE_HOUSE, reason=WHY)
        extend_term(term.about, "reply", until=day("2026-12-25"), by=THE_HOUSE, reason=WHY)
    page = client.get(address(term)).content.decode()
    assert (page.count("Words that only"), page.count("Ministry of Examples")) == (0, 0)
    assert page.count(f'href="/go/proposals.proposal/{term.about.uid}/"') == 1
    assert page.count('<meta name="robots" content="noindex">') == 1


def test_the_page_tells_of_pauses_and_extensions_and_what_they_did_to_the_last_day(client):
    term = make.a_term("reply")
    with at("2026-11-30"):
        pause_term(term.about, "reply", by=THE_HOUSE, reason=WHY)
    with at("2026-12-02"):
        resume_term(term.about, "reply", by=THE_HOUSE)
        extend_term(term.about, "reply", until=day("2026-12-25"), by=THE_HOUSE, reason=WHY)
    events = re.search(r'<ol class="tl">(.*?)</ol>', client.get(address(term)).content.decode(), re.S)[1]
    said = [
        re.sub(r"\s+", " ", strip_tags(item.replace("<div", " <div"))).strip() for item in events.split("</li>")[:-1]
    ]
    assert said == [
        "30 November 2026Paused",
        "2 December 2026Resumed Last day: 15 December 2026 → 18 December 2026",
        "2 December 2026Extended Last day: 18 December 2026 → 25 December 2026",
    ]


def test_an_unknown_term_is_nowhere(client):
    assert client.get(reverse("deadlines:term", args=[uuid.uuid4()])).status_code == 404


def test_the_page_takes_as_many_queries_for_a_long_story_as_for_a_short_one(client, django_assert_num_queries):
    short, long = make.a_term("reply"), make.a_term("reply")
    for on in ("2026-11-30", "2026-12-02", "2026-12-04"):
        with at(on):
            pause_term(long.about, "reply", by=THE_HOUSE, reason=WHY)
            resume_term(long.about, "reply", by=THE_HOUSE)
    client.get(address(short))
    for term in (short, long):
        with django_assert_num_queries(2):  # the term with rule, debtor and calendar; its events
            client.get(address(term))


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("2026-11-24", "0 of 15 working days"),
        ("2026-12-07", "9 of 15 working days"),
        ("2026-12-15", "15 of 15 working days"),
        ("2026-12-17", "1 working day late"),
        ("2026-12-21", "3 working days late"),
    ],
)
def test_the_sentence_under_the_bar_counts_working_days(on, words):
    assert bar(make.a_term("reply"), day(on))["words"] == words


def test_the_sentence_under_the_bar_tells_of_pauses_and_of_the_end():
    term = make.a_term("reply")
    with at("2026-11-30"):
        paused = pause_term(term.about, "reply", by=THE_HOUSE, reason=WHY)
        assert bar(paused)["words"] == "Paused since 30 November 2026, after 4 of 15 working days"
    with at("2026-12-02"):
        term = resume_term(term.about, "reply", by=THE_HOUSE)
    assert bar(term, day("2026-12-07"))["words"] == "7 of 15 working days, paused for 2 working days"
    assert bar(term, day("2026-12-07"))["pauses"] == [(day("2026-11-30"), day("2026-12-02"))]
    term = meet_term(term.about, "reply", on=day("2026-12-22"))
    assert (bar(term)["words"], bar(term)["is_late"]) == ("Done on 22 December 2026, 2 working days late", True)
    in_time = make.a_term("reply")
    met = meet_term(in_time.about, "reply", on=day("2026-12-01"))
    assert (bar(met)["words"], bar(met)["is_met"]) == ("Done in time, on 1 December 2026", True)
    window = make.a_term("assessment_window")
    assert bar(window, day("2027-02-01"))["words"] == "Closed on 23 December 2026"
