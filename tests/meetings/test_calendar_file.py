"""A meeting as an iCalendar file (RFC 5545, 5546)."""

import datetime as dt
import uuid
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from django.utils.translation import gettext
from hypothesis import given, settings
from hypothesis import strategies as some
from icalendar import Calendar

from core.words import Words
from meetings.calendar_file import Organiser, cancellation, feed, invitation, own_entry, public_entry
from meetings.kinds import Regime

LINK = "https://rooms.example.org/secret"
PAGE = "https://dialogue.example.org/go/meetings.meeting/1/"
STAMP = dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC)
ORGANISER = Organiser("Сыртқы істер министрлігі", "dialogue@example.org")
LONG = "Үкіметтік емес ұйымдардың ұсыныстарын заң шығармашылығында ескеру; бірінші мәселе, екінші мәселе"


def a_meeting(**changed):
    """What the file asks of a meeting; not in the database."""
    fixed = {
        "uid": uuid.UUID(int=7),
        "calendar_sequence": 0,
        "zone": "Asia/Almaty",
        "on": dt.date(2026, 12, 24),
        "starts": dt.time(10),
        "ends": dt.time(13),
        "state": "announced",
        "regime": "public",
        "title": Words.of(kk=LONG, ru="О мирных собраниях", en="On peaceful assemblies"),
        "place": Words.of(kk="Астана, Мәңгілік Ел 8", ru="Астана, Мангилик Ел 8", en="Astana, Mangilik El 8"),
        "body": SimpleNamespace(name=Words.of(kk="Пленарлық отырыс", ru="Пленарное заседание", en="Plenary")),
        "printed": "59",
        "updated_at": STAMP,
        "get_regime_display": lambda: "Public",
    }
    return SimpleNamespace(**{**fixed, **changed})


def an_invitation(language="en", link=LINK, **changed):
    return invitation(a_meeting(**changed), language, organiser=ORGANISER, stamp=STAMP, url=PAGE, link=link)


def event_of(text):
    """The one event of a file."""
    [event] = Calendar.from_ical(text).walk("VEVENT")
    return event


def test_an_invitation_is_a_request_with_uid_sequence_and_organiser():
    text = an_invitation(calendar_sequence=3)
    event = event_of(text)
    assert Calendar.from_ical(text)["METHOD"] == "REQUEST"
    assert [event["UID"], event["SEQUENCE"], event["STATUS"]] == [str(uuid.UUID(int=7)), 3, "CONFIRMED"]
    assert [event["ORGANIZER"], event["ORGANIZER"].params["CN"]] == ["mailto:dialogue@example.org", ORGANISER.name]
    assert event["DTSTAMP"].dt == STAMP


def test_it_says_when_in_the_zone_of_the_place_and_brings_the_zone_along():
    calendar = Calendar.from_ical(an_invitation())
    event, [zone] = event_of(an_invitation()), calendar.walk("VTIMEZONE")
    almaty = ZoneInfo("Asia/Almaty")
    assert event["DTSTART"].params["TZID"] == zone["TZID"] == "Asia/Almaty"
    assert event.start == dt.datetime(2026, 12, 24, 10, tzinfo=almaty)
    assert event.end == dt.datetime(2026, 12, 24, 13, tzinfo=almaty)
    assert zone.to_tz().utcoffset(dt.datetime(2026, 12, 24, 10)) == dt.timedelta(hours=5)


def test_before_march_2024_astana_was_an_hour_further_east():
    [zone] = Calendar.from_ical(an_invitation(on=dt.date(2024, 2, 1))).walk("VTIMEZONE")
    assert zone.to_tz().utcoffset(dt.datetime(2024, 2, 1, 10)) == dt.timedelta(hours=6)
    assert zone.to_tz().utcoffset(dt.datetime(2024, 3, 2, 10)) == dt.timedelta(hours=5)


