"""Forms of steps: words in three languages, a version, a key against double clicks (design.md §5.12)."""

import uuid

import pytest
from django.utils import translation

from core.forms import ReasonForm, StepForm, WordsFormField
from core.jobs import Job
from core.texts import Words
from tests.core.errands import TitleForm

KEY = str(uuid.UUID(int=7))


def sent(form_class=TitleForm, *, thing=None, initial=None, **fields):
    return form_class({"once": KEY, **fields}, thing=thing, initial=initial)


def test_words_of_all_languages_come_back_and_the_language_of_the_page_is_the_original():
    with translation.override("ru"):
        form = sent(title_kk="Атауы", title_ru="Название", title_en="")
        assert form.is_valid()
    assert form.service_arguments() == {"title": Words.of("ru", kk="Атауы", ru="Название")}


def test_one_language_is_enough_and_none_is_refused_beside_the_field():
    assert sent(title_en="Title").is_valid()
    form = sent(title_kk=" ", title_ru="", title_en="")
    assert form.errors.as_data()["title"][0].code == "required"


def test_the_letters_of_each_language_are_counted():
    form = sent(title_kk="ә" * 20, title_ru="а" * 21)
    assert [error.code for error in form.errors.as_data()["title"]] == ["max_length"]


def test_an_edited_text_keeps_its_original_and_knows_what_is_stale():
    before = Words.of(ru="Название", kk="Атауы")
    with translation.override("kk"):
        form = sent(initial={"title": before}, title_kk="Атауы", title_ru="Новое название", title_en="")
        assert form.is_valid()
    words = form.cleaned_data["title"]
    assert (words.original, words.is_stale("kk"), words.is_stale("ru")) == ("ru", True, False)


def test_a_field_nobody_touched_has_not_changed():
    before = Words.of(ru="Название").rendered()
    field = WordsFormField()
    assert field.has_changed(before, ["", "Название", ""]) is False
    assert field.has_changed(before, ["", "Название!", ""]) is True


def test_a_form_brings_the_version_of_its_thing_and_a_new_key_each_time():
    job = Job(version=4)
    one, other = StepForm(thing=job), StepForm(thing=job)
    assert (one["version"].value(), other["version"].value()) == (4, 4)
    assert one["once"].value() != other["once"].value()


def test_a_form_about_a_thing_is_not_taken_without_its_version():
    assert "version" in sent(StepForm, thing=Job(version=4)).errors
    assert sent(StepForm, thing=Job(version=4), version="3").is_valid()
    assert sent(StepForm).is_valid()


@pytest.mark.parametrize("key", ["", "7", "' OR 1=1"])
def test_a_form_is_not_taken_without_its_key(key):
    assert list(StepForm({"once": key}).errors) == ["once"]


def test_a_service_gets_what_people_typed_and_not_the_forms_own_two():
    form = sent(ReasonForm, reason_ru="Пора")
    assert form.is_valid()
    assert list(form.service_arguments()) == ["reason"]


def test_the_boxes_of_a_text_say_their_language():
    drawn = str(TitleForm()["title"])
    assert [drawn.count(f'lang="{code}"') >= 1 for code in ("kk", "ru", "en")] == [True, True, True]
