"""What no template may hold, because the Content-Security-Policy would refuse it, and what every class needs: a rule."""

import re

import pytest
from django.conf import settings
from django.template.loader import get_template

ROOT = settings.BASE_DIR / "templates"
TEMPLATES = sorted(path for path in ROOT.rglob("*.html"))
COMMENT = re.compile(r"{% comment %}.*?{% endcomment %}|{#.*?#}", re.DOTALL)
FORBIDDEN = {
    "style attribute": re.compile(r"""\sstyle\s*=""", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "handler": re.compile(r"""<[^>]*\s(on[a-z]+|hx-on[\w:-]*)\s*=""", re.IGNORECASE),
    "javascript: address": re.compile(r"""(href|src|action)\s*=\s*["']\s*javascript:""", re.IGNORECASE),
    "inline script": re.compile(r"""<script\b(?![^>]*\bsrc\s*=)(?![^>]*type="application/json")""", re.IGNORECASE),
    "foreign address": re.compile(
        r"""<(script|link(?![^>]*rel="alternate")|img|iframe|source)\b[^>]*(src|href)\s*=\s*["'](https?:)?//""",
        re.IGNORECASE,
    ),
}
# Classes that are hooks of a program, not of the look.
HOOKS = {"htmx-indicator", "htmx-request"}


def text_of(path):
    return COMMENT.sub("", path.read_text())


def broken(text):
    return [name for name, pattern in FORBIDDEN.items() if pattern.search(text)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_holds_nothing_the_policy_refuses(path):
    assert broken(text_of(path)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('<p style="color:red">', "style attribute"),
        ("<style>p{}</style>", "style element"),
        ('<button onclick="go()">', "handler"),
        ('<div hx-on:click="go()">', "handler"),
        ('<a href="javascript:go()">', "javascript: address"),
        ("<script>go()</script>", "inline script"),
        ('<script src="//cdn.example/x.js"></script>', "foreign address"),
    ],
)
def test_the_search_finds_what_it_looks_for(text, name):
    assert broken(text) == [name]


def test_data_for_a_script_and_scripts_of_our_own_are_allowed():
    assert broken('<script type="application/json">{}</script><script src="/static/js/site.js" defer></script>') == []


def test_every_class_of_a_template_has_a_rule_in_the_style_sheet():
    css = "".join((settings.BASE_DIR / f"static/css/{name}.css").read_text() for name in ("site", "agenda"))
    known = {name.replace("\\", "") for name in re.findall(r"\.((?:[a-zA-Z_]|\\.)(?:[\w-]|\\.)*)", css)} | HOOKS
    missing = {}
    for path in TEMPLATES:
        for value in re.findall(r'\bclass="([^"]*)"', text_of(path)):
            # Names made of parts ("badge-s--{{ tone }}") are tried by the style guide, not here.
            plain = re.sub(r"\S*{{.*?}}\S*|[\w-]*-{% if.*?{% endif %}", " ", value)
            plain = re.sub(r"{%.*?%}", " ", plain)
            for name in plain.split():
                if name not in known and not name.endswith("-"):
                    missing.setdefault(str(path.relative_to(ROOT)), set()).add(name)
    assert missing == {}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_compiles(path):
    name = str(path.relative_to(ROOT))
    assert get_template(name).template.name == name


@pytest.mark.parametrize(
    "path",
    sorted([*(ROOT / "core/partials").glob("*.html"), *(ROOT / "frame").glob("*.html")]),
    ids=lambda path: path.stem,
)
def test_a_partial_says_at_its_top_what_it_takes(path):
    assert path.read_text().startswith("{% comment %}")


def test_a_template_that_asks_again_by_itself_loads_htmx():
    asking = {path.name for path in TEMPLATES if re.search(r"\bhx-get=", text_of(path))}
    loading = {path.name for path in TEMPLATES if "vendor/htmx/htmx.min.js" in text_of(path)}
    assert asking - {"set.html"} == loading - {"documents.html"}  # the set is a part of the page of documents
