"""Search in three languages: one generated vector a thing, Russian stems of the Russian text, English of the English,
``simple`` of Kazakh stems computed here (design.md §8)."""

import re

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorField
from django.db import models
from django.db.models.functions import Upper

from core.kazakh import stems
from core.texts import LANGUAGES

LONGEST = 300  # letters of a question that are read
# What must not occur is asked apart: a stem of one language that a text lacks would let the whole question match.
_UNWANTED = re.compile(r"""(?<!\S)-("[^"]*"|[^\s"]+)""")
_CONFIGURATIONS = {"ru": "russian", "en": "english", "kk": "simple"}


class Searchable(models.Model):
    """Gives a thing what search needs; its service calls ``index_words`` whenever the texts change."""

    search_kk = models.TextField(blank=True, default="", editable=False)
    search_ru = models.TextField(blank=True, default="", editable=False)
    search_en = models.TextField(blank=True, default="", editable=False)
    search_ref = models.TextField(blank=True, default="", editable=False)
    vector = models.GeneratedField(
        expression=SearchVector("search_ru", config="russian")
        + SearchVector("search_en", config="english")
        + SearchVector("search_kk", "search_ref", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        abstract = True

    def index_words(self, *words, refs=()):
        """Set the search columns (unsaved) from ``Words`` values and the printed and bare refs; returns their names."""
        said = {c: "\n".join(w.texts[c].text for w in words if c in w.texts) for c in LANGUAGES}
        self.search_kk, self.search_ru, self.search_en = stems(said["kk"]), said["ru"], said["en"]
        self.search_ref = " ".join(refs)
        return ["search_kk", "search_ru", "search_en", "search_ref"]


def search_indexes(name):
    """The indexes of a searchable model: GIN on the vector and trigrams on the ref."""
    return [
        GinIndex(fields=["vector"], name=f"{name}_vector"),
        GinIndex(OpClass(Upper("search_ref"), name="gin_trgm_ops"), name=f"{name}_ref_trgm"),
    ]


def matching(queryset, asked):
    """The rows that match what a person typed, in any of the three languages or by a part of the ref.

    Words are joined by *and*; ``"quoted words"``, ``or`` and ``-not`` work as people know them. Nothing asked: all rows.
    """
    asked = asked.replace("\x00", " ").strip()
    if len(asked) > LONGEST:
        asked = asked[:LONGEST].rpartition(" ")[0]  # not in the middle of a word
    if not asked:
        return queryset
    found = models.Q()
    if wanted := _UNWANTED.sub(" ", asked).strip():
        refs = models.Q(search_ref__icontains=wanted) if any(c.isdigit() for c in wanted) else models.Q()
        found = models.Q(vector=_in_any_language(wanted)) | refs
    for unwanted in _UNWANTED.findall(asked):
        found &= ~models.Q(vector=_in_any_language(unwanted))
    return queryset.filter(found)


def _in_any_language(asked):
    queries = [
        SearchQuery(stems(asked) if language == "kk" else asked, config=config, search_type="websearch")
        for language, config in _CONFIGURATIONS.items()
    ]
    return queries[0] | queries[1] | queries[2]
