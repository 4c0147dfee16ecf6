"""Translations are given out, saved and approved. What a text may still say, its own verb decides: a decision is corrected, a
paragraph of the minutes is written, an agenda that is published is filed once more."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.lifecycle import NotNow
from core.rules import NotAllowed
from core.texts import LANGUAGES
from core.things import lock, lock_with_story, touch
from core.words import Words
from meetings.models import TranslationTask
from meetings.rules import can_approve_translation
from meetings.services.agenda import file_agenda
from meetings.services.minutes import edit_remark
from meetings.services.sitting import correct_decision
from meetings.states import S, lifecycle
from meetings.translating import ORIGINAL, translated
from participants.acting import in_all_languages

WHY_CORRECTED = gettext_lazy("A translation was added.")


@transaction.atomic
def assign_translations(meeting, *, by, texts, language, translator=None, outside=None):
    """Give the texts into this language to a person of the secretariat, or to somebody named ``outside``; without either, take
    them back. Returns the meeting. A text that was written in this language is passed over."""
    lock(meeting)
    lifecycle.check("translate", meeting, by)
    if translator and outside:
        raise ValidationError({"outside": _("Choose a person or name somebody outside, not both.")})
    for text in texts:
        if text.state(language) == ORIGINAL:
            continue
        place = {"about_uid": text.thing.uid, "part": text.field, "language": language}
        if not translator and not outside:
            TranslationTask.objects.filter(meeting=meeting, **place).delete()
            continue
        said = {"meeting": meeting, "translator": translator, "outside": outside or Words()}
        TranslationTask.objects.update_or_create(**place, defaults=said)
    return meeting


@transaction.atomic
def save_translations(meeting, *, by, said, language, is_sure=False):
    """Save what a translator made: pairs of a text and its translation. Each is a working translation until the author of the
    text approves it. Raises ``ValidationError`` for an empty or too long one, and for minutes that name somebody where nothing
    may be attributed, unless the writer ``is_sure``; ``NotNow`` for what is no longer written. Returns the meeting."""
    lock(meeting)
    lifecycle.check("translate", meeting, by)
    for text, new in said:
        _write(text, language, new, by=by, is_sure=is_sure)
    _tell(meeting, [text for text, _new in said], by)
    return meeting


@transaction.atomic
def approve_translation(text, *, by, language, said, is_sure=False):
    """The author of the text stands by its translation, as it is or as corrected here: it is official from now on."""
    meeting = lock(text.thing.meeting)
    lifecycle.check("approve_translation", meeting, by)
    if not can_approve_translation.test(by, text):
        raise NotAllowed(lifecycle.steps["approve_translation"].says)
    _write(text, language, said, by=by, is_sure=is_sure, is_official=True)
    _tell(meeting, [text], by)
    return text.thing


def _write(text, language, new, *, by, is_sure, is_official=False):
    """Into the words as they stand now: whoever wrote another language meanwhile loses nothing."""
    thing, new = text.thing, new.strip()
    attribute = "text" if text.field == "decision" else text.field
    lock_with_story(thing)
    text.words = getattr(thing, attribute)
    if language not in LANGUAGES or language == text.words.original or not text.words:
        raise ValidationError(_("This text was written in this language."))
    if not new:
        raise ValidationError(_("Write the translation."))
    if len(new) > text.longest:
        raise ValidationError(
            _("The translation has %(n)s characters, at most %(most)s.") % {"n": len(new), "most": text.longest}
        )
    words = translated(text.words, language, new, is_official=is_official)
    WRITERS[text.field](thing, words, by=by, is_sure=is_sure)
    text.words = words


def _write_agenda(item, attribute, words):
    if item.meeting.state not in (S.PLANNED, S.ANNOUNCED, S.CIRCULATED) or item.dropped_at:
        raise NotNow("translate", item.meeting.state)
    if attribute in item.told:  # a translation changes no item: what was told of it is the same in one more language
        item.told = {**item.told, attribute: words.plain()}
    setattr(item, attribute, words)
    touch(item, attribute, "told")


def _write_title(item, words, **_how):
    _write_agenda(item, "title", words)


def _write_summary(item, words, **_how):
    _write_agenda(item, "summary", words)


def _write_decision(decision, words, *, by, **_how):
    """Another wording is filed; approving the one that stands files nothing."""
    lifecycle.check("correct", decision.meeting, by)
    if words.plain() == decision.text.plain():
        decision.text = words
        touch(decision, "text")
        return
    correct_decision(decision, by=by, reason=in_all_languages(WHY_CORRECTED), method=decision.method, text=words)


def _write_paragraph(remark, words, *, by, is_sure):
    kept = {"organisation": remark.organisation, "constituency": remark.constituency}
    edit_remark(remark, by=by, text=words, is_sure=is_sure, **kept)


WRITERS = {
    "title": _write_title,
    "summary": _write_summary,
    "decision": _write_decision,
    "text": _write_paragraph,
}


def _tell(meeting, texts, by):
    """A draft agenda is at its next version; a published one is filed once more, quietly: nobody is called for a translation."""
    if not any(text.field in ("title", "summary") for text in texts):
        return
    if meeting.state != S.CIRCULATED:
        touch(meeting)
        return
    meeting.filing = file_agenda(meeting, by=by)
    touch(meeting, "filing")
    lifecycle.take("render", meeting, by=by, facts={"texts": len(texts), **meeting.filing.named})
