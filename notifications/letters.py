"""The text of letters: one file a piece of news, rendered once in each language. Pure: no rows, no addresses.

A letter file ``templates/notifications/letters/<letter>.txt`` extends ``notifications/letter.txt`` and fills its blocks; see
``notifications.outbox`` for how to write one.
"""

import re
import secrets

from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from core.templatetags.said import MARKS
from core.texts import LANGUAGES, Words

PARTS = ("subject", "body", "personal", "expected", "link", "why")  # in the order of notifications/letter.txt
MANDATORY = ("subject", "body", "link", "why")
LONGEST_SUBJECT = 180


class LetterIncomplete(Exception):
    """A letter file that does not extend ``notifications/letter.txt``, or leaves a mandatory block empty."""


def render(letter, context):
    """The parts of a letter in every language: ``{"kk": {"subject": …, "body": …, "expected": …, "link": …, "why": …}}``.

    ``Words`` in the context print in each language, another language with its mark. Raises ``LetterIncomplete``, and
    ``TemplateDoesNotExist`` when nobody wrote the letter.
    """
    return {language: _in_language(f"letters/{letter}", language, context) for language in LANGUAGES}


def render_neutral(code):
    """The letter about a thing that is not public, in every language: a code, and not one word of the thing."""
    return {language: _in_language("neutral", language, {"code": code}) for language in LANGUAGES}


def render_personal(letter, language, context):
    """The block ``personal`` of a letter for one reader; empty when the letter has none."""
    return _parts(f"letters/{letter}", language, context)["personal"]


def _in_language(name, language, context):
    parts = _parts(name, language, context)
    parts.pop("personal")
    if empty := [part for part in MANDATORY if not parts[part]]:
        raise LetterIncomplete(f"{name}: nothing said in {', '.join(empty)}")
    return parts


def _parts(name, language, context):
    cut = secrets.token_hex(16)  # between the parts; no text in the context can know it
    with translation.override(language):
        plain = {key: _printed(value) for key, value in context.items()}
        written = get_template(f"notifications/{name}.txt").template
        said = written.render(Context({**plain, "cut": cut}, autoescape=False)).split(cut)
    if len(said) != len(PARTS):
        raise LetterIncomplete(f'{name} does not extend "notifications/letter.txt"')
    parts = dict(zip(PARTS, map(_tidy, said), strict=True))
    parts["subject"] = " ".join(parts["subject"].split())[:LONGEST_SUBJECT]
    return parts


def _printed(value):
    """Words in the active language; in another one only with its mark (design.md §5.11). ``get_…_display`` is asked in it:
    ``blocktranslate`` would print the method."""
    value = value() if callable(value) else value
    if not isinstance(value, Words):
        return value
    said = value.said()
    return said.text if said.is_asked or not said.text else f"{said.text} [{MARKS[said.language]}]"


def _tidy(text):
    lines = "\n".join(line.strip() for line in text.strip().splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines)
