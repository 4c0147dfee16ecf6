"""How translations are told: what kind of text it is, how it stands in a language, how many lack one."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.templatetags.look import badge
from meetings.translating import MISSING, OFFICIAL, STALE, WORKING

register = template.Library()
KINDS = {
    "title": gettext_lazy("Question"),
    "summary": gettext_lazy("Summary"),
    "decision": gettext_lazy("Decision"),
    "text": gettext_lazy("Paragraph of the minutes"),
}
BADGES = {
    OFFICIAL: ("ok", "check", gettext_lazy("official")),
    WORKING: ("wait", "pen", gettext_lazy("working translation")),
    STALE: ("stop", "clock", gettext_lazy("older than the original")),
    MISSING: ("", "", gettext_lazy("missing")),
}


@register.filter
def kind_of_text(text):
    """Question, summary, decision, paragraph."""
    return KINDS[text.field]


@register.simple_tag
def translation_badge(state):
    """How a text stands in one language."""
    return badge(*BADGES[state]) if state in BADGES else ""


@register.filter
def in_language(text, language):
    """The translation that stands."""
    return text.said(language)


@register.simple_tag
def lack_said(lack):
    """ "3 texts lack Kazakh", and how many are older than their original."""
    if lack.missing and lack.stale:
        return f"{_missing(lack)} ({_stale(lack)})"
    return _missing(lack) if lack.missing else f"{_name(lack.language)}: {_stale(lack)}"


def _missing(lack):
    said = {
        "kk": ngettext("%(n)s text lacks Kazakh", "%(n)s texts lack Kazakh", lack.missing),
        "ru": ngettext("%(n)s text lacks Russian", "%(n)s texts lack Russian", lack.missing),
        "en": ngettext("%(n)s text lacks English", "%(n)s texts lack English", lack.missing),
    }
    return said[lack.language] % {"n": lack.missing}


def _stale(lack):
    return ngettext("%(n)s older than the original", "%(n)s older than the original", lack.stale) % {"n": lack.stale}


def _name(language):
    return {"kk": _("Kazakh"), "ru": _("Russian"), "en": _("English")}[language]
