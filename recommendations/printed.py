"""How the code of a recommendation is printed (domain.md §4, 14); its address carries the bare ref."""

_LETTERS = {"kk": "КСО", "ru": "КСО", "en": "CAB"}


def printed_ref(ref, language):
    """``2026-2-05`` as the language prints it: ``КСО-2026/2-05``, ``CAB-2026/2-05``.

    External ones keep the ref as it is (``2010-upr-0004``): they are not the body's own. Empty before adoption.
    """
    year, _dash, rest = ref.partition("-")
    return f"{_LETTERS[language]}-{year}/{rest}" if rest and rest[0].isdigit() else ref


def external_ref(series, number):
    """The ref of one taken over from a source: ``2010-upr-0004``."""
    return f"{series}-{number:04}"
