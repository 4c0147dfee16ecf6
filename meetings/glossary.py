"""The fixed terms (domain.md §7) in three languages, and where a text uses them: words are compared by their stems. Pure."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.kazakh import stem

_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_ENDING = {"ru": (2, 3), "en": (0, 2)}  # letters a word of the term may lose, and may gain beyond its length


@dataclass(frozen=True)
class Term:
    kk: str
    ru: str
    en: str

    @cache  # noqa: B019 - as many as the terms of the file
    def words(self, language):
        """Its words in lower case, without what stands in brackets."""
        bare = re.sub(r"\(.*?\)", "", getattr(self, language))
        return tuple(_WORD.findall(bare.lower()))


@cache
def terms():
    """All fixed terms, in the order of the list."""
    stored = json.loads(Path(__file__).with_name("glossary.json").read_text("utf-8"))
    return tuple(Term(**row) for row in stored)


def marked(text, language):
    """The text in pieces: pairs of a piece and its ``Term``, ``None`` for what is no fixed term. The longest term wins."""
    words = list(_WORD.finditer(text))
    pieces, done, place = [], 0, 0
    while place < len(words):
        term = _term_at(words, place, language)
        if term is None:
            place += 1
            continue
        last = place + len(term.words(language)) - 1
        begins, ends = words[place].start(), words[last].end()
        pieces += [(text[done:begins], None), (text[begins:ends], term)]
        done, place = ends, last + 1
    pieces.append((text[done:], None))
    return [(piece, term) for piece, term in pieces if piece]


def terms_in(text, language):
    """The fixed terms a text uses, each once."""
    return list(dict.fromkeys(term for _piece, term in marked(text, language) if term))


def _term_at(words, place, language):
    """The longest term that begins at this word."""
    found = None
    for term in terms():
        own = term.words(language)
        here = [word.group().lower() for word in words[place : place + len(own)]]
        if len(here) == len(own) and all(_is_form_of(w, t, language) for w, t in zip(here, own, strict=True)):
            found = term if found is None or len(own) > len(found.words(language)) else found
    return found


def _is_form_of(word, base, language):
    """Whether a word is the base or one of its forms."""
    if word == base:
        return True
    if language == "kk":
        return stem(word) == stem(base)
    loses, gains = _ENDING[language]
    if len(base) < 4:  # ООН, law: nothing but themselves, and the English plural
        return language == "en" and word == f"{base}s"
    if language == "en" and base.endswith("y") and word == f"{base[:-1]}ies":
        return True
    kept = base[: max(len(base) - loses, 3)]
    return word.startswith(kept) and len(word) <= len(base) + gains
