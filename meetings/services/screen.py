"""One secretary runs the sitting: which item is heard, what wording the screen shows, who speaks next, what is noted.

Nothing here leaves a line or a history. What is noted is a paragraph of the draft minutes, as the rule of the meeting lets it be
attributed; there are no notes of another kind (design.md §5.8)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.things import Stale, lock, touch
from meetings.models import Decision, DraftWording, FloorRequest, Meeting, Minutes, Sitting
from meetings.querysets.screen import stamp_of
from meetings.services.minutes import add_remark, begin_minutes
from meetings.services.stamp import screens_changed
from meetings.states import lifecycle


@transaction.atomic
def show_item(item, *, by, version):
    """The sitting goes to this item; its time begins. ``version`` is that of the sitting, 0 before its first item; raises
    ``Stale`` when somebody else moved it meanwhile."""
    sitting = _led(item, by=by)
    if (sitting.version if sitting.item_id else 0) != version:
        raise Stale(sitting)
    if sitting.item_id != item.pk:
        sitting.item, sitting.item_since = item, timezone.now()
        touch(sitting, "item", "item_since")
    screens_changed(item.meeting)
    return sitting


@transaction.atomic
def word_draft(item, *, by, text, version):
    """The wording the screens show of what may be decided, overwritten in place. ``version`` is that of the wording, 0 for the
    first; raises ``Stale`` when somebody else wrote it meanwhile, ``ValidationError`` once the decision is recorded."""
    _led(item, by=by)
    if Decision.objects.filter(item=item).exists():
        raise ValidationError({"text": _("The decision on this item is recorded already.")})
    wording = DraftWording.objects.filter(item=item).first()
    if (wording.version if wording else 0) != version:
        raise Stale(wording)
    if wording:
        wording.text = text
        touch(wording, "text")
    else:
        wording = DraftWording.objects.create(item=item, text=text)
    screens_changed(item.meeting)
    return wording


@transaction.atomic
def enlist_speaker(item, *, by, seat):
    """A seat asks to speak on the item; asking twice changes nothing. Raises ``ValidationError`` where no list may be kept and
    for a seat that was not invited."""
    _led(item, by=by)
    if item.meeting.is_without_attribution:
        raise ValidationError(_("Under the rule of this meeting no list of speakers is kept."))
    if not item.meeting.invitations.filter(seat=seat).exists():
        raise ValidationError({"seat": _("This seat was not invited to the meeting.")})
    FloorRequest.objects.get_or_create(item=item, seat=seat)
    screens_changed(item.meeting)
    return item


@transaction.atomic
def call_speaker(item, *, by):
    """The next speaker has the floor and leaves the list; with an empty list nothing happens."""
    _led(item, by=by)
    if speaker := item.floor_requests.in_turn(civil_society_first=item.meeting.civil_society_first).first():
        speaker.delete()
        screens_changed(item.meeting)
    return item


@transaction.atomic
def order_speakers(meeting, *, by, civil_society_first):
    """Whether civil society speaks first; the agenda says so."""
    lock(meeting)
    lifecycle.check("order_speakers", meeting, by)
    meeting.civil_society_first = civil_society_first
    return touch(meeting, "civil_society_first")


@transaction.atomic
def note_remark(item, *, by, **said):
    """One more paragraph of the draft minutes, which begin with the first; returns the ``Remark``."""
    _led(item, by=by)
    if not Minutes.objects.filter(meeting=item.meeting).exists():
        item.meeting.minutes = begin_minutes(item.meeting, by=by)
    return add_remark(item, by=by, **said)


def stamp_of_sitting(ref):
    """What changes whenever a screen of the meeting should, asked in one query; who may know it is asked by the page."""
    return stamp_of(Meeting.objects.filter(ref=ref))


def clear_screen(item):
    """The decision is recorded: its draft is erased, and whoever still waited to speak leaves the list."""
    DraftWording.objects.filter(item=item).delete()
    FloorRequest.objects.filter(item=item).delete()
    screens_changed(item.meeting)


def _led(item, *, by):
    """The locked sitting of the item's meeting, for who may run it now."""
    lock(item.meeting)
    lifecycle.check("lead", item.meeting, by)
    if item.dropped_at:
        raise ValidationError(_("This item was dropped from the agenda."))
    return lock(Sitting.objects.get_or_create(meeting=item.meeting)[0])
