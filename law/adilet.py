"""Identifiers and addresses of the state register of legal acts, adilet.zan.kz (domain.md §3.4)."""

import re

from law.kinds import ActType

FORM = re.compile(r"[A-Z]\d{2}[0-9A-Z]{7}[0-9A-Z_]")
_INSIDE = re.compile(rf"(?<![0-9A-Z]){FORM.pattern}(?![0-9A-Z_])")
# Cyrillic letters a keyboard left in Russian or Kazakh gives for the same key or the same look.
_LOOKALIKES = str.maketrans("АВЕКМНОРСТХ", "ABEKMHOPCTX")
_ADDRESS_LANGUAGES = {"kk": "kaz", "ru": "rus", "en": "eng"}
_TYPES = {
    "K": ActType.CODE,
    "Z": ActType.LAW,
    "U": ActType.DECREE,
    "P": ActType.GOVERNMENT,
    "S": ActType.NORMATIVE,
    "V": ActType.ORDER,
}


def is_adilet_id(text):
    """Whether the text has the form of an identifier: 11 characters. Whether the act exists is not known."""
    return FORM.fullmatch(text) is not None


def adilet_id_in(text):
    """The one identifier in what a person typed or pasted, an address of the register included; ``""`` when there is none.

    Small letters and Cyrillic look-alikes are understood.
    """
    found = set(_INSIDE.findall(text.upper().translate(_LOOKALIKES)))
    return found.pop() if len(found) == 1 else ""


def adilet_url(adilet_id, language):
    """The address of the act in the register, in the language of the page. The English text there is unofficial."""
    return f"https://adilet.zan.kz/{_ADDRESS_LANGUAGES[language]}/docs/{adilet_id}"


def type_of(adilet_id):
    """The likely type of an act nobody has described yet, by the first letter of its identifier."""
    return _TYPES.get(adilet_id[:1], ActType.OTHER)
