"""Days and moments as people write them in Kazakh, Russian and English.

Own tables, not locale catalogues: Django has no complete Kazakh, and a date on an official paper must not depend on one. Days are
days of Asia/Almaty; moments are stored in UTC and shown in Astana time, said in words beside the clock.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language

register = template.Library()
ALMATY = ZoneInfo("Asia/Almaty")

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
}
SHORT_MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "ru": "янв. фев. мар. апр. мая июн. июл. авг. сен. окт. ноя. дек.",
    "kk": "қаң. ақп. нау. сәу. мам. мау. шіл. там. қыр. қаз. қар. жел.",
}
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
    "kk": "дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі",
}
LONG = {"en": "{d} {m} {y}", "ru": "{d} {m} {y} года", "kk": "{y} жылғы {d} {m}"}
SHORT = {"en": "{d} {m} {y}", "ru": "{d} {m} {y} г.", "kk": "{y} ж. {d} {m}"}
CLOCK = {
    "en": "{day}, {clock} Astana time",
    "ru": "{day}, {clock} по времени Астаны",
    "kk": "{day}, Астана уақытымен {clock}",
}


def language():
    """The two letters of the language being spoken; Kazakh when none of ours is."""
    spoken = (get_language() or "kk")[:2]
    return spoken if spoken in MONTHS else "kk"


def almaty_day(value):
    """The day of a date or of a moment, seen from Asia/Almaty. A moment without a zone is refused: ``ValueError``."""
    if not isinstance(value, datetime):
        return value
    if value.tzinfo is None:
        raise ValueError("A moment without a time zone is no moment")
    return value.astimezone(ALMATY).date()


def written(value, pattern, months):
    on = almaty_day(value)
    return pattern[language()].format(d=on.day, m=months[language()].split()[on.month - 1], y=on.year)


@register.filter
def day(value):
    """24 November 2026 · 24 ноября 2026 года · 2026 жылғы 24 қараша. Nothing for nothing."""
    return written(value, LONG, MONTHS) if value else ""


@register.filter
def short_day(value):
    """24 Nov 2026 · 24 ноя. 2026 г. · 2026 ж. 24 қар."""
    return written(value, SHORT, SHORT_MONTHS) if value else ""


@register.filter
def week_day(value):
    """Tuesday · вторник · сейсенбі."""
    return WEEKDAYS[language()].split()[almaty_day(value).weekday()] if value else ""


@register.filter
def moment(value):
    """24 November 2026, 14:05 Astana time (and the same in Russian and Kazakh). Takes moments with a zone only."""
    if not value:
        return ""
    return CLOCK[language()].format(day=day(value), clock=f"{value.astimezone(ALMATY):%H:%M}")


@register.simple_tag
def when(value, short=False):
    """``{% when d %}``: the day in a ``<time>`` element that machines can read."""
    if not value:
        return ""
    words = short_day(value) if short else day(value)
    return format_html('<time datetime="{}">{}</time>', almaty_day(value).isoformat(), words)
