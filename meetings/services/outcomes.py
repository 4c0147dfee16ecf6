"""What can come of an item: what every item can come to, and what parts, a parent body and a referred text add to it."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.kinds import ON_REFERRED, REFERRAL, USUAL, Outcome
from meetings.models import Decision, Referral
from meetings.parts import split
from participants.acting import in_all_languages


def outcomes_of(item):
    """The outcomes a decision on the item can have now."""
    if Referral.objects.heard_on(item):
        return list(ON_REFERRED)
    more = [Outcome.IN_PARTS] if are_parts_decided(item) else []
    return [*USUAL, *more, *([Outcome.REFERRED] if item.meeting.body.parent_id else [])]


def are_parts_decided(item):
    """Whether the item has parts and each of them has its outcome."""
    rows = item.parts.standing()
    return rows.exists() and not rows.filter(decision=None).exists()


def words_in_parts(item):
    """The text of a decision that leaves all to the parts, until somebody words it otherwise."""
    numbers = ", ".join(part.number for part in item.parts.standing())
    return in_all_languages(format_lazy("{} {}.", gettext_lazy("Decided in its parts:"), numbers))


def check_outcome(item, outcome, text):
    """Raise ``ValidationError`` unless the item can come to this; a referred text is adopted as it came, or amended."""
    if outcome not in outcomes_of(item):
        raise ValidationError({"outcome": _("This item cannot come to this outcome.")})
    check_referred_text(item, outcome, text)


def check_referred_text(item, outcome, text):
    """Raise ``ValidationError`` when what is called adopted as referred was changed, or what is called amended was not."""
    referral = Referral.objects.heard_on(item)
    if referral is None or outcome not in (Outcome.ADOPTED, Outcome.AMENDED):
        return
    is_same = _plain(text) == _plain(referral.text)
    if outcome == Outcome.ADOPTED and not is_same:
        raise ValidationError({"text": _("This is not the text that was referred. Choose “Adopted with amendments”.")})
    if outcome == Outcome.AMENDED and is_same:
        raise ValidationError(
            {"text": _("Nothing is amended in the text that was referred. Change it, or choose “Adopted”.")}
        )


def _plain(words):
    """What is said in each language, whichever is the original and however the lines were sent."""
    return {code: "\n".join(text.text.split()) for code, text in words.texts.items()} if words else {}


def missing_decisions(meeting):
    """The items of the meeting that have no outcome yet, in order; one decided in its parts has."""
    items = list(meeting.items.standing())
    decided = set(Decision.objects.filter(item__meeting=meeting).values_list("item", flat=True))
    owed = Q(resting__isnull=False) | Q(suggestions__about_kind=REFERRAL)
    resting = set(meeting.items.filter(owed).values_list("pk", flat=True))
    without, _in_parts = split([(item.pk, item.parent_id, item.pk in decided) for item in items], resting)
    return [item for item in items if item.pk in without]
