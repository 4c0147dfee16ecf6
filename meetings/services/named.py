"""An organisation named in published minutes attaches one answer (docs/decisions/answers-of-the-named.md)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core.filing import Filing, file
from core.rules import NotAllowed
from core.things import lock
from meetings.models import Comment, NamedAnswer
from meetings.naming import named_in
from meetings.notices import minutes as notices
from meetings.services.minutes import refuse_names
from meetings.services.renderings import make_renderings
from meetings.states import minuting as lifecycle

SHORTEST = 300  # letters an answer may always have: to one sentence nobody answers in as many


@transaction.atomic
def answer_as_named(minutes, *, by, text, is_sure=False):
    """Attach the answer of the hat's organisation to the published text that names it, for ever; returns the ``NamedAnswer``.

    Raises ``NotAllowed`` for an organisation the text does not name, ``ValidationError`` without a text, the second time and for
    an answer that is longer than what names it (``room_for``).
    """
    lock(minutes)
    room = check_named(minutes, by=by)
    if not text:
        raise ValidationError({"text": _("Write your answer.")})
    if (length := length_of(text)) > room:
        said = {"length": length, "room": room}
        raise ValidationError({"text": _("Your answer has %(length)s letters; it may have %(room)s.") % said})
    refuse_names(minutes.meeting, text, is_sure)
    answer = NamedAnswer(minutes=minutes, organisation=by.organisation)
    facts = {"document": "answer of an organisation the minutes name", "minutes": minutes.filing.sha256}
    answer.filing = file(answer, by=by, words={"answer": text}, facts=facts)
    answer.save(force_insert=True)
    facts = {**answer.filing.named, "renderings": make_renderings(minutes)}
    notices.minutes_answered(lifecycle.take("answer_text", minutes, by=by, about=answer, facts=facts), answer)
    return answer


def check_named(minutes, *, by):
    """How many letters the answer of this hat may have. Raises ``NotAllowed`` or ``ValidationError`` unless it may answer now."""
    lifecycle.check("answer_text", minutes, by)
    room = room_for(minutes, by.organisation)
    if not room:
        raise NotAllowed(_("The text does not name your organisation: who is named may answer."))
    if NamedAnswer.objects.filter(minutes=minutes, organisation=by.organisation).exists():
        raise ValidationError(_("Your organisation has answered already."))
    return room


def may_answer_as_named(minutes, *, by, passages):
    """Whether ``answer_as_named`` would take an answer of this hat. ``passages`` (words, and whose they are): those of the text,
    from a page that has read them already; only who is named there costs more queries."""
    if not lifecycle.is_open_to("answer_text", minutes, by) or not _naming(passages, by.organisation):
        return False
    try:
        return bool(check_named(minutes, by=by))
    except (NotAllowed, ValidationError):
        return False


def room_for(minutes, organisation):
    """How many letters name it: of the passages together, each in its longest language, ``SHORTEST`` at least; 0 when none does."""
    found = _naming(_passages(minutes), organisation)
    return max(SHORTEST, sum(map(length_of, found))) if found else 0


def length_of(words):
    """Letters of the longest language."""
    return max(map(len, _texts(words)), default=0)


def _naming(passages, organisation):
    """The passages that name it, or give its words."""
    known = (organisation.name, organisation.short_name)
    names = [(organisation, [text.text for words in known for text in words.texts.values()])]
    return [said for said, own in passages if own == organisation.pk or named_in(_texts(said), names)]


def _texts(words):
    return [text.text for text in words.texts.values()]


def _passages(minutes):
    """Every passage of the published text with the organisation whose words it gives: paragraphs, what other organisations
    hold against them with the answers, corrigenda."""
    for remark in minutes.remarks.standing():
        yield remark.text, remark.organisation_id
    comments = Comment.objects.filter(remark__minutes=minutes)
    for comment in comments.select_related("filing", "answer__filing", "on_paper__transcript"):
        yield comment.standing.said("comment"), None
        yield comment.answer.filing.said("answer"), None
    for filing in Filing.objects.filter(case_uid=minutes.uid, number__gt=minutes.filing.number):
        yield filing.said("corrigendum"), None
