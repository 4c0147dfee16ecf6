"""Texts in three languages: the original is known, what is missing is said, what is stale is computed (design.md §5.11)."""

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from core.canonical import digest
from core.lines import Line
from core.texts import LANGUAGES, Text, Words
from law.models import Act
from tests.make.core import a_line

BOTH = Words.of(ru="Право", kk="Құқық")


def test_the_first_language_said_is_the_original_unless_one_is_named():
    assert BOTH.original == "ru"
    assert Words.of("kk", ru="Право", kk="Құқық").original == "kk"
    assert Words.of("en", ru="Право").original == "ru"


def test_space_alone_says_nothing():
    assert Words.of(ru=" \n", kk="") == Words()
    assert not Words.of(ru=" ")
    assert Words.of(ru=" Право ").texts["ru"].text == "Право"


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="unknown languages: \\['de'\\]"):
        Words.of(de="Recht")


@pytest.mark.parametrize(
    ("asked", "text", "language", "is_asked"),
    [("ru", "Право", "ru", True), ("kk", "Құқық", "kk", True), ("en", "Право", "ru", False)],
)
def test_a_missing_language_is_the_original_and_says_so(asked, text, language, is_asked):
    said = BOTH.said(asked)
    assert (said.text, said.language, said.is_asked) == (text, language, is_asked)


def test_the_language_of_the_page_is_asked_when_none_is_named():
    with translation.override("kk"):
        assert (str(BOTH), BOTH.said().language) == ("Құқық", "kk")


def test_nothing_said_is_nothing_in_no_language():
    said = Words().said("kk")
    assert (said.text, said.language, said.is_asked) == ("", "", False)


def test_the_missing_languages_are_named_in_order():
    assert Words.of(ru="Право").missing == ("kk", "en")


def test_a_translation_of_the_present_original_is_not_stale():
    assert [BOTH.is_stale(code) for code in LANGUAGES] == [False, False, False]


def test_a_translation_nobody_touched_is_stale_once_the_original_changed():
    edited = BOTH.revised(Words.of(ru="Права", kk="Құқық"))
    assert [code for code in LANGUAGES if edited.is_stale(code)] == ["kk"]
    assert (edited.said("kk").is_stale, edited.said("ru").is_stale) == (True, False)


def test_a_translation_made_anew_is_not_stale():
    edited = BOTH.revised(Words.of(ru="Права", kk="Құқықтар"))
    assert [code for code in LANGUAGES if edited.is_stale(code)] == []


def test_an_untouched_translation_stays_stale_until_somebody_touches_it():
    stale = BOTH.revised(Words.of(ru="Права", kk="Құқық"))
    assert stale.revised(Words.of(ru="Права", kk="Құқық", en="Rights")).is_stale("kk") is True
    assert stale.revised(Words.of(ru="Права", kk="Құқықтар")).is_stale("kk") is False


def test_the_original_stays_the_original_whoever_edits_in_another_language():
    assert BOTH.revised(Words.of("kk", kk="Құқықтар", ru="Право")).original == "ru"
    assert BOTH.revised(Words.of("kk", kk="Құқықтар")).original == "kk"


def test_a_working_translation_stays_one_while_nobody_touches_it():
    words = Words("ru", {"ru": Text("Право"), "en": Text("Law", kind="working", renders=digest("Право"))})
    assert words.said("en").is_working is True
    assert words.revised(Words.of(ru="Право", en="Law")).said("en").is_working is True
    assert words.revised(Words.of(ru="Право", en="Rights")).said("en").is_working is False


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
words_of_people = st.builds(lambda kk, ru, en: Words.of(kk=kk, ru=ru, en=en), texts, texts, texts)


@given(words_of_people)
def test_what_is_stored_comes_back_the_same(words):
    assert Words.from_json(words.as_json()) == words
    assert Words.from_json(words.rendered().as_json()).plain() == words.plain()


@given(words_of_people, words_of_people)
def test_a_revision_says_exactly_what_the_new_words_say(old, new):
    assert {c: t.text for c, t in old.revised(new).texts.items()} == {c: t.text for c, t in new.texts.items()}


@given(words_of_people)
def test_saying_the_same_again_changes_nothing(words):
    assert words.revised(Words.of(words.original, **{c: t.text for c, t in words.texts.items()})) == words


def test_the_hash_covers_texts_and_original_and_not_the_html():
    assert BOTH.rendered().plain() == BOTH.plain() == {"original": "ru", "texts": {"ru": "Право", "kk": "Құқық"}}


def test_a_field_of_words_gives_them_back_and_asks_inside_them(db):
    a_line(reason=BOTH)
    assert Line.objects.get().reason == BOTH
    assert Line.objects.filter(reason__texts__kk__text="Құқық").count() == 1
    assert list(Line.objects.values_list("reason__original", flat=True)) == ["ru"]


def test_an_empty_field_of_words_is_empty_words(db):
    act = Act.objects.create(adilet_id="Z1500000401", type="law")
    act.refresh_from_db()
    assert act.title == Words()


def rendered(template, **context):
    return Template("{% load said %}" + template).render(Context(context))


def test_a_template_prints_the_words_with_their_language():
    with translation.override("kk"):
        assert rendered("{{ x|said }}", x=BOTH) == '<span lang="kk">Құқық</span>'


def test_a_template_marks_another_language():
    with translation.override("en"):
        printed = rendered("{{ x|said }}", x=BOTH)
    assert printed.startswith('<span lang="ru">Право</span> <small class="lang-mark"')
    assert printed.endswith(">РУС</small>")


def test_a_template_says_that_nothing_is_stated_and_escapes_what_is():
    with translation.override("en"):
        assert rendered("{{ x|said }}", x=Words()) == '<span class="missing">not stated</span>'
        assert rendered("{{ x|said }}", x=Words.of(en="<b>")) == '<span lang="en">&lt;b&gt;</span>'


def test_a_template_prints_the_stored_html_as_a_block():
    with translation.override("en"):
        words = Words.of(en="**a** <b>").rendered()
        assert rendered('{{ x|said:"block" }}', x=words) == (
            '<div class="said" lang="en"><p><strong>a</strong> &lt;b&gt;</p></div>'
        )
