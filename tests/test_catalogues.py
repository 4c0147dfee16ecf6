"""Every sentence of the interface exists in Kazakh and Russian, with the same placeholders, and is compiled."""

import ast
import re
from pathlib import Path

import polib
import pytest
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
APPS = [path.parent.name for path in ROOT.glob("*/apps.py")]
LANGUAGES = {"kk": 2, "ru": 4}  # number of plural forms
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL_CALLS = {"ngettext", "ngettext_lazy"}
CONTEXT_CALLS = {"pgettext", "pgettext_lazy"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def catalogue(language):
    return polib.pofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "django.po"))


def sentences_of(source):
    """The (context, sentence) pairs of Python text, or of a template made Python by Django."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        words = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
        if name in CALLS | PLURAL_CALLS and words:
            found.add(("", words[0]))
        if name in CONTEXT_CALLS and len(words) == 2:
            found.add((words[0], words[1]))
    return found


def sentences_of_template(text):
    """Django's own reading of a template, as makemessages does it; each marked sentence is one call."""
    calls = re.findall(r"\b(?:n|p|np)?gettext\((?:[^()]|\([^()]*\))*\)|\b_\((?:[^()]|\([^()]*\))*\)", templatize(text))
    found = set()
    for call in calls:
        try:
            found |= sentences_of(re.sub(r"\bu(?=['\"])", "", call))
        except SyntaxError:
            continue
    return found


def written():
    found = set()
    for app in APPS:
        for path in (ROOT / app).rglob("*.py"):
            if "migrations" not in path.parts:
                found |= sentences_of(path.read_text())
    for path in [*(ROOT / "templates").rglob("*.html"), *(ROOT / "templates").rglob("*.txt")]:
        found |= sentences_of_template(path.read_text())
    return {(context, str(sentence)) for context, sentence in found if str(sentence).strip()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_code_and_templates_is_translated(language):
    known = {(entry.msgctxt or "", entry.msgid) for entry in catalogue(language) if not entry.obsolete}
    assert sorted(written() - known) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_entry_is_empty_or_fuzzy(language):
    entries = [entry for entry in catalogue(language) if not entry.obsolete]
    assert [entry.msgid for entry in entries if entry.fuzzy or not entry.translated()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_the_same_in_every_form(language):
    wrong = []
    for entry in catalogue(language):
        forms = list(entry.msgstr_plural.values()) or [entry.msgstr]
        wanted = sorted(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        wrong += [entry.msgid for form in forms if sorted(PLACEHOLDER.findall(form)) != wanted]
    assert wrong == []


@pytest.mark.parametrize(("language", "forms"), LANGUAGES.items())
def test_plurals_have_all_their_forms(language, forms):
    plurals = [entry for entry in catalogue(language) if entry.msgid_plural]
    assert {len(entry.msgstr_plural) for entry in plurals} == {forms}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_the_written_one(language):
    def said(entries):
        return {
            (e.msgctxt or "", e.msgid): e.msgstr or dict(sorted(e.msgstr_plural.items()))
            for e in entries
            if not e.obsolete and e.msgid
        }

    compiled = polib.mofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "django.mo"))
    assert said(compiled) == said(catalogue(language))


def test_the_reader_of_templates_finds_what_django_marks():
    text = '{% load i18n %}{% translate "One (in brackets)" %}{% blocktranslate %}Two {{ x }}{% endblocktranslate %}'
    assert {sentence for _context, sentence in sentences_of_template(text)} == {"One (in brackets)", "Two %(x)s"}
