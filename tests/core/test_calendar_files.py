"""Calendar files hold to the standard whatever they tell, and read back as they were written."""

import csv
import datetime as dt
import os
import uuid
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.test import RequestFactory, override_settings
from hypothesis import given, settings
from hypothesis import strategies as some
from icalendar import Calendar

from core.calendar_entries import entry, in_language, plain, say
from core.calendar_files import calendar_answer, calendar_text
from core.texts import Words

STAMP = dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC)
ALMATY, VIENNA = ZoneInfo("Asia/Almaty"), ZoneInfo("Europe/Vienna")
LONG = "Үкіметтік емес ұйымдардың ұсыныстарын заң шығармашылығында ескеру, бірінші мәселе; екінші мәселе"
PLACES = Path(__file__).resolve().parents[3] / "shared" / "data" / "ics-fixtures"  # ../shared/data
# What we write and no fixture shows, each with its reason.
UNSHOWN = {
    ("VCALENDAR", "X-PUBLISHED-TTL"): "Outlook's own name of REFRESH-INTERVAL",
    ("VTIMEZONE", "COMMENT"): "the library says for which years its zone is good",
    ("VEVENT", "LOCATION", "LANGUAGE"): "RFC 5545, 3.8.1.7",
    ("VEVENT", "DESCRIPTION", "LANGUAGE"): "RFC 5545, 3.8.1.5",
    ("VCALENDAR", "REFRESH-INTERVAL", "VALUE"): "RFC 7986, 5.7 asks for it",
}


def a_meeting(zone=ALMATY, on=dt.date(2026, 12, 24), words=LONG, **changed):
    """An entry with hours."""
    begins, ends = (dt.datetime.combine(on, dt.time(hour), tzinfo=zone) for hour in (10, 13))
    event = entry(uuid.UUID(int=7), **{"stamp": STAMP, "sequence": 2, "begins": begins, "ends": ends, **changed})
    for name in ("summary", "location", "description"):
        say(event, name, words, "kk")
    return event


def a_day(on=dt.date(2026, 12, 15)):
    """An entry for a whole day."""
    return a_meeting(begins=on, ends=on, is_free=True, url="https://dialogue.example.org/go/1/")


def a_file(*entries, name="Күнтізбе: " + LONG):
    return calendar_text("PUBLISH", list(entries), "kk", name=name)


EVERYTHING = {
    "a meeting": lambda: a_file(a_meeting()),
    "a day": lambda: a_file(a_day()),
    "several zones": lambda: a_file(a_meeting(), a_meeting(zone=VIENNA), a_meeting(zone=dt.UTC), a_day()),
    "two clocks of Astana": lambda: a_file(a_meeting(on=dt.date(2024, 2, 1)), a_meeting()),
    "nothing": lambda: a_file(),
    "no name": lambda: a_file(a_meeting(), name=""),
}
every_file = pytest.mark.parametrize("text", [pytest.param(make(), id=name) for name, make in EVERYTHING.items()])


def event_of(text):
    [event] = Calendar.from_ical(text).walk("VEVENT")
    return event


@every_file
def test_it_reads_back_as_it_was_written(text):
    read = Calendar.from_ical(text)
    assert read.to_ical(sorted=False).decode() == text
    assert Calendar.from_ical(read.to_ical()) == read


@every_file
def test_lines_end_as_the_standard_says_and_have_at_most_75_octets(text):
    lines = text.encode().split(b"\r\n")
    assert [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line] == []
    assert [lines[0], lines[-2:]] == [b"BEGIN:VCALENDAR", [b"END:VCALENDAR", b""]]


@every_file
def test_no_letter_is_cut_in_two_between_lines(text):
    """Each line is UTF-8 by itself: programs that unfold after decoding read it too."""
    assert "\r\n".join(line.decode() for line in text.encode().split(b"\r\n")) == text


TYPED = some.text(some.characters(codec="utf-8"), min_size=1, max_size=300)


@settings(deadline=None)  # a busy machine pauses where it likes
@given(TYPED.filter(lambda words: r"\N" not in words))  # which the library takes for the end of a line it has to write
def test_any_words_come_back_without_what_no_text_may_carry(words):
    text = a_file(a_meeting(words=words), name="")
    event = event_of(text)
    assert {str(event[name]) for name in ("SUMMARY", "LOCATION", "DESCRIPTION")} == {plain(words)}
    assert [line for line in text.encode().split(b"\r\n") if len(line) > 75] == []


def test_a_word_processors_line_break_is_a_space():
    assert str(event_of(a_file(a_meeting(words="бір\x0bекі\r\nүш")))["SUMMARY"]) == "бір екі \nүш"


def test_a_whole_day_ends_where_the_next_one_begins_and_has_no_zone():
    text = a_file(a_day())
    event = event_of(text)
    assert [event["DTSTART"].dt, event["DTEND"].dt] == [dt.date(2026, 12, 15), dt.date(2026, 12, 16)]
    assert [event["TRANSP"], Calendar.from_ical(text).walk("VTIMEZONE")] == ["TRANSPARENT", []]


def test_an_entry_without_words_has_no_empty_lines_for_them():
    assert [event_of(a_file(a_meeting(words=""))).get(name) for name in ("SUMMARY", "LOCATION")] == [None, None]


