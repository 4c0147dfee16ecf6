"""The clock of a place and the moment in the world (design.md §5.16)."""

import datetime as dt

import pytest

from meetings.local_time import is_zone, utc, zone_words

AT_TEN = dt.time(10)


@pytest.mark.parametrize(
    ("on", "zone", "moment"),
    [
        (
            dt.date(2024, 2, 28),
            "Asia/Almaty",
            dt.datetime(2024, 2, 28, 4, tzinfo=dt.UTC),
        ),  # UTC+6 until 29 February 2024
        (dt.date(2024, 3, 1), "Asia/Almaty", dt.datetime(2024, 3, 1, 5, tzinfo=dt.UTC)),  # UTC+5 since 1 March 2024
        (dt.date(2026, 11, 24), "Asia/Almaty", dt.datetime(2026, 11, 24, 5, tzinfo=dt.UTC)),
        (dt.date(2026, 7, 1), "Europe/Vienna", dt.datetime(2026, 7, 1, 8, tzinfo=dt.UTC)),
        (dt.date(2026, 12, 1), "Europe/Vienna", dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC)),
        (dt.date(2026, 12, 1), "UTC", dt.datetime(2026, 12, 1, 10, tzinfo=dt.UTC)),
    ],
)
def test_ten_by_the_clock_of_a_place_is_that_moment_of_its_day(on, zone, moment):
    assert utc(on, AT_TEN, zone) == moment


def test_an_hour_that_comes_twice_means_the_first_one():
    assert utc(dt.date(2024, 2, 29), dt.time(23, 30), "Asia/Almaty") == dt.datetime(2024, 2, 29, 17, 30, tzinfo=dt.UTC)


def test_a_clock_time_that_never_comes_is_refused():
    with pytest.raises(ValueError, match="skips 02:30"):
        utc(dt.date(2026, 3, 29), dt.time(2, 30), "Europe/Vienna")


def test_an_unknown_zone_is_refused():
    with pytest.raises(ValueError, match="no such zone: Asia/Nowhere"):
        utc(dt.date(2026, 3, 29), AT_TEN, "Asia/Nowhere")


def test_zones_are_those_of_the_iana_database():
    names = ["Asia/Almaty", "Asia/Astana", "+05:00", "", "Asia", "../../etc/passwd"]
    assert [is_zone(name) for name in names] == [True, False, False, False, False, False]


def test_a_zone_that_is_not_offered_is_called_by_its_own_name():
    assert zone_words("Asia/Tokyo") == "Asia/Tokyo"
