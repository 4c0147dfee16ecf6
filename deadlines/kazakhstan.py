"""The first version of the working calendar: public holidays of Kazakhstan as the package ``holidays`` codes them, with the
days the government exchanged, 2013 to 2035. Pure. Names in Kazakh and Russian are ours: the package has no Russian.

Rules (domain.md §3.2): a holiday on a weekend moves the day off to the next working day, except Orthodox Christmas and
Kurban Ait; 30 August is no holiday from 2026, 15 March is one from 2027; the day of Kurban Ait is estimated until announced.
"""

import datetime as dt
import re
from functools import cache

import holidays
from django.utils import translation

from core.templatetags.dates import day
from core.texts import LANGUAGES, Words
from deadlines.kinds import DayKind
from deadlines.working_calendar import Override

YEARS = range(2013, 2036)
NAMES = {
    "New Year's Day": Words.of("en", kk="Жаңа жыл", ru="Новый год", en="New Year's Day"),
    "Orthodox Christmas": Words.of(
        "en", kk="Православиелік Рождество", ru="Православное Рождество", en="Orthodox Christmas"
    ),
    "International Women's Day": Words.of(
        "en", kk="Халықаралық әйелдер күні", ru="Международный женский день", en="International Women's Day"
    ),
    "Nowruz Holiday": Words.of("en", kk="Наурыз мейрамы", ru="Наурыз мейрамы", en="Nauryz"),
    "Kazakhstan's People Solidarity Holiday": Words.of(
        "en",
        kk="Қазақстан халқының бірлігі мерекесі",
        ru="Праздник единства народа Казахстана",
        en="Day of Unity of the People of Kazakhstan",
    ),
    "Defender of the Fatherland Day": Words.of(
        "en", kk="Отан қорғаушы күні", ru="День защитника Отечества", en="Defender of the Fatherland Day"
    ),
    "Victory Day": Words.of("en", kk="Жеңіс күні", ru="День Победы", en="Victory Day"),
    "Capital Day": Words.of("en", kk="Астана күні", ru="День столицы", en="Capital Day"),
    "Constitution Day": Words.of(
        "en",
        kk="Қазақстан Республикасының Конституциясы күні",
        ru="День Конституции Республики Казахстан",
        en="Constitution Day",
    ),
    "Republic Day": Words.of("en", kk="Республика күні", ru="День Республики", en="Republic Day"),
    "First President Day": Words.of(
        "en",
        kk="Қазақстан Республикасының Тұңғыш Президенті күні",
        ru="День Первого Президента Республики Казахстан",
        en="First President Day",
    ),
    "Independence Day": Words.of("en", kk="Тәуелсіздік күні", ru="День Независимости", en="Independence Day"),
    "Eid al-Adha": Words.of(
        "en", kk="Құрбан айттың бірінші күні", ru="Первый день Курбан айта", en="First day of Kurban Ait"
    ),
}
_MOVED = {
    "kk": "Демалысқа түскен мереке үшін: {}",
    "ru": "За праздник, выпавший на выходной: {}",
    "en": "For a holiday on a weekend: {}",
}
_EXCHANGED = {
    "kk": "Жұмыс күнімен ауыстырылған демалыс: {}",
    "ru": "Выходной в обмен на рабочий день {}",
    "en": "Day off in exchange for {}",
}
_WORKING = {
    "kk": "Демалыспен ауыстырылған жұмыс күні: {}",
    "ru": "Рабочий день в обмен на выходной {}",
    "en": "Working day in exchange for {}",
}
_SUBSTITUTED = re.compile(r"Day off \(substituted from (\d\d)/(\d\d)/(\d{4})\)")


@cache
def days_of_kazakhstan(years=YEARS):
    """The overrides of these years, in the order of their days.

    Raises ``KeyError`` when a newer ``holidays`` names a holiday we have no words for.
    """
    seeded = []
    for on, names in holidays.country_holidays("KZ", years=years, language="en_US").items():
        if exchanged := _SUBSTITUTED.fullmatch(names):
            month, of_month, year = map(int, exchanged.groups())
            seeded += exchange(off_on=on, working_on=dt.date(year, month, of_month))
        else:
            seeded.append(_holiday(on, names.split("; ")))
    return tuple(sorted(seeded, key=lambda override: override.on))


def exchange(*, off_on, working_on):
    """The two overrides of a day off given in exchange for a working weekend day."""
    return [
        Override(off_on, DayKind.EXCHANGED, _in_words(_EXCHANGED, working_on), other_on=working_on),
        Override(working_on, DayKind.WORKING, _in_words(_WORKING, off_on), other_on=off_on),
    ]


def _holiday(on, names):
    """Two holidays on one day are both named."""
    named = [NAMES[name.split(" (")[0]] for name in names]
    said = {code: " · ".join(words.texts[code].text for words in named) for code in LANGUAGES}
    is_moved = all("observed" in name for name in names)
    if is_moved:
        said = {code: _MOVED[code].format(text) for code, text in said.items()}
    kind = DayKind.MOVED if is_moved else DayKind.HOLIDAY
    return Override(on, kind, Words.of("en", **said), is_estimated=all("estimated" in name for name in names))


def _in_words(sentences, on):
    said = {}
    for code in LANGUAGES:
        with translation.override(code):
            said[code] = sentences[code].format(day(on))
    return Words.of("en", **said)
