"""What bench people write: sentences put together, the same in three languages, from ``texts.json``."""

import json
from pathlib import Path

from django.utils.html import escape

from core.texts import LANGUAGES, Words

PHRASES = json.loads((Path(__file__).parent / "texts.json").read_text())
ENDS = (".", "!", "?")


class Texts:
    """Draws from the phrases; ``rng`` makes every draw repeatable."""

    def __init__(self, rng):
        self.rng = rng

    def title(self):
        """A subject and a place: "Safety of journalists: Abai region"."""
        return self._said(": ", "topics", "places")

    def recommendation(self):
        """What is asked for, in four sentences."""
        return self._said(" ", "asks", "asks", "details", "details")

    def wanted(self):
        """The result that is wanted, in one."""
        return self._said(" ", "details")

    def saying(self):
        """What a body or an organisation says of it."""
        return self._said(" ", "sayings", "details")

    def _said(self, between, *kinds):
        drawn = [self.rng.choice(PHRASES[kind]) for kind in kinds]
        return self._words({code: between.join(_ended(one[code], between) for one in drawn) for code in LANGUAGES})

    def _words(self, said):
        words = Words.of(self.rng.choice(("ru", "ru", "kk")), **said)
        for text in words.texts.values():
            vars(text)["html"] = (
                f"<p>{escape(text.text)}</p>"  # what Markdown makes of one paragraph, without its 0.5 ms
            )
        return words


def _ended(sentence, between):
    return sentence if between != " " or sentence.endswith(ENDS) else f"{sentence}."
