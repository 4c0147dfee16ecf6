"""The field that keeps what people write (design.md §5.11); the value itself is ``core.texts.Words``."""

from django.db import models
from django.db.models.fields.json import KeyTransform

from core.texts import LANGUAGES, Words

__all__ = ["LANGUAGES", "Words", "WordsField", "from_plain"]


class WordsField(models.JSONField):
    """Stores ``Words``. With ``rich=True`` the text is Markdown and its HTML is stored beside it."""

    def __init__(self, *args, rich=False, **options):
        self.rich = rich
        super().__init__(*args, **{"default": Words, **options})

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, **({"rich": True} if self.rich else {})}

    def from_db_value(self, value, expression, connection):
        stored = super().from_db_value(value, expression, connection)
        return stored if isinstance(expression, KeyTransform) or stored is None else Words.from_json(stored)

    def to_python(self, value):
        return Words.from_json(value) if isinstance(value, dict) else value

    def get_prep_value(self, value):
        if isinstance(value, Words):
            value = (value.rendered() if self.rich else value).as_json()
        return super().get_prep_value(value)

    def value_from_object(self, obj):
        return getattr(obj, self.attname)


def from_plain(plain):
    """The words of which ``Words.plain`` made this, as filings and lines keep them."""
    return Words.of(plain["original"], **plain["texts"])