def test_the_name_stands_by_the_standards_name_and_by_the_older_one():
    calendar = Calendar.from_ical(a_file(name="Отырыстар"))
    assert str(calendar["NAME"]) == str(calendar["X-WR-CALNAME"]) == "КӨРСЕТІЛІМ: Отырыстар"
    assert calendar["REFRESH-INTERVAL"].dt == dt.timedelta(hours=12)


def test_a_comma_in_the_name_of_a_calendar_is_no_end_of_it():
    text = a_file(name="Құқық, заң; бос")
    names = [line for line in text.split("\r\n") if "NAME:" in line]
    assert names == [f"{name}:КӨРСЕТІЛІМ: Құқық\\, заң\\; бос" for name in ("NAME", "X-WR-CALNAME")]


@override_settings(DEMO=False)
def test_a_demonstration_says_so_and_a_platform_in_earnest_does_not():
    calendar = Calendar.from_ical(a_file(name="Отырыстар"))
    assert [str(calendar["NAME"]), calendar.get("DESCRIPTION")] == ["Отырыстар", None]


def test_words_of_another_language_carry_its_mark():
    assert [in_language(Words.of(kk="Бюджет"), code) for code in ("kk", "en")] == ["Бюджет", "Бюджет [ҚАЗ]"]
    assert in_language(None, "kk") == ""


# the answer -----------------------------------------------------------------------------------------------------------------


def test_a_program_that_has_the_text_gets_no_second_copy():
    ask = RequestFactory()
    first = calendar_answer(ask.get("/"), "text", "ru")
    again = calendar_answer(ask.get("/", HTTP_IF_NONE_MATCH=f"W/{first['ETag']}"), "text", "ru")
    other = calendar_answer(ask.get("/", HTTP_IF_NONE_MATCH=first["ETag"]), "another text", "ru")
    assert [(one.status_code, one.content) for one in (first, again, other)] == [
        (200, b"text"),
        (304, b""),
        (200, b"another text"),
    ]
    assert [first["Content-Type"], first["Content-Language"]] == ["text/calendar; charset=utf-8", "ru"]


def test_a_private_one_stays_out_of_shared_caches():
    said = [
        calendar_answer(RequestFactory().get("/"), "", "ru", is_private=one)["Cache-Control"] for one in (True, False)
    ]
    assert said == ["private, no-cache", "max-age=600"]


# the public fixtures --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def fixtures():
    """Files that calendar programs and libraries wrote: there in CI, skipped with a reason elsewhere."""
    if PLACES.is_dir():
        return PLACES
    if os.environ.get("CI") == "true" and os.environ.get("DIALOGUE_SHARED") != "absent":
        pytest.fail(f"{PLACES} is missing. Put the public data there, or set DIALOGUE_SHARED=absent.")
    pytest.skip("needs the public data in ../shared/data, which is not part of the project")


def read_all(fixtures):
    """Of each fixture that is there: its row in the index, and the calendars in it (``None`` when it is refused)."""
    with (fixtures / "INDEX.tsv").open() as index:
        for row in csv.DictReader(index, delimiter="\t"):
            path = fixtures.parent / row["file"]
            if path.exists():
                try:
                    yield row, Calendar.from_ical(path.read_bytes(), multiple=True)
                except ValueError:
                    yield row, None


def test_our_reader_takes_the_fixtures_it_is_said_to_take_and_refuses_those_broken_on_purpose(fixtures):
    found = {row["file"]: "reject" if read is None else "ok" for row, read in read_all(fixtures)}
    said = {row["file"]: row["parse_with_icalendar_7.3.0"] for row, _read in read_all(fixtures)}
    assert found == said
    assert [len(found), set(found.values())] == [len(said), {"ok", "reject"}]


def shapes(calendars):
    """Which properties stand in which component, and with which parameters."""
    for calendar in calendars:
        for component in calendar.walk():
            for name, value in component.property_items(recursive=False):
                yield (component.name, name)
                yield from ((component.name, name, parameter) for parameter in getattr(value, "params", {}))


def test_we_write_only_what_calendar_programs_are_known_to_write(fixtures):
    shown = {shape for _row, read in read_all(fixtures) for shape in shapes(read or [])}
    ours = {shape for make in EVERYTHING.values() for shape in shapes([Calendar.from_ical(make())])}
    assert ours - shown - UNSHOWN.keys() == set()
    assert UNSHOWN.keys() - ours == set()


def test_the_clock_of_astana_is_the_one_that_libical_publishes(fixtures):
    """Day by day since the platform of 2013, and hour by hour around the night in which it was put back."""
    theirs = Calendar.from_ical((fixtures / "libical" / "zoneinfo2025c" / "Asia_Almaty.ics").read_bytes())
    theirs = theirs.walk("VTIMEZONE")[0].to_tz()
    days = [a_meeting(on=dt.date(year, 6, 1)) for year in (2013, 2030)]
    ours = Calendar.from_ical(a_file(*days)).walk("VTIMEZONE")[0].to_tz()
    moments = [dt.datetime(2013, 1, 2, 12) + dt.timedelta(days=number) for number in range(18 * 365)]
    moments += [dt.datetime(2024, 2, 29) + dt.timedelta(hours=hour) for hour in range(48) if hour != 23]  # comes twice
    assert [one for one in moments if ours.utcoffset(one) != theirs.utcoffset(one)] == []
