"""Lists stand in the order of the Kazakh alphabet, without ICU (domain.md §13a.17)."""

import random
from itertools import pairwise

import pytest
from django.db import connection
from django.utils import translation

from core.alphabet import ALPHABET, in_order_of
from core.words import Words
from law.models import Act

NAMES = ["Адам", "Әділет", "Бала", "Ғылым", "Ел", "Ёлка", "Жер", "Қала", "Нұр", "Ңай", "Орда", "Өмір", "Ұлт", "Үміт"]


def acts(titles, language="kk"):
    for place, title in enumerate(titles):
        words = Words.of(**{language: title})
        Act.objects.create(adilet_id=f"Z15000004{place:02}", type="law", title=words)


def in_order(language="kk"):
    return [str(act.title) for act in Act.objects.order_by(in_order_of("title", language))]


def test_the_own_letters_stand_where_the_alphabet_has_them(db):
    acts(random.sample(NAMES, len(NAMES)))
    assert in_order() == NAMES


def test_capitals_and_small_letters_stand_together(db):
    acts(["яблоко", "Аул", "аул 2", "Бала"])
    assert in_order() == ["Аул", "аул 2", "Бала", "яблоко"]


def test_what_is_not_said_in_the_language_stands_by_what_is(db):
    acts(["Бала", "Ғылым"], "kk")
    Act.objects.create(adilet_id="Z1500000499", type="law", title=Words.of(ru="Вода"))
    with translation.override("kk"):
        assert in_order(None) == ["Бала", "Вода", "Ғылым"]


@pytest.mark.parametrize("pair", list(pairwise(ALPHABET)))
def test_every_letter_sorts_before_the_next(db, pair):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT alphabetical(%s) < alphabetical(%s), alphabetical(upper(%s)) = alphabetical(%s)",
            [*pair, pair[0], pair[0]],
        )
        assert cursor.fetchone() == (True, True)
