"""How acts and their units are cited: one formatter a language, because the order of the words differs (domain.md §3.1).

Pure: an act is anything with ``type number adopted_on title issuer adilet_id``; titles and issuers are ``Words``.
"""

from core.texts import LANGUAGES, Words
from law.citation import english, kazakh, russian
from law.citation.pinpoint import PINPOINT_UNITS, Pinpoint, unit_number

_FORMATTERS = {"kk": kazakh, "ru": russian, "en": english}


def cite_act(act):
    """The act as it is cited, in every language in which it has a title; without any title, in all of them."""
    return _words(act, lambda language: _FORMATTERS[language].cite(act))


def cite_unit(act, pinpoint):
    """The act and the place in it, in the languages of ``cite_act``; without a place, the act."""
    steps = pinpoint.steps()
    return _words(act, lambda language: _FORMATTERS[language].cite_place(act, steps)) if steps else cite_act(act)


def cite_pinpoint(pinpoint):
    """The place alone: article 17-1 · статья 17-1 · 17-1-бап. No words for no place."""
    return _place(pinpoint.steps()) if pinpoint else Words()


def cite_provision(instrument, unit, number):
    """A provision of an instrument, whose short name are ``Words``: ICCPR, article 21 · МПГПП, статья 21 · АСҚХП, 21-бап.

    ``unit`` is ``"article"`` or ``"paragraph"``; without a number, the instrument.
    """
    if not number:
        return instrument
    place = _place([(unit, number)])
    said = {code: f"{name.text}, {place.texts[code].text}" for code, name in instrument.texts.items()}
    return Words.of(instrument.original, **said)


def _place(steps):
    return Words.of("kk", **{code: formatter.place(steps) for code, formatter in _FORMATTERS.items()})


def _words(act, cite_in):
    languages = [code for code in LANGUAGES if code in act.title.texts] or LANGUAGES
    return Words.of(act.title.original or languages[0], **{code: cite_in(code) for code in languages})
