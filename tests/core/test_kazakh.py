"""Kazakh words are found in their other forms; how many is measured on sentences nobody wrote for this."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.kazakh import stem, stems

TREEBANK = Path(__file__).resolve().parents[3] / "shared" / "data" / "morphology-kazakh-ud-ktb"
needs_treebank = pytest.mark.skipif(
    not TREEBANK.exists() and not os.environ.get("CI"), reason="needs ../shared/data/morphology-kazakh-ud-ktb"
)
NOUNS = ("NOUN", "ADJ", "PROPN")

FORMS = [
    "ұсыным ұсынымдар ұсынымды ұсынымға ұсынымның ұсынымдардың ұсынымдарын",
    "құқық құқықтар құқығы құқықтарының құқыққа құқықтан",
    "заң заңы заңның заңдар заңдарға заңда заңмен",
    "ұйым ұйымдар ұйымдары ұйымдарының ұйымға",
    "мемлекет мемлекеті мемлекеттің мемлекетте мемлекеттер",
    "министрлік министрлігі министрлігінің министрліктер",
    "отырыс отырысы отырысының отырыстар отырысқа",
    "кеңес кеңесі кеңестің кеңесте",
    "азаптау азаптауға азаптаудан азаптаулар",
    "бала балалар балаларға балаларды баланың",
    "әйел әйелдер әйелдерге әйелдердің",
    "жауап жауабы жауаптар жауабын жауапқа",
    "мүгедектік мүгедектігі мүгедектікке мүгедектігінің",
    "тәртіп тәртібі тәртіпке тәртібінің",
    "хаттама хаттамасы хаттаманың хаттамада",
    "халық халқы халқының халыққа",
]
APART = "заң сот құқық адам ұйым үкімет парламент ұсыным әйел бала азаптау отырыс кеңес шешім мерзім жауап полиция"


@pytest.mark.parametrize("forms", FORMS)
def test_the_forms_of_a_word_have_one_stem(forms):
    assert {stem(form) for form in forms.split()} == {stem(forms.split()[0])}


def test_words_of_the_trade_stay_apart():
    assert len({stem(word) for word in APART.split()}) == len(APART.split())


@pytest.mark.parametrize("word", ["", "а", "су", "2026-2", "upr", "лар", "ның"])
def test_short_and_foreign_words_stay_as_they_are(word):
    assert stems(word) == word


def test_signs_and_quotes_stay_where_they_are():
    assert stems('"Адам Құқықтары" -соттың or заңдар') == f'"адам {stem("құқық")}" -{stem("сот")} or {stem("заң")}'


@given(st.text(alphabet="абгғдеёжзиікқлмнңоөпрстуұүфхһцчшщъыьэюя", min_size=1, max_size=25))
def test_every_word_has_a_stem_that_begins_as_the_word(word):
    found = stem(word)
    assert 1 <= len(found) <= len(word)
    assert found[0] in (word[0], {"б": "п", "г": "к", "ғ": "қ"}.get(word[0]))


def _words(kinds):
    """Pairs of form and lemma, each once, of the treebank's words of these kinds."""
    found = set()
    for path in sorted(TREEBANK.glob("*.conllu")):
        for line in path.read_text().splitlines():
            columns = line.split("\t")
            if len(columns) == 10 and columns[3] in kinds and columns[1].isalpha():
                found.add((columns[1].lower(), columns[2].lower()))
    return found


@needs_treebank
@pytest.mark.parametrize(("kinds", "share"), [(NOUNS, 0.95), (("VERB",), 0.35)])
def test_so_many_word_forms_have_the_stem_of_their_dictionary_form(kinds, share):
    words = _words(kinds)
    hits = sum(stem(form) == stem(lemma) for form, lemma in words)
    assert len(words) > 1000
    assert hits / len(words) >= share


@needs_treebank
def test_so_few_different_words_fall_together():
    lemmas = {lemma for _form, lemma in _words(NOUNS)}
    assert len({stem(lemma) for lemma in lemmas}) / len(lemmas) >= 0.94
