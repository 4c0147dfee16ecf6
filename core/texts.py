"""Every text people write, in up to three languages (design.md §5.11): which is the original is known, a missing
language is said and never silently replaced, a translation knows which original it renders."""

from dataclasses import dataclass, field, replace

from django.utils.translation import get_language

from core.canonical import digest
from core.prose import render

LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True)
class Text:
    text: str
    html: str = ""
    kind: str = "official"  # or "working": a translation its author has not approved
    renders: str = ""  # digest of the original it was made from; empty for the original itself


@dataclass(frozen=True)
class Said:
    """One language of some words, ready to print."""

    text: str
    html: str
    language: str
    is_asked: bool  # the language somebody asked for, not another one
    is_working: bool
    is_stale: bool


@dataclass(frozen=True)
class Words:
    original: str = ""
    texts: dict = field(default_factory=dict)

    @classmethod
    def of(cls, original="", /, **texts):
        """``Words.of(ru="…", kk="…")``: the first language given is the original unless one is named first."""
        said = {code: text.strip() for code, text in texts.items() if text and text.strip()}
        if unknown := set(said) - set(LANGUAGES):
            raise ValueError(f"unknown languages: {sorted(unknown)}")
        original = original if original in said else next(iter(said), "")
        source = digest(said[original]) if len(said) > 1 else ""
        return cls(original, {c: Text(t, renders="" if c == original else source) for c, t in said.items()})

    @classmethod
    def from_json(cls, stored):
        """The words as the database keeps them."""
        return cls(stored.get("original", ""), {c: Text(**t) for c, t in stored.get("texts", {}).items()})

    def as_json(self):
        """What the database keeps."""
        return {"original": self.original, "texts": {c: vars(t).copy() for c, t in self.texts.items()}}

    def __bool__(self):
        return bool(self.texts)

    def __str__(self):
        return self.said().text

    def said(self, language=None):
        """The words in ``language`` (default: the page's), else in the original, marked as another language."""
        asked = language or get_language() or LANGUAGES[0]
        code = asked if asked in self.texts else self.original
        text = self.texts.get(code, Text(""))
        return Said(text.text, text.html, code, code == asked, text.kind == "working", self.is_stale(code))

    def is_stale(self, language):
        """Whether the translation renders an older original."""
        text = self.texts.get(language)
        return bool(text and text.renders) and text.renders != digest(self.texts[self.original].text)

    @property
    def missing(self):
        """The languages in which nothing is said."""
        return tuple(code for code in LANGUAGES if code not in self.texts)

    def plain(self):
        """What is hashed: the text of each language and which is the original."""
        return {"original": self.original, "texts": {code: text.text for code, text in self.texts.items()}}

    def rendered(self):
        """The same words with HTML made for each language."""
        return Words(self.original, {c: replace(t, html=t.html or render(t.text)) for c, t in self.texts.items()})

    def revised(self, new):
        """``new`` as the next version: the original stays the original while anything is said in it, and a translation
        nobody touched still renders the original it was made from, so it is stale once that one changed."""
        if self.original not in new.texts:
            return new

        def version(code, text):
            kept = self.texts.get(code)
            renders = "" if code == self.original else digest(new.texts[self.original].text)
            return kept if kept and kept.text == text.text else replace(text, renders=renders)

        return Words(self.original, {code: version(code, text) for code, text in new.texts.items()})
