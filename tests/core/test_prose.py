"""What people write becomes safe HTML: no script, no handler, no style, no image, no frame (design.md §8)."""

import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.prose import TAGS, render

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "bad-inputs"
needs_shared = pytest.mark.skipif(
    not SHARED.exists() and not os.environ.get("CI"), reason="needs ../shared/data/bad-inputs"
)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
UNSEEN = re.compile(r"[\x00-\x20]")  # a browser passes over these at the beginning of an address and tabs within it
LINKS = ("http:", "https:", "mailto:")


class Inspector(HTMLParser):
    """Collects everything in a piece of HTML that must not be there."""

    def __init__(self, html):
        super().__init__()
        self.faults = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        if tag not in TAGS:
            self.faults.append(tag)
        for name, value in attributes:
            if (tag, name) not in {("a", "href"), ("a", "rel")}:
                self.faults.append(f"{tag} {name}")
            elif name == "href" and SCHEME.match(UNSEEN.sub("", value)) and not value.lower().startswith(LINKS):
                self.faults.append(f"{name}={value}")

    def handle_comment(self, text):
        self.faults.append("comment")


def faults(text):
    return Inspector(render(text)).faults


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Адам *құқығы*", "<p>Адам <em>құқығы</em></p>"),
        ("a\nb", "<p>a<br>\nb</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("~~a~~", "<p><s>a</s></p>"),
        (
            "[a](https://adilet.zan.kz)",
            '<p><a href="https://adilet.zan.kz" rel="noopener noreferrer nofollow">a</a></p>',
        ),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>"),
        ("", ""),
    ],
)
def test_a_little_markdown_and_no_html(text, html):
    assert render(text) in (html, f"<p>{html}</p>")


ATTACKS = [
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#x09;script:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "<javascript:alert(1)>",
    "![x](x onerror=alert(1))",
    "![x](https://example.org/pixel.gif)",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '<a href="x" onclick="alert(1)">x</a>',
    '[x](https://a.b "onmouseover=alert(1)")',
    "<style>*{display:none}</style>",
    '<p style="position:fixed">x</p>',
    "<iframe src=https://example.org></iframe>",
    "<!-- x --><base href=https://example.org>",
    "[x]: javascript:alert(1)\n\n[x]",
    "    <script>alert(1)</script>",
    "```html\n<script>alert(1)</script>\n```",
    "# <img src=x onerror=alert(1)>",
]


@pytest.mark.parametrize("text", ATTACKS)
def test_an_attack_leaves_nothing_that_acts(text):
    assert faults(text) == []


@given(st.text())
def test_no_text_leaves_anything_that_acts(text):
    assert faults(text) == []


@given(st.text(alphabet="<>\"'`&;:/()[]!#*_-= \nscriptonerralhefjv", max_size=60))
def test_no_text_of_the_letters_of_attacks_leaves_anything_that_acts(text):
    assert faults(text) == []


@needs_shared
def test_the_naughty_strings_leave_nothing_that_acts():
    lists = sorted(path for path in SHARED.rglob("*") if path.is_file() and path.suffix in {".json", ".txt"})
    strings = [string for path in lists for string in _strings(path)]
    assert len(strings) > 500
    assert [(string, found) for string in strings if (found := faults(string))] == []


def _strings(path):
    text = path.read_text(errors="replace")
    if path.suffix != ".json":
        return text.splitlines()
    try:
        return [string for string in json.loads(text) if isinstance(string, str)]
    except ValueError:
        return text.splitlines()


def test_the_inspector_sees_what_must_not_be_there():
    attack = '<p style="x"><script>a</script><a href=" java\tscript:x" onclick="y"><!-- c -->'
    assert Inspector(attack).faults == ["p style", "script", "href= java\tscript:x", "a onclick", "comment"]
