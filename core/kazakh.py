"""Stems of Kazakh words for search: no PostgreSQL has a Kazakh configuration (packages measured: none).

A light stemmer without a dictionary. Endings are taken off from the right, each only after letters that call for it (``-ның``
after a vowel, ``-тың`` after a voiceless consonant) and in harmony with the vowels of what is left; then sounds that change
within a word are levelled (``кітабы`` and ``кітап``, ``халқы`` and ``халық``). It errs on the short side: better one hit too
many than a document nobody finds. How many words it gets right is measured in ``tests/core/test_kazakh.py``.
"""

import re
from functools import lru_cache

_WORD = re.compile(r"[a-zа-яёәғқңөұүһі0-9]+(?:-[0-9]+)?")
_BACK, _FRONT = "аоұыяю", "әөүіеэё"
_VOWELS = _BACK + _FRONT + "и"
_AFTER = {
    "V": _VOWELS.replace("и", ""),
    "W": "аәеоөұүэюя",  # vowels after which сы can only be an ending: жұмыс-ы, not жұмы-сы
    "Y": "ыі",
    "N": "мнң",
    "S": "лрйузжиь",  # what sounds
    "T": "кқпстфхцчшщбвгғдһ",  # what does not, and loans that end in б, в, г, д
}
_TO_FRONT = str.maketrans("аығқ", "еігк")


def _endings(table):
    """``"ның/VN"`` → every spelling with the letters it may follow, the longest first."""
    found = {}
    for entry in table.split():
        ending, _slash, classes = entry.partition("/")
        letters = "".join(_AFTER[one] for one in classes)
        found |= {spelt: letters for spelt in (ending, ending.translate(_TO_FRONT))}
    return sorted(found.items(), key=lambda pair: -len(pair[0]))


# Slots from the right: (endings, how many letters must stay).
_CASES = "ның/VN дың/S тың/T ны/V ды/SN ты/T ға/VSN қа/T на/Y да/VSN та/T нда/Y дан/VS тан/T нан/NY мен/VSN бен/S пен/T"
_NOMINAL = [
    (_endings("дағы/VSN тағы/T ндағы/Y"), 2),
    (_endings(_CASES), 2),
    (_endings("н/Y"), 3),
    (_endings("сы/W"), 3),
    (_endings("ымыз/SNT мыз/V ыңыз/SNT ңыз/V ы/SNT"), 2),
    (_endings("лар/VS дар/SN тар/T"), 2),
]
_VERBAL = _endings(
    "ылған/SNT лған/V ынған/SNT нған/V ылу/SNT лу/V ыну/SNT ну/V маған/VS баған/N паған/T ған/VSN қан/T атын/SNT йтын/V"
    " йды/V ады/SNT май/VS бай/N пай/T са/VSNT ушы/SNTV"
)
_WHOLE = ("кеңес", "бизнес", "процесс", "үлес", "дербес", "әріптес")  # words whose end only looks like an ending
_HARD = {"б": "п", "г": "к", "ғ": "қ"}


def _sounds_with(rest, ending):
    """Whether ending and rest have vowels of the same row; ``-мен`` goes with both."""
    of_ending = [letter for letter in ending if letter in _BACK + _FRONT]
    of_rest = [letter for letter in rest if letter in _BACK + _FRONT]
    if ending in ("мен", "бен", "пен") or not of_ending or not of_rest:
        return True
    return (of_ending[0] in _BACK) == (of_rest[-1] in _BACK)


def _without(word, endings, least):
    for ending, letters in endings:
        rest = word.removesuffix(ending)
        is_free = rest != word and len(rest) >= least and rest[-1] in letters
        if is_free and _sounds_with(rest, ending) and any(letter in _VOWELS + "у" for letter in rest):
            return rest if not any(word.startswith(one) and len(rest) < len(one) for one in _WHOLE) else word
    return word


def _levelled(word):
    if len(word) > 3 and word[-1] == "у":
        word = word[:-1]
    while len(word) > 3 and word[-1] in "аәеыіиья":
        word = word[:-1]
    word = word[:-1] + _HARD.get(word[-1], word[-1])
    loses_vowel = len(word) > 3 and word[-2] in "ыі" and word[-3] not in _VOWELS
    return word[:-2] + word[-1] if loses_vowel else word


@lru_cache(maxsize=20_000)
def stem(word):
    """The stem of one lower-case word: ``"ұйымдарының"`` and ``"ұйым"`` have the same. It need not be a word itself."""
    before = None
    while before != word:
        before = word
        for endings, least in _NOMINAL:
            word = _without(word, endings, least)
    return _levelled(_without(word, _VERBAL, 3))


def stems(text):
    """The text in lower case with each word replaced by its stem; quotes and signs stay, for ``core.search`` asks with them."""
    return _WORD.sub(lambda found: stem(found.group()), text.lower())
