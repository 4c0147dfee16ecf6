"""Days and moments in three languages, without any locale catalogue."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from core.templatetags.dates import MONTHS, SHORT_MONTHS, WEEKDAYS, day, moment, short_day, week_day, when

LATE = datetime(2026, 11, 24, 20, 30, tzinfo=UTC)  # already the 25th in Astana


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "24 November 2026"),
        ("ru", "24 ноября 2026 года"),
        ("kk", "2026 жылғы 24 қараша"),
        ("de", "2026 жылғы 24 қараша"),
    ],
)
def test_a_day_is_written_out_as_its_language_writes_it(language, expected):
    with translation.override(language):
        assert day(date(2026, 11, 24)) == expected


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "5 May 2026"), ("ru", "5 мая 2026 г."), ("kk", "2026 ж. 5 мам.")]
)
def test_a_short_day_keeps_the_year(language, expected):
    with translation.override(language):
        assert short_day(date(2026, 5, 5)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "25 November 2026, 01:30 Astana time"),
        ("ru", "25 ноября 2026 года, 01:30 по времени Астаны"),
        ("kk", "2026 жылғы 25 қараша, Астана уақытымен 01:30"),
    ],
)
def test_a_moment_is_shown_in_astana_time_and_says_so(language, expected):
    with translation.override(language):
        assert moment(LATE) == expected


def test_a_moment_before_march_2024_is_shown_as_clocks_in_astana_stood_then():
    with translation.override("en"):
        assert moment(datetime(2024, 2, 1, 6, 0, tzinfo=UTC)) == "1 February 2024, 12:00 Astana time"


def test_the_day_of_a_moment_is_its_day_in_astana():
    with translation.override("en"):
        assert (day(LATE), week_day(LATE)) == ("25 November 2026", "Wednesday")


@pytest.mark.parametrize("written", [day, short_day, week_day, moment, when])
def test_no_day_is_no_words(written):
    assert written(None) == ""


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="without a time zone"):
        day(datetime(2026, 11, 24, 12, 0))


def test_every_language_has_twelve_months_and_seven_days():
    counted = {name: [len(set(table[name].split())) for table in (MONTHS, SHORT_MONTHS, WEEKDAYS)] for name in MONTHS}
    assert counted == {"en": [12, 12, 7], "ru": [12, 12, 7], "kk": [12, 12, 7]}


def test_a_machine_reads_the_day_too():
    with translation.override("en"):
        assert when(date(2026, 5, 5), short=True) == '<time datetime="2026-05-05">5 May 2026</time>'
