"""A member proposes an item for the agenda of a coming meeting and may take it back while it waits; the secretariat refuses it
with a reason for all to see, or takes it (``taking``). What came off the agenda waits again: nothing is lost (domain.md §5.1)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.filing import file
from core.lines import write_line
from core.refs import Ref
from core.things import lock, lock_with_story, touch
from core.words import Words
from meetings.kinds import SuggestionReason
from meetings.models import ProposedItem
from meetings.notices import proposing as notices
from meetings.services.suggestions import suggest_item, withdraw_suggestions
from meetings.services.timetable import additions_until
from meetings.states import lifecycle as of_meeting
from meetings.states import proposing as lifecycle


@transaction.atomic
def propose_item(meeting, *, by, title, standing_question, why, minutes, rapporteurs=None):
    """A seat of the hat proposes an item; filed, and shown to everybody who sees the agenda. Returns the ``ProposedItem``.

    After the last day for additions it is marked as late and waits all the same. Raises ``ValidationError`` for a meeting that
    takes none and without a title or a word why.
    """
    lock(meeting)
    of_meeting.check("propose_item", meeting, by)
    check_proposing(meeting)
    if not title:
        raise ValidationError({"title": _("Say what the item is about.")})
    if not why:
        raise ValidationError({"why": _("Say why the meeting should speak about it.")})
    proposed = ProposedItem.objects.create(
        meeting=meeting,
        seat=next(seat for seat in by.seats if seat.body_id == meeting.body_id),
        title=title,
        standing_question=standing_question,
        why=why,
        rapporteurs=rapporteurs or Words(),
        minutes=minutes,
        is_late=timezone.localdate() > additions_until(meeting),
        proposed_at=timezone.now(),
    )
    proposed.filing = _file(proposed, by)
    touch(proposed, "filing")
    facts = proposed.filing.named
    line = write_line(proposed, "propose", by=by, target=str(proposed.state), facts=facts, **_publicity(proposed))
    suggest_item(body=meeting.body, about=Ref.of(proposed), words=title, reason=SuggestionReason.PROPOSED)
    notices.item_proposed(line, proposed)
    return proposed


def check_proposing(meeting):
    """Raise ``ValidationError``, saying why, when no item can be proposed for the meeting."""
    if not meeting.is_answerable:
        raise ValidationError(_("This meeting has begun, is over or was cancelled."))
    if not meeting.takes_proposed_items:
        raise ValidationError(_("An extraordinary meeting speaks only about what it was called for."))


@transaction.atomic
def withdraw_item(proposed, *, by):
    """Its author takes it back while it waits."""
    lock_with_story(proposed)
    line = lifecycle.take("withdraw", proposed, by=by, **_publicity(proposed))
    withdraw_suggestions(Ref.of(proposed))
    notices.item_withdrawn(line, proposed)
    return proposed


@transaction.atomic
def refuse_item(proposed, *, by, reason):
    """The secretariat does not take it; everybody who sees the agenda reads why. Raises ``ValidationError`` without a reason."""
    lock_with_story(proposed)
    lifecycle.check("refuse", proposed, by)
    if not reason:
        raise ValidationError({"reason": _("An item is refused only with a reason that everybody can read.")})
    proposed.reason, proposed.answered_at = reason, timezone.now()
    touch(proposed, "reason", "answered_at")
    line = lifecycle.take("refuse", proposed, by=by, reason=reason, **_publicity(proposed))
    withdraw_suggestions(Ref.of(proposed))
    notices.item_refused(line, proposed)
    return proposed


def put_back(items, *, by):
    """The items (of one locked meeting) come off its agenda: what members proposed of them waits for the secretariat again."""
    for proposed in ProposedItem.objects.filter(item__in=items).order_by("id"):
        line = lifecycle.take("put_back", proposed, by=by, about=proposed.item, **_publicity(proposed))
        proposed.item, proposed.answered_at = None, None
        touch(proposed, "item", "answered_at")
        notices.item_put_back(line, proposed)


def check_answered(meeting):
    """Raise ``ValidationError`` while an item that was proposed in time for the meeting has no answer."""
    waiting = ProposedItem.objects.filter(meeting=meeting, is_late=False).waiting().order_by("id")
    if titles := [f"“{proposed.title}”" for proposed in waiting]:
        raise ValidationError(
            _(
                "Members proposed items that have no answer yet: %(titles)s. Take each of them, or refuse it with a reason."
            )
            % {"titles": ", ".join(titles)}
        )


def _publicity(proposed):
    """A line is as public as the agenda."""
    return {"public": proposed.meeting.agenda_published_at is not None}


def _file(proposed, by):
    words = {"title": proposed.title, "why": proposed.why, "rapporteurs": proposed.rapporteurs}
    asked = {"question": str(proposed.standing_question), "minutes": proposed.minutes, "late": int(proposed.is_late)}
    facts = {"document": "proposed item", "meeting": proposed.meeting.ref, **asked}
    return file(proposed, by=by, words=words, facts=facts)
