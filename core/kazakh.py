"""Stems of Kazakh words for search: no PostgreSQL has a Kazakh configuration (packages measured: none).

A light stemmer in the usual manner: plural, possessive, case and person endings are taken off from the right, while three
letters and a vowel stay. It errs on the short side: better one hit too many than a document nobody finds.
"""

import re

_WORD = re.compile(r"[a-zа-яёәғқңөұүһі0-9]+(?:-[0-9]+)?")
_VOWELS = set("аәеёиоөуұүыіэюя")
_CASE = "ның нің дың дің тың тің ға ге қа ке на не а е я ды ді ты ті ны ні дан ден тан тен нан нен да де та те нда нде мен бен пен"
_POSSESSIVE = "ымыз іміз мыз міз ыңыз іңіз ңыз ңіз ым ім ың ің сы сі ы і"
_PLURAL = "лар лер дар дер тар тер"
_DERIVED = "дағы дегі тағы тегі ғы гі"


def _longest_first(endings):
    return sorted(endings.split(), key=len, reverse=True)


_LAYERS = [_longest_first(layer) for layer in (_DERIVED, _CASE, _POSSESSIVE, _PLURAL)]


def stem(word):
    """The stem of one lower-case word: ``"ұйымдарының"`` → ``"ұйым"``."""
    for endings in _LAYERS:
        for ending in endings:
            rest = word[: -len(ending)]
            if word.endswith(ending) and len(rest) >= 3 and _VOWELS & set(rest):
                word = rest
                break
    return word


def stems(text):
    """All stems of a text in order, joined by spaces, as the ``simple`` configuration indexes and asks them."""
    return " ".join(stem(word) for word in _WORD.findall(text.lower()))
