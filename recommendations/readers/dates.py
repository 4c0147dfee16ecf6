"""Dates as people write them in kk, ru and en: "2014 г.", "мамыр 2014", "12.05.2014", "2014 жылғы 12 мамыр", "26 Aug 1998"."""

import datetime as dt
import re

from recommendations.readers.cells import cleaned
from recommendations.readers.rows import PartialDate

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_EXCEL_EPOCH = dt.date(1899, 12, 30)  # spreadsheets count days from here; 20000 … 80000 is 1954 … 2119
_MONTHS = (  # how the names of the month begin in en, ru, kk
    ("jan", "янв", "қаңтар"),
    ("feb", "фев", "ақпан"),
    ("mar", "мар", "наурыз"),
    ("apr", "апр", "сәуір"),
    ("may", "май", "мая", "мамыр"),
    ("jun", "июн", "маусым"),
    ("jul", "июл", "шілде"),
    ("aug", "авг", "тамыз"),
    ("sep", "сен", "қыркүйек"),
    ("oct", "окт", "қазан"),
    ("nov", "ноя", "қараша"),
    ("dec", "дек", "желтоқсан"),
)

_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ].*)?$")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})$")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./-](\d{4})$")
_YEAR = re.compile(r"(\d{4})$")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?$")
_ENDING = re.compile(r"(?<=\d)[\s,]*(?:г(?:од|ода|оду)?\.?|ж(?:ыл|ылы|ылғы)?\.?)$", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")


def partial_date(text):
    """The date a cell tells, as exactly as it tells it, or ``None`` when it cannot be understood.

    12/05/2014 is 12 May, as everywhere in Kazakhstan; only where that is impossible (05/13/2014) the month comes first. A bare
    five-digit number is a spreadsheet's day number.
    """
    text = _ENDING.sub("", cleaned(text))
    if found := _ISO.match(text):
        return _date(*found.groups())
    if found := _DAY_FIRST.match(text):
        first, second, year = found.groups()
        return _date(year, second, first) or _date(year, first, second)
    if found := _MONTH_YEAR.match(text):
        return _date(found[2], found[1])
    if found := _YEAR.match(text):
        return _date(found[1])
    if found := _SERIAL.match(text):
        day = _EXCEL_EPOCH + dt.timedelta(days=int(found[1]))
        return _date(day.year, day.month, day.day) if 20_000 <= int(found[1]) <= 80_000 else None
    return _with_month_in_words(text) if len(text) <= 60 else None


def _with_month_in_words(text):
    words = _WORDS.findall(text.casefold())
    months = {number for number, names in enumerate(_MONTHS, 1) if any(word.startswith(names) for word in words)}
    numbers = re.findall(r"\d+", text)
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) <= 2]
    if len(months) != 1 or len(years) != 1 or len(days) > 1 or len(numbers) != len(years) + len(days):
        return None
    return _date(years[0], months.pop(), days[0] if days else None)


def _date(year, month=None, day=None):
    year, month, day = int(year), month and int(month), day and int(day)
    if not _FIRST_YEAR <= year <= _LAST_YEAR or (month is not None and not 1 <= month <= 12):
        return None
    if day is not None:
        try:
            dt.date(year, month, day)
        except ValueError:
            return None
    return PartialDate(year, month, day)
