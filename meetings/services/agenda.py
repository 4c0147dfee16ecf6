"""Arrange an agenda and publish it. Before it is published it changes quietly; after, every change is a line, a new filing
of the whole agenda, and a word to the invited. Whoever changes an agenda locks its meeting first."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.filing import file
from core.things import lock, touch
from core.words import Words
from meetings import notices
from meetings.kinds import MeetingKind
from meetings.models import AgendaItem
from meetings.services.calls_reached import refuse_dropping
from meetings.services.levels import check_place, number_at_end, renumber
from meetings.services.marks import mark_changes
from meetings.services.planning import invite_seats, when_and_where
from meetings.services.proposing import check_answered, put_back
from meetings.states import lifecycle
from meetings.translating import unapproved


@transaction.atomic
def add_item(
    meeting, *, by, title, standing_question, minutes, summary=None, rapporteurs=None, parent=None, suggestion=None
):
    """One more question at the end of the agenda, or of the item it is part of; made of a ``suggestion``, it takes that out of
    the suggested ones. Raises ``ValidationError`` for a part of a part and for parts longer than what they are part of."""
    step = open_agenda(meeting, by=by)
    if meeting.kind == MeetingKind.EXTRAORDINARY and meeting.announced_at:
        raise ValidationError(_("An extraordinary meeting speaks only about what it was called for."))
    check_place(meeting, None, parent, minutes)
    item = AgendaItem.objects.create(
        meeting=meeting,
        parent=parent,
        position=meeting.items.standing().count() + 1,
        number=number_at_end(meeting, parent),
        title=title,
        summary=summary or Words(),
        standing_question=standing_question,
        minutes=minutes,
        rapporteurs=rapporteurs or Words(),
        is_added_late=step == "revise",
    )
    renumber(meeting, item)
    if suggestion:
        lock(suggestion)
        suggestion.item = item
        touch(suggestion, "item")
    close_agenda(meeting, step, item, "added", by=by)
    return item


@transaction.atomic
def edit_item(item, *, by, title, standing_question, minutes, summary=None, rapporteurs=None, parent=None):
    """Change what an item says, and of which item it is part (``None``: one of its own); there it goes to the end. Raises as
    ``add_item`` does."""
    step = open_agenda(item.meeting, by=by)
    lock(item)
    check_place(item.meeting, item, parent, minutes)
    if item.parent_id != (parent and parent.pk):
        item.parent, item.position = parent, item.meeting.items.standing().count() + 1
    item.title, item.standing_question, item.minutes = said_for_author(item, title), standing_question, minutes
    item.rapporteurs, item.summary = rapporteurs or Words(), summary or Words()
    touch(item, "title", "summary", "standing_question", "minutes", "rapporteurs", "parent", "position")
    renumber(item.meeting, item)
    close_agenda(item.meeting, step, item, "edited", by=by)
    return item


@transaction.atomic
def move_item(item, *, by, places):
    """Move an item up (``places`` = -1) or down (1) past its neighbour, its parts with it; a part stays within its item. At the
    end of the list nothing happens."""
    step = open_agenda(item.meeting, by=by)
    lock(item)
    if item.dropped_at:
        return item
    siblings = list(item.meeting.items.standing().filter(parent=item.parent_id))
    place = siblings.index(item) + places
    if not 0 <= place < len(siblings):
        return item
    neighbour = siblings[place]
    item.position, neighbour.position = neighbour.position, item.position
    touch(neighbour, "position")
    touch(item, "position")
    renumber(item.meeting, item)
    close_agenda(item.meeting, step, item, "moved", by=by)
    return item


def raise_item(item, *, by):
    """One place up."""
    return move_item(item, by=by, places=-1)


def lower_item(item, *, by):
    """One place down."""
    return move_item(item, by=by, places=1)


@transaction.atomic
def drop_item(item, *, by, reason=None):
    """Take an item off: from a draft it goes, from a published agenda it is struck out and stays to be seen.

    What was suggested, or proposed by a member, waits again. Raises ``ValidationError`` while something on the right (a
    proposal) stands on a draft's item; of a struck-out item the apps on the right hear by the line ``revise``, whose
    ``change`` is "dropped".
    """
    meeting = item.meeting
    step = open_agenda(meeting, by=by)
    lock(item)
    if item.dropped_at:
        return meeting
    if item.parts.standing().exists():
        raise ValidationError(_("This item has parts. Drop them first, or make them items of their own."))
    refuse_dropping(item)
    item.suggestions.update(item=None)
    put_back([item], by=by)
    if step == "revise":
        item.dropped_at = timezone.now()
        touch(item, "dropped_at")
        renumber(meeting)
        close_agenda(meeting, step, item, "dropped", by=by, reason=reason)
        return meeting
    try:
        item.delete()
    except ProtectedError:
        raise ValidationError(_("Something stands on this item, such as a proposal. Take it off first.")) from None
    renumber(meeting)
    close_agenda(meeting, step, None, "dropped", by=by)
    return meeting


@transaction.atomic
def publish_agenda(meeting, *, by):
    """The agenda is public and filed; everyone invited hears. Raises ``ValidationError`` for an empty agenda, and while an item
    that a member proposed in time has no answer."""
    lock(meeting)
    lifecycle.check("publish_agenda", meeting, by)
    if not meeting.items.standing().exists():
        raise ValidationError(_("The agenda has no items yet."))
    check_answered(meeting)
    meeting.filing = file_agenda(meeting, by=by)
    mark_changes(meeting)
    meeting.agenda_published_at = timezone.now()
    touch(meeting, "filing", "agenda_published_at")
    line = lifecycle.take("publish_agenda", meeting, by=by, facts=meeting.filing.named)
    invite_seats(meeting)
    notices.agenda_published(line, meeting)
    return meeting


def said_for_author(item, title):
    """The title as typed: of a member's own item a translation stays a working one until its author approves it."""
    return unapproved(item.title, title) if hasattr(item, "proposed") else title


def open_agenda(meeting, *, by):
    """Lock the meeting, ask who and when; returns by which step its agenda changes now."""
    lock(meeting)
    lifecycle.check(meeting.agenda_step, meeting, by)
    return meeting.agenda_step


def close_agenda(meeting, step, item, change, *, by, reason=None):
    """After the change: of a draft the meeting's next version, of a published agenda a filing, a line and a word."""
    if step == "arrange":
        lifecycle.take(step, meeting, by=by)
        return
    meeting.filing = file_agenda(meeting, by=by)
    mark_changes(meeting)
    touch(meeting, "filing")
    facts = {"change": change, "item": item.position, **meeting.filing.named}
    notices.agenda_revised(lifecycle.take(step, meeting, by=by, about=item, reason=reason, facts=facts), meeting)


def file_agenda(meeting, *, by):
    """The whole agenda as it stands, filed once more; returns the ``Filing``."""
    items = list(meeting.items.standing())
    words = {f"item {item.position}": item.title for item in items}
    words |= {f"rapporteurs {item.position}": item.rapporteurs for item in items}
    words |= {f"summary {item.position}": item.summary for item in items if item.summary}
    places = {item.pk: item.position for item in items}
    rows = [
        {"item": item.position, "question": item.standing_question, "minutes": item.minutes}
        | ({"part_of": places[item.parent_id]} if item.parent_id else {})
        for item in items
    ]
    facts = {"document": "agenda", "meeting": meeting.ref, "items": rows, **when_and_where(meeting)}
    return file(meeting, by=by, words={"theme": meeting.title, **words}, facts=facts)
