"""The files of the story."""

import json
from functools import cache
from pathlib import Path

from core.texts import LANGUAGES, Words

FOLDER = Path(__file__).resolve().parent / "story"


@cache
def read(name):
    """The rows of the story's files ``name*.json``, in the order of the files' names."""
    files = sorted(FOLDER.glob(f"{name}*.json"))
    return [row for file in files for row in json.loads(file.read_text(encoding="utf-8"))]


def words(said, original=""):
    """``{"ru": …, "kk": …}`` as ``Words``; the language named first is the original. Nothing said: empty words."""
    return Words.of(original, **{code: text for code, text in (said or {}).items() if code in LANGUAGES})
