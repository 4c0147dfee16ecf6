"""The files of the story."""

import json
from pathlib import Path

from core.texts import LANGUAGES, Words

FOLDER = Path(__file__).resolve().parent / "story"


def read(name):
    """The story's file ``name``: lists and objects as they stand there."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def words(said, original=""):
    """``{"ru": …, "kk": …}`` as ``Words``; the language named first is the original. Nothing said: empty words."""
    return Words.of(original, **{code: text for code, text in (said or {}).items() if code in LANGUAGES})