def test_a_meeting_told_in_utc_needs_no_zone():
    text = an_invitation(zone="UTC")
    assert Calendar.from_ical(text).walk("VTIMEZONE") == []
    assert event_of(text).start == dt.datetime(2026, 12, 24, 10, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("language", "summary"),
    [
        ("kk", f"Пленарлық отырыс. 59. {LONG}"),
        ("ru", "Пленарное заседание. 59. О мирных собраниях"),
        ("en", "Plenary. 59. On peaceful assemblies"),
    ],
)
def test_it_speaks_the_readers_language_and_survives_folding(language, summary):
    event = event_of(an_invitation(language))
    assert [str(event["SUMMARY"]), event["SUMMARY"].params["LANGUAGE"]] == [summary, language]


def test_a_text_in_another_language_carries_its_mark():
    assert str(event_of(an_invitation("en", title=Words.of(kk="Бюджет")))["SUMMARY"]) == "Plenary. 59. Бюджет [ҚАЗ]"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut_in_two(language):
    lines = an_invitation(language).encode().split(b"\r\n")
    assert [line for line in lines if len(line) > 75] == []
    assert next(line.decode() for line in lines) == "BEGIN:VCALENDAR"


TYPED = some.text(some.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=200)


@settings(deadline=None)  # a busy machine pauses where it likes
@given(TYPED.filter(lambda theme: r"\N" not in theme))  # which the library takes for the end of a line it has to write
def test_any_theme_comes_back_as_it_went_in(theme):
    assert str(event_of(an_invitation("kk", title=Words.of(kk=theme)))["SUMMARY"]) == f"Пленарлық отырыс. 59. {theme}"


def test_the_invited_find_the_link_beside_the_place():
    event = event_of(an_invitation())
    assert str(event["LOCATION"]) == f"Astana, Mangilik El 8; {LINK}"
    assert str(event["CONFERENCE"]) == LINK


def test_without_link_and_place_there_is_nothing_to_find():
    event = event_of(an_invitation(link="", place=Words()))
    assert str(event["LOCATION"]) == "Online"
    assert event.get("CONFERENCE") is None


def test_a_cancellation_cancels_the_same_entry_without_the_link():
    meeting = a_meeting(state="cancelled", calendar_sequence=4)
    text = cancellation(meeting, "en", organiser=ORGANISER, stamp=STAMP, url=PAGE)
    event = event_of(text)
    assert Calendar.from_ical(text)["METHOD"] == "CANCEL"
    assert [event["UID"], event["SEQUENCE"], event["STATUS"]] == [str(uuid.UUID(int=7)), 4, "CANCELLED"]
    assert LINK not in text


def test_the_public_feed_has_neither_link_nor_people():
    meetings = [a_meeting(), a_meeting(uid=uuid.UUID(int=8), zone="Europe/Vienna", state="cancelled")]
    text = feed(meetings, "ru", name="Заседания", url_of=lambda meeting: PAGE)
    calendar = Calendar.from_ical(text)
    assert [calendar["METHOD"], str(calendar["X-WR-CALNAME"])] == ["PUBLISH", "ДЕМОНСТРАЦИЯ: Заседания"]
    assert [event["STATUS"] for event in calendar.walk("VEVENT")] == ["CONFIRMED", "CANCELLED"]
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Asia/Almaty", "Europe/Vienna"]
    assert [name for name in ("ATTENDEE", "ORGANIZER", "CONFERENCE", LINK) if name in text] == []


# closed and not told ---------------------------------------------------------------------------------------------------------


