"""Print what people wrote: ``{{ x|said }}`` with its language, never another language unmarked (design.md §5.11)."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from core.texts import Words

register = template.Library()
MARKS = {"kk": "ҚАЗ", "ru": "РУС", "en": "ENG"}


def _marks(said):
    notes = []
    if not said.is_asked and said.language:
        notes.append((MARKS[said.language], _("This text does not exist in the language of the page")))
    if said.is_working:
        notes.append((_("working translation"), _("Its author has not approved this translation")))
    if said.is_stale:
        notes.append((_("older than the original"), _("The original was changed after this translation was made")))
    return mark_safe("".join(format_html(' <small class="lang-mark" title="{}">{}</small>', t, m) for m, t in notes))  # noqa: S308 (format_html escaped each)


@register.filter
def said(words, form="inline"):
    """One line in the page's language, or in the original with its mark; ``"block"`` prints the stored HTML."""
    if not isinstance(words, Words):
        words = Words.from_json(words or {})
    found = words.said()
    if not found.text:
        return format_html('<span class="missing">{}</span>', _("not stated"))
    if form == "block":
        html = mark_safe(found.html or format_html("<p>{}</p>", found.text))  # noqa: S308 (sanitised when it was stored)
        return format_html('<div class="said" lang="{}">{}{}</div>', found.language, html, _marks(found))
    return format_html('<span lang="{}">{}</span>{}', found.language, found.text, _marks(found))


@register.filter
def said_plain(words):
    """The bare text for attributes, ``<title>`` and file names."""
    return (words if isinstance(words, Words) else Words.from_json(words or {})).said().text
