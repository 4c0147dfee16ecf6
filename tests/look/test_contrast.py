"""Text on ground is at least 4.5:1, edges and focus at least 3:1, in light and in dark (WCAG 2.2 AA, 1.4.3 and 1.4.11)."""

import re

import pytest
from django.conf import settings

CSS = (settings.BASE_DIR / "static/css/tokens.css").read_text()
GROUNDS = ["paper", "surface"]
TEXTS = ["ink", "ink-2", "ink-3", "accent", "accent-ink", "ok", "wait", "stop", "info", "mute"]
PAIRS = [(text, ground) for text in TEXTS for ground in GROUNDS]
PAIRS += [("ok", "ok-wash"), ("wait", "wait-wash"), ("stop", "stop-wash"), ("info", "info-wash"), ("mute", "mute-wash")]
PAIRS += [("accent-ink", "accent-wash"), ("on-accent", "accent"), ("on-accent", "accent-ink"), ("paper", "ink")]
PAIRS += [("ink-2", "mute-wash"), ("ink", "accent-wash"), ("ink", "wait-wash")]
EDGES = [("edge", "surface"), ("edge", "paper"), ("accent", "paper"), ("accent", "surface"), ("stop", "surface")]


def tokens(scheme):
    """The colours of a scheme: the light ones, with the dark ones over them."""
    first = CSS.index("prefers-color-scheme:dark")
    light, dark = CSS[:first], CSS[first : CSS.index("@media print")]
    found = {}
    for text in [light] if scheme == "light" else [light, dark]:
        found |= dict(re.findall(r"--([a-z0-9-]+):(#[0-9a-f]{6})", text))
    return found


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def too_weak(scheme, pairs, least):
    colours = tokens(scheme)
    measured = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in pairs}
    return {pair: value for pair, value in measured.items() if value < least}


def test_black_on_white_is_twenty_one_to_one():
    assert round(contrast("#000000", "#ffffff"), 2) == 21.0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_is_readable_on_every_ground_it_stands_on(scheme):
    assert too_weak(scheme, PAIRS, 4.5) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_of_fields_and_the_focus_can_be_seen(scheme):
    assert too_weak(scheme, EDGES, 3) == {}


def test_the_dark_scheme_has_every_colour_of_the_light_one():
    dark = CSS[CSS.index("prefers-color-scheme:dark") : CSS.index("@media print")]
    assert set(re.findall(r"--([a-z0-9-]+):#", dark)) == set(tokens("light"))