def words_of(event):
    """Everything an entry says, apart from its times and what makes it one."""
    plain = {"UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "STATUS", "TRANSP"}
    return {name: str(value) for name, value in event.items() if name not in plain}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_closed_meeting_is_busy_to_everybody_its_times_and_no_more(language):
    meeting = a_meeting(regime=Regime.CLOSED)
    event = public_entry(meeting, language, url=PAGE)
    with translation.override(language):
        assert words_of(event) == {"SUMMARY": gettext("Busy")}
    assert [event.start, event.end] == [event_of(an_invitation()).start, event_of(an_invitation()).end]
    assert event["UID"] not in ("", str(meeting.uid))


def test_a_closed_meeting_keeps_its_own_uid_when_it_moves_and_when_it_is_cancelled():
    changes = [
        {},
        {"on": dt.date(2026, 12, 25), "calendar_sequence": 1},
        {"state": "cancelled", "calendar_sequence": 2},
    ]
    events = [public_entry(a_meeting(regime=Regime.CLOSED, **changed), "en", url=PAGE) for changed in changes]
    assert len({str(event["UID"]) for event in events}) == 1
    assert [event["SEQUENCE"] for event in events] == [0, 1, 2]
    assert [event["STATUS"] for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]


def test_in_ones_own_calendar_a_closed_meeting_is_busy_and_leads_to_its_page():
    event = own_entry(a_meeting(regime=Regime.CLOSED), "en", url=PAGE, is_free=False)
    assert words_of(event) == {"SUMMARY": "Busy", "URL": PAGE}


@pytest.mark.parametrize("regime", [Regime.PUBLIC, Regime.ON_RECORD, Regime.CHATHAM_HOUSE])
def test_other_meetings_have_their_words_in_every_calendar(regime):
    meeting = a_meeting(regime=regime)
    events = [public_entry(meeting, "en", url=PAGE), own_entry(meeting, "en", url=PAGE, is_free=True)]
    assert [str(event["SUMMARY"]) for event in events] == ["Plenary. 59. On peaceful assemblies"] * 2
    assert [event["UID"] for event in events] == [str(meeting.uid)] * 2


def test_a_meeting_one_is_not_expected_at_leaves_ones_time_free():
    free = [own_entry(a_meeting(), "en", url=PAGE, is_free=is_free)["TRANSP"] for is_free in (True, False)]
    assert free == ["TRANSPARENT", "OPAQUE"]


def test_a_cancelled_meeting_takes_nobodys_time_and_a_planned_one_is_not_certain():
    said = [own_entry(a_meeting(state=state), "en", url=PAGE, is_free=False) for state in ("cancelled", "planned")]
    assert [(one["STATUS"], one["TRANSP"]) for one in said] == [("CANCELLED", "TRANSPARENT"), ("TENTATIVE", "OPAQUE")]


@pytest.mark.parametrize(
    ("regime", "seen"),
    [(Regime.PUBLIC, None), (Regime.ON_RECORD, None), (Regime.CHATHAM_HOUSE, "PRIVATE"), (Regime.CLOSED, "PRIVATE")],
)
def test_where_nobody_may_tell_who_was_there_the_entry_of_the_invited_is_private(regime, seen):
    text = an_invitation(regime=regime)
    assert event_of(text).get("CLASS") == seen
    assert str(event_of(text)["SUMMARY"]) == "Plenary. 59. On peaceful assemblies"


def test_an_invitation_names_its_organiser_and_nobody_else():
    """The courier adds the one reader as attendee."""
    people = [name for name in event_of(an_invitation()) if name in ("ORGANIZER", "ATTENDEE", "CONTACT", "COMMENT")]
    assert people == ["ORGANIZER"]


def test_every_file_reads_back_as_it_was_written():
    meetings = [a_meeting(), a_meeting(regime=Regime.CLOSED), a_meeting(zone="Europe/Vienna", place=Words())]
    texts = [an_invitation("kk"), feed(meetings, "kk", name=LONG, url_of=lambda meeting: PAGE)]
    texts.append(cancellation(a_meeting(), "ru", organiser=ORGANISER, stamp=STAMP, url=PAGE))
    assert [Calendar.from_ical(text).to_ical(sorted=False).decode() for text in texts] == texts
