"""The minutes are written: remarks on each item of the agenda. Decisions and recommendations are read from where they are, never
retyped. A draft leaves no lines and no history (design.md §5.7)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from core.lifecycle import NotNow
from core.things import lock, touch
from core.words import Words
from meetings.models import Comment, Minutes, Remark
from meetings.naming import named_in
from meetings.querysets import seated
from meetings.states import lifecycle as of_meeting
from meetings.states import minuting as lifecycle
from participants.models import Organisation

WRITTEN = ("text", "organisation", "constituency", "is_removed", "position")


@transaction.atomic
def begin_minutes(meeting, *, by):
    """The secretariat opens the minutes of a meeting that was held; returns the ``Minutes``. Raises ``NotNow`` when they exist."""
    lock(meeting)
    of_meeting.check("begin_minutes", meeting, by)
    if Minutes.objects.filter(meeting=meeting).exists():
        raise NotNow("begin_minutes", meeting.state)
    return Minutes.objects.create(meeting=meeting)


@transaction.atomic
def add_remark(item, *, by, text, organisation=None, constituency="", is_sure=False):
    """Write one more paragraph on the item, the last one; returns the ``Remark``.

    Raises ``ValidationError`` without a text, for an item that was dropped, for a name beside it where the rule of the meeting
    takes none, and for a text that names somebody there unless the writer ``is_sure`` (which is kept nowhere).
    """
    minutes = lock(item.minuted)
    lifecycle.check("write", minutes, by)
    if item.dropped_at:
        raise ValidationError(_("This item was dropped from the agenda."))
    _check(item.meeting, text, organisation, constituency, is_sure)
    said = {"text": text, "organisation": organisation, "constituency": constituency}
    return Remark.objects.create(minutes=minutes, item=item, position=_next_position(item), **said)


@transaction.atomic
def edit_remark(remark, *, by, text, organisation=None, constituency="", is_sure=False):
    """Write the paragraph anew, in place; one that was removed meanwhile stands again, as the last of its item. Raises
    ``ValidationError`` as ``add_remark`` does."""
    lock(remark.minutes)
    lifecycle.check("write", remark.minutes, by)
    lock(remark)
    _check(remark.meeting, text, organisation, constituency, is_sure)
    remark.text, remark.organisation, remark.constituency = text, organisation, constituency
    if remark.is_removed:
        remark.is_removed, remark.position = False, _next_position(remark.item)
    return touch(remark, *WRITTEN)


@transaction.atomic
def remove_remark(remark, *, by):
    """Take a paragraph out of the draft, nothing of it is kept; those after it move up. Returns it, empty: whoever was writing it
    meanwhile is told and loses nothing. Raises ``ValidationError`` once somebody commented on it: what was held against it
    stays readable beside it."""
    lock(remark.minutes)
    lifecycle.check("write", remark.minutes, by)
    lock(remark)
    if Comment.objects.filter(remark=remark).exists():
        raise ValidationError(_("This paragraph has comments: write it anew instead."))
    later = list(Remark.objects.filter(item=remark.item_id, position__gt=remark.position))
    remark.text, remark.organisation, remark.constituency = Words(), None, ""
    remark.is_removed, remark.position = True, 0
    touch(remark, *WRITTEN)
    for one in later:
        one.position -= 1
        touch(one, "position")
    return remark


def may_be_named(meeting):
    """The organisations whose seats were invited, in alphabetical order: whom a remark can be attributed to."""
    invited = meeting.invitations.values("seat__organisation")
    return Organisation.objects.filter(pk__in=invited).for_list()


def refuse_names(meeting, text, is_sure):
    """Where nothing may be attributed, raise ``ValidationError`` on ``is_sure`` when the text names an organisation, a seat or a
    person of the meeting, unless the writer is sure. Neither the warning nor the answer to it is kept."""
    if is_sure or not text or not meeting.is_without_attribution:
        return
    texts = [one.text for one in text.texts.values()]
    if found := named_in(texts, _names_at(meeting)):
        warning = _("The text names %(names)s. Nothing may tell who said what: write it without the name, or confirm.")
        raise ValidationError({"is_sure": warning % {"names": ", ".join(found)}})


def _next_position(item):
    return (Remark.objects.filter(item=item).aggregate(last=Max("position"))["last"] or 0) + 1


def _check(meeting, text, organisation, constituency, is_sure):
    if not text:
        raise ValidationError({"text": _("Write what was said.")})
    if meeting.is_without_attribution and (organisation or constituency):
        raise ValidationError(_("Under the rule of this meeting nothing tells who said what."))
    if organisation and constituency:
        raise ValidationError(_("A remark is of an organisation or of a constituency, not of both."))
    if organisation and not may_be_named(meeting).filter(pk=organisation.pk).exists():
        raise ValidationError(_("This organisation was not invited to the meeting."))
    refuse_names(meeting, text, is_sure)


def _names_at(meeting):
    """Pairs of what to call them and the names they go by: organisations whole, of people any word of their name."""
    invitations = meeting.invitations.select_related("seat__organisation", "seat__person")
    seats = [invitation.seat for invitation in invitations]
    names = {}
    for seat in seats:
        if seat.organisation:
            known = (seat.organisation.name, seat.organisation.short_name)
            names[str(seat.organisation)] = [text.text for words in known for text in words.texts.values()]
    people = [holding.user for holding in seated().filter(seat__in=seats).select_related("user")]
    for person in [*people, *(seat.person for seat in seats if seat.person)]:
        words = {word for text in person.name.texts.values() for word in text.text.split()}
        names[str(person.name)] = [word for word in words if len(word.strip(".")) > 3]
    return names.items()
