"""One text of a meeting and its translations: which languages it lacks, who its author is, under which key it travels. Pure."""

import re
from dataclasses import dataclass, field, replace

from core.canonical import digest
from core.texts import LANGUAGES, Text, Words

ORIGINAL, OFFICIAL, WORKING, STALE, MISSING = "original", "official", "working", "stale", "missing"
OWED = (MISSING, STALE)  # what has to be translated
LETTERS = {"title": "t", "summary": "s", "decision": "d", "text": "m"}  # of a field in a key
SUMMARY_LONGEST = 400
LONGEST = {"title": 500, "summary": SUMMARY_LONGEST, "decision": 20_000, "text": 20_000}
KEY = re.compile(r"\[\[\s*([0-9a-f]{12}-[tsdm])-(kk|ru|en)-([0-9a-f]{8})\s*\]\]")


@dataclass
class Translatable:
    """``thing.<attribute>`` are the words; ``author`` is the seat whose text it is, ``None`` for the secretariat's own."""

    thing: object
    field: str
    label: str
    words: Words
    due: object = None
    author: object = None
    translators: dict = field(default_factory=dict)  # by language

    @property
    def key(self):
        """As forms and files name it."""
        return f"{self.thing.uid.hex[:12]}-{LETTERS[self.field]}"

    @property
    def original(self):
        """The text it was written as."""
        return self.words.texts[self.words.original].text

    @property
    def is_rich(self):
        """Whether bold and lists mean something in it."""
        return self.field in ("decision", "text")

    @property
    def longest(self):
        return LONGEST[self.field]

    @property
    def length(self):
        """In characters, spaces too."""
        return len(self.original)

    @property
    def mark(self):
        """Short for the original as it stands: eight digits of its digest."""
        return digest(self.original)[:8]

    def file_key(self, language):
        """The key of its row in a file for the translator: it tells the text, the language and the original it went out with."""
        return f"[[{self.key}-{language}-{self.mark}]]"

    def is_of_this_original(self, mark):
        """Whether what carries this mark was made of the original as it stands."""
        return mark == self.mark

    def state(self, language):
        """How it stands in this language."""
        return state_of(self.words, language)

    @property
    def states(self):
        """The same for all languages, in their order."""
        return [(code, self.state(code), self.translators.get(code)) for code in LANGUAGES]

    def owes(self, language=None):
        """Whether it lacks this language (default: any), or is older there than the original."""
        return any(self.state(code) in OWED for code in ([language] if language else LANGUAGES))

    def waits_in(self, seats=None):
        """The languages in which a translation waits for its author; with ``seats``, the author has to be one of them."""
        if seats is not None and self.author not in seats:
            return []
        return [code for code in LANGUAGES if self.state(code) == WORKING]

    def said(self, language):
        """The translation as it stands; empty where there is none."""
        found = self.words.texts.get(language)
        return found.text if found else ""


@dataclass(frozen=True)
class Lack:
    """How many texts lack a language, or are older there than their original."""

    language: str
    missing: int
    stale: int

    @property
    def number(self):
        return self.missing + self.stale


def state_of(words, language):
    """How these words stand in this language."""
    if language == words.original:
        return ORIGINAL
    if language not in words.texts:
        return MISSING
    if words.is_stale(language):
        return STALE
    return OFFICIAL if words.texts[language].kind == "official" else WORKING


def lacks_of(many):
    """For each language some of these ``Words`` lack: a ``Lack``."""
    said = [words for words in many if words]
    found = []
    for code in LANGUAGES:
        states = [state_of(words, code) for words in said]
        found.append(Lack(code, states.count(MISSING), states.count(STALE)))
    return [lack for lack in found if lack.number]


def translated(words, language, text, *, is_official=False):
    """The same words with this translation of the original as it stands."""
    source = digest(words.texts[words.original].text)
    new = Text(text.strip(), kind="official" if is_official else "working", renders=source)
    return replace(words, texts={**words.texts, language: new})


def unapproved(before, after):
    """``after``, as somebody typed it who is not the author: each translation that is not as it stood before is a working one."""

    def version(code, text):
        kept = before.texts.get(code)
        if code == after.original or (kept and kept.text == text.text):
            return kept if kept and kept.text == text.text else text
        return replace(text, kind="working")

    return replace(after, texts={code: version(code, text) for code, text in after.texts.items()})
