"""The agenda editor: an item is put in its place, made part of another, taken out of it, and its words and minutes are saved while
one writes. Whoever changes an agenda locks its meeting first (``agenda``)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core.things import lock, touch
from meetings.services.agenda import close_agenda, open_agenda, said_for_author
from meetings.services.levels import check_place, renumber


@transaction.atomic
def place_item(item, *, by, part_of=None, behind=None):
    """Put an item behind ``behind`` (``None``: first) among the items of their own, or among the parts of ``part_of``; its parts
    go with it. Where it stands already nothing happens. Raises ``ValidationError`` as ``add_item`` does, and for a neighbour that
    stands elsewhere."""
    meeting = item.meeting
    step = open_agenda(meeting, by=by)
    lock(item)
    if item.dropped_at:
        return item
    check_place(meeting, item, part_of, item.minutes)
    standing = list(meeting.items.standing())
    was = [one.pk for one in _siblings(standing, item.parent_id)]
    standing.remove(item)
    siblings = _siblings(standing, part_of and part_of.pk)
    if behind is not None and behind not in siblings:
        raise ValidationError({"behind": _("Choose an item that stands there.")})
    place = siblings.index(behind) + 1 if behind else 0
    if item.parent_id == (part_of and part_of.pk) and was.index(item.pk) == place:
        return item
    standing.insert(standing.index(siblings[place]) if place < len(siblings) else len(standing), item)
    item.parent = part_of
    touch(item, "parent")
    renumber(meeting, item, order=standing)
    close_agenda(meeting, step, item, "moved", by=by)
    return item


@transaction.atomic
def indent_item(item, *, by):
    """It becomes the last part of the item above it. Raises ``ValidationError`` for the first one, and as ``place_item``."""
    open_agenda(item.meeting, by=by)
    standing = list(item.meeting.items.standing())
    if item.parent_id or item not in standing:
        return item
    above = [one for one in _siblings(standing, None) if one.position < item.position]
    if not above:
        raise ValidationError(_("There is no item above it that it could be part of."))
    parts = _siblings(standing, above[-1].pk)
    return place_item(item, by=by, part_of=above[-1], behind=parts[-1] if parts else None)


@transaction.atomic
def outdent_item(item, *, by):
    """A part becomes an item of its own, right behind what it was part of."""
    open_agenda(item.meeting, by=by)
    return place_item(item, by=by, behind=item.parent) if item.parent else item


@transaction.atomic
def save_item(item, *, by, title, minutes):
    """What one writes beside an item while arranging: its title and its minutes; the rest stays. Unchanged, nothing happens.
    Raises ``ValidationError`` as ``edit_item`` does."""
    step = open_agenda(item.meeting, by=by)
    lock(item)
    title = said_for_author(item, title)
    if item.dropped_at or (item.title, item.minutes) == (title, minutes):
        return item
    check_place(item.meeting, item, item.parent, minutes)
    item.title, item.minutes = title, minutes
    touch(item, "title", "minutes")
    close_agenda(item.meeting, step, item, "edited", by=by)
    return item


def _siblings(items, parent):
    return [one for one in items if one.parent_id == parent]
