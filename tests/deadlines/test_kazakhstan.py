"""The seed of the calendar, year by year, against the calendar people know."""

import datetime as dt

import holidays
import pytest

from core.texts import LANGUAGES
from deadlines.kazakhstan import YEARS, days_of_kazakhstan
from deadlines.kinds import DayKind
from deadlines.working_calendar import Calendar

SEED = days_of_kazakhstan()
KAZAKHSTAN = Calendar.of(SEED)


def off_in(year):
    """Weekdays on which nobody works, and weekend days on which people do: the two lists a ministry publishes."""
    every = [dt.date(year, 1, 1) + dt.timedelta(days=number) for number in range(365 + (year % 4 == 0))]
    off = [f"{on:%m-%d}" for on in every if on.weekday() < 5 and not KAZAKHSTAN.is_working(on)]
    working = [f"{on:%m-%d}" for on in every if on.weekday() > 4 and KAZAKHSTAN.is_working(on)]
    return " ".join(off), " ".join(working)


@pytest.mark.parametrize(
    ("year", "off", "working"),
    [
        (2021, "01-01 01-04 01-07 03-08 03-22 03-23 03-24 05-03 05-07 05-10 07-05 07-06 07-20 08-30 12-01 12-16 12-17", "07-03"),
        (2024, "01-01 01-02 03-08 03-21 03-22 03-25 05-01 05-07 05-08 05-09 07-08 08-30 10-25 12-16", "05-04"),
        (2025, "01-01 01-02 01-03 01-07 03-10 03-21 03-24 03-25 05-01 05-07 05-09 06-06 07-07 09-01 10-27 12-16", "01-05"),
        (2026, "01-01 01-02 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-11 05-27 07-06 10-26 12-16", ""),
        (2027, "01-01 01-04 01-07 03-08 03-15 03-22 03-23 03-24 05-03 05-07 05-10 07-06 10-25 12-16", ""),
    ],
)  # fmt: skip
def test_the_days_off_and_the_working_weekends_of_the_year_are_those_published(year, off, working):
    assert off_in(year) == (off, working)


def test_thirtieth_of_august_is_no_holiday_from_2026_and_fifteenth_of_march_is_one_from_2027():
    named = {(one.on.month, one.on.day, one.on.year) for one in SEED if one.kind == DayKind.HOLIDAY}
    assert [year for year in YEARS if (8, 30, year) in named] == list(range(2013, 2026))
    assert [year for year in YEARS if (3, 15, year) in named] == list(range(2027, 2036))


def test_orthodox_christmas_and_kurban_ait_are_never_moved_to_another_day():
    moved = {one.name.said("en").text for one in SEED if one.kind == DayKind.MOVED}
    assert [name for name in moved if "Christmas" in name or "Kurban" in name] == []


def test_kurban_ait_is_estimated_from_2026_on_and_says_so_in_three_languages():
    estimated = [one for one in SEED if one.is_estimated]
    assert [one.on.year for one in estimated] == [*range(2026, 2032), *range(2033, 2036)]
    assert [estimated[0].reason.said(code).text for code in LANGUAGES] == [
        "Құрбан айттың бірінші күні (болжамды күн: нақты күні жыл сайын жарияланады)",
        "Первый день Курбан айта (предположительная дата: точную объявляют ежегодно)",
        "First day of Kurban Ait (estimated: the day is announced each year)",
    ]


def test_two_holidays_on_one_day_are_both_named():
    assert KAZAKHSTAN.reason(dt.date(2032, 3, 22)).said("ru").text == "Первый день Курбан айта · Наурыз мейрамы"


def test_every_day_has_its_name_in_all_languages():
    assert [one.on for one in SEED if one.name.missing] == []


def test_no_day_is_seeded_twice():
    assert len({one.on for one in SEED}) == len(SEED)


def test_every_exchanged_day_has_its_counterpart():
    exchanged = {(one.on, one.other_on) for one in SEED if one.kind == DayKind.EXCHANGED}
    working = {(one.other_on, one.on) for one in SEED if one.kind == DayKind.WORKING}
    assert exchanged == working
    assert (dt.date(2025, 1, 3), dt.date(2025, 1, 5)) in exchanged


def test_the_seed_and_the_package_it_comes_from_agree_on_every_day():
    package = holidays.country_holidays("KZ", years=YEARS)
    every = [dt.date(YEARS[0], 1, 1) + dt.timedelta(days=number) for number in range(23 * 365 + 5)]
    assert [on for on in every if package.is_working_day(on) != KAZAKHSTAN.is_working(on)] == []
