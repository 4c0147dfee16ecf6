"""The two levels of an agenda: what may be part of what, for how long, and how it is numbered. The meeting is locked."""

from django.core.exceptions import ValidationError
from django.db.models import F, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.programme import numbered


def check_place(meeting, item, parent, minutes):
    """Raise ``ValidationError``, beside its field, unless an item (``None``: a new one) of so many minutes may be part of
    ``parent`` (``None``: an item of its own)."""
    own = _minutes_of(item.parts.standing()) if item else 0
    if parent:
        whole = _whole(meeting, item, parent, own)
        left = whole.minutes - _minutes_of(whole.parts.standing().exclude(pk=item.pk if item else None))
        if minutes > left:
            said = ngettext(
                "The item it is part of has only %(n)s minute left.",
                "The item it is part of has only %(n)s minutes left.",
                left,
            )
            raise ValidationError({"minutes": said % {"n": left}})
    elif own > minutes:
        said = ngettext("Its parts take %(n)s minute.", "Its parts take %(n)s minutes.", own)
        raise ValidationError({"minutes": said % {"n": own}})


def number_at_end(meeting, parent):
    """The number of one more item at the end of the agenda, or of the parts of ``parent``."""
    last = meeting.items.standing().filter(parent=parent).count() + 1
    return f"{parent.number}.{last}" if parent else f"{last}"


def renumber(meeting, *items, order=None):
    """Put every item behind what it is part of and number them 1, 1.1, 1.2, 2; ``items`` learn their own place. ``order``: all
    standing items as they are to follow each other, as they stand otherwise."""
    standing = {item.pk: item for item in order or meeting.items.standing()}
    rows = [(item.pk, item.parent_id) for item in standing.values()]
    for position, (key, number) in enumerate(numbered(rows), 1):
        if (standing[key].position, standing[key].number) != (position, number):
            meeting.items.filter(pk=key).update(position=position, number=number, version=F("version") + 1)
    for item in items:
        item.refresh_from_db(fields=["position", "number", "version"])


def _whole(meeting, item, parent, own):
    """``parent`` as it stands now: somebody may have dropped it, or made it a part, since the form was read."""
    whole = meeting.items.standing().filter(pk=parent.pk).first()
    if whole is None or whole == item:
        raise ValidationError({"parent": _("Choose an item of this agenda.")})
    if whole.parent_id or own:
        raise ValidationError({"parent": _("An agenda has two levels: a part has no parts of its own.")})
    return whole


def _minutes_of(items):
    return items.aggregate(sum=Sum("minutes"))["sum"] or 0
