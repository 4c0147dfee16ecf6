"""Alphabetical order in three languages without ICU: every wheel of PostgreSQL lacks it, and by code point the letters
ә ғ қ ң ө ұ ү һ і would stand after я (domain.md §13a.17)."""

from django.db.models import Func, TextField, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from core.texts import LANGUAGES

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_ORDERED = "".join(chr(0x0430 + place) for place in range(len(ALPHABET)))  # a run without gaps, in place of the letters

# Written into the first migration; immutable, so that an index may use it.
CREATE_ALPHABETICAL = f"""
CREATE FUNCTION alphabetical(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT translate(lower(words), '{ALPHABET}', '{_ORDERED}') $$
"""


class Alphabetical(Func):
    """A text as it sorts: Kazakh order, which holds the Russian one within it."""

    function = "alphabetical"
    output_field = TextField()


def in_order_of(name, language=None):
    """An ``ORDER BY`` of a ``WordsField`` in the language (default: the page's), else in any language it has."""
    asked = language or get_language() or LANGUAGES[0]
    order = [asked, *(code for code in LANGUAGES if code != asked)]
    return Alphabetical(Coalesce(*(KT(f"{name}__texts__{code}__text") for code in order), Value("")))
