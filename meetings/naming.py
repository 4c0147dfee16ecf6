"""Whom a text names. Pure.

Names are inflected in Kazakh and Russian («Министерством юстиции», «Әділет министрлігінің»): a long word is looked for by its stem.
It warns rather than misses; a person decides.
"""

import re

LONG = 6  # letters; from here on the last two may change
ENDING = r"\w{0,6}"


def named_in(texts, names):
    """The labels whose names stand in one of the texts, in the given order.

    ``names``: pairs of a label and the names it goes by; a name of several words is found where they follow each other.
    """
    said = [" ".join(text.casefold().split()) for text in texts]
    return [label for label, known in names if any(_pattern(name).search(text) for name in known for text in said)]


def _pattern(name):
    words = re.findall(r"\w+", name.casefold())
    if not words:
        return re.compile(r"(?!)")
    return re.compile(r"\b" + r"\W+".join(_word(word) for word in words) + r"\b")


def _word(word):
    if len(word) < LONG or word.isdigit():
        return re.escape(word)
    return re.escape(word[:-2]) + ENDING
