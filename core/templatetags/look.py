"""Small words of the look: icons, badges, the bar of a term, the same page in another language. No domain here.

Tones of a badge: ``""`` (grey: draft, withdrawn, no claim, cannot assess), ``info`` (filed, forwarded), ``wait`` (awaits an
answer, partly), ``ok`` (accepted, implemented, confirmed), ``stop`` (declined, contested, overdue: an outline, so that the
page does not shout).
"""

from functools import cache

from django import template
from django.conf import settings
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

register = template.Library()
MARKS = {"kk": "ҚАЗ", "ru": "РУС", "en": "ENG"}
TONES = {"", "mute", "info", "wait", "ok", "stop"}


@cache
def drawing(name):
    """The SVG of ``templates/core/icons/<name>.svg``; ``TemplateDoesNotExist`` when nobody drew it."""
    return mark_safe(get_template(f"core/icons/{name}.svg").template.source.strip())  # noqa: S308 - a file of ours


@register.simple_tag
def icon(name):
    """``{% icon "check" %}``: an ornament beside words, hidden from screen readers. An empty name draws nothing."""
    return drawing(name) if name else ""


@register.simple_tag
def badge(tone, name, words, long=""):
    """``{% badge "ok" "building" words long %}``: icon, word and tint; a screen reader says ``long`` instead."""
    tone = tone or ""
    if tone not in TONES:
        raise template.TemplateSyntaxError(f"No badge has the tone {tone!r}")
    spoken = words
    if long:
        spoken = format_html('<span aria-hidden="true">{}</span><span class="visually-hidden">{}</span>', words, long)
    # One span of its own keeps a long Kazakh word inside the pill when it wraps.
    return format_html('<span class="badge-s badge-s--{}">{}<span>{}</span></span>', tone or "mute", icon(name), spoken)


@register.filter
def language_mark(code):
    """``kk`` → ҚАЗ, the same in every language of the page; unknown codes as they are."""
    return MARKS.get(code, code)


@register.filter
def wrong_fields(form):
    """The visible fields of a form that have an error, for the list above it."""
    return [field for field in form.visible_fields() if field.errors]


@register.simple_tag(takes_context=True)
def same_page_in(context, language, absolute=False):
    """The address of this page in another language: only the prefix changes, the query string stays (not in the absolute form)."""
    request = context.get("request")
    if request is None:
        return f"/{language}/"
    first, _, rest = request.path.lstrip("/").partition("/")
    path = f"/{language}/{rest}" if first in dict(settings.LANGUAGES) else f"/{language}/"
    if absolute:
        return f"{settings.BASE_URL}{path}"  # the Host of the request may be any word, and the page of a 400 prints this too
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query and request.method == "GET" else path


@register.simple_tag
def in_section(path, url):
    """``True`` when the page at ``path`` lies under ``url``: the menu marks it."""
    return bool(url) and path.startswith(url)


@register.simple_tag
def term_bar(started_on, due_on, today, pauses=()):
    """Pieces of the bar of a term, in calendar days from left to right, positions of 1000: ``{"kind", "x", "width"}``.

    ``pauses`` are pairs of days (from, to; ``None`` = still paused). Kinds: ``run`` up to ``today`` (the whole bar once it
    is over), ``pause`` over it. The bar is an ornament: the page says the same in a sentence.
    """
    whole = max((due_on - started_on).days, 1)

    def place(day):
        return round(1000 * min(max((day - started_on).days, 0), whole) / whole)

    pieces = [{"kind": "run", "x": 0, "width": place(today)}]
    for begins, ends in pauses:
        x = place(begins)
        pieces.append({"kind": "pause", "x": x, "width": max(place(ends or today) - x, 0)})
    return pieces
