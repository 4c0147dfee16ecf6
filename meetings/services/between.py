"""The work of a go-between: agreed on by both sides, over when the meeting is held (docs/decisions/between-two-sides.md)."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from core.filing import file
from core.rules import NotAllowed
from core.things import lock, touch
from meetings.models import AgreedWording, GoBetween, Resting, SideDraft
from meetings.notices import between as notices
from meetings.rules import can_propose_between
from meetings.states.between import BEFORE, Between, Worded, drafting, going, wording
from participants.kinds import PostKind
from participants.models import Holding, Organisation, Seat

KEPT_DAYS = 30  # after the meeting, as drafts of what is signed (design.md §5.4)


def other_sides(item, organisation):
    """The organisations that stand on the other side of the item: whom it addresses, and who addresses it."""
    if organisation is None:
        return Organisation.objects.none()
    rows = Resting.objects.filter(item=item)
    addressed, authors = rows.filter(author=organisation), rows.filter(addressed=organisation)
    found = Q(pk__in=addressed.values("addressed")) | Q(pk__in=authors.values("author"))
    return Organisation.objects.filter(found).exclude(pk=organisation.pk).order_by("id")


def seats_between(item, *organisations):
    """The filled seats of the body whose holder can go between: of neither side, and no secretary, who takes the steps there."""
    running = Holding.objects.current().filter(post__kind=PostKind.SECRETARY)
    own = Holding.objects.current().filter(
        Q(post__organisation__in=organisations) | Q(seat__organisation__in=organisations)
    )
    sitting = Holding.objects.current().filter(seat__isnull=False, user__is_active=True)
    sitting = sitting.exclude(user__in=running.values("user")).exclude(user__in=own.values("user"))
    seats = Seat.objects.current().filter(body=item.meeting.body_id, pk__in=sitting.values("seat"))
    return seats.select_related("organisation").order_by("constituency", "id")


@transaction.atomic
def propose_between(item, *, by, seat, other):
    """One side proposes who sits on the seat; the other side hears and answers. Returns the ``GoBetween``.

    Raises ``NotAllowed`` for who is of no side, ``ValidationError`` once the meeting is held, for a seat or side that is none, and
    while one is proposed or agreed on."""
    if not can_propose_between.test(by, item):
        raise NotAllowed(_("Only the two sides of this item propose a go-between."))
    lock(item.meeting)
    _check_time(item.meeting)
    if not other_sides(item, by.organisation).filter(pk=other.pk).exists():
        raise ValidationError({"other": _("This organisation is not the other side of this item.")})
    if not seats_between(item, by.organisation, other).filter(pk=seat.pk).exists():
        raise ValidationError({"seat": _("Choose a seat of the body on which somebody of neither side sits.")})
    wrote = Resting.objects.filter(item=item, author=by.organisation, addressed=other).exists()
    author, addressed = (by.organisation, other) if wrote else (other, by.organisation)
    if GoBetween.objects.open().filter(item=item, author=author, addressed=addressed).exists():
        raise ValidationError(_("A go-between is proposed or agreed on already. End that one first."))
    person = Holding.objects.current().filter(seat=seat, user__is_active=True).order_by("id").first().user
    sides = {"author": author, "addressed": addressed, "proposed_by": by.organisation}
    between = GoBetween.objects.create(item=item, seat=seat, person=person, **sides)
    notices.between_proposed(between, by.organisation)
    return between


@transaction.atomic
def agree_between(between, *, by):
    """The other side agrees: from now on the person sees what each side releases."""
    lock(between)
    going.check("agree", between, by)
    _check_time(between.item.meeting)
    between.agreed_at = timezone.now()
    touch(between, "agreed_at")
    going.take("agree", between, by=by)
    notices.between_agreed(between)
    return between


@transaction.atomic
def end_between(between, *, by):
    """Either side, or the person, ends it for the time to come: nothing released is seen any more; what stands stays."""
    going.take("end", between, by=by)
    between.ended_at = timezone.now()
    return touch(between, "ended_at")


@transaction.atomic
def add_draft(between, *, by, text):
    """A draft of the hat's side, seen by its own organisation until it is released. Returns the ``SideDraft``."""
    lock(between)
    going.check("add_draft", between, by)
    _check_time(between.item.meeting)
    return SideDraft.objects.create(between=between, organisation=by.organisation, text=_said(text))


@transaction.atomic
def edit_draft(draft, *, by, text):
    """Only what is not released: nobody's reading changes under their eyes."""
    drafting.take("edit", draft, by=by)
    draft.text = _said(text)
    return touch(draft, "text")


@transaction.atomic
def release_draft(draft, *, by):
    """The go-between may read it from now on; nobody else may."""
    _check_time(draft.between.item.meeting)
    if draft.between.state != Between.AGREED:
        raise ValidationError(_("No go-between is agreed on any more."))
    drafting.take("release", draft, by=by)
    return draft


@transaction.atomic
def take_back_draft(draft, *, by):
    """From now on the go-between does not see it any more."""
    drafting.take("take_back", draft, by=by)
    return draft


@transaction.atomic
def word_between(between, *, by, text):
    """The go-between records what both may agree on; both sides hear and say whether they can live with it."""
    lock(between)
    going.check("word", between, by)
    _check_time(between.item.meeting)
    worded = AgreedWording.objects.create(between=between, text=_said(text))
    notices.wording_recorded(worded)
    return worded


@transaction.atomic
def mark_wording(worded, *, by, can):
    """The hat's side can live with the wording, or not; it may change its mind until both can. Then the wording is filed and stands
    on the item, in public as the item is; it decides nothing."""
    lock(worded)
    wording.check("mark", worded, by)
    _check_time(worded.between.item.meeting)
    if worded.between.state != Between.AGREED:
        raise ValidationError(_("No go-between is agreed on any more."))
    mark = "author_can" if by.speaks_for(worded.between.author_id) else "addressed_can"
    setattr(worded, mark, can)
    touch(worded, mark)
    if worded.author_can and worded.addressed_can:
        _stand(worded, by)
    return worded


def _stand(worded, by):
    between, meeting = worded.between, worded.between.item.meeting
    sides = {"author": between.author.code, "addressed": between.addressed.code}
    facts = {"document": "agreed wording", "meeting": meeting.ref, "item": between.item.position, **sides}
    worded.filing = file(worded, by=by, words={"wording": worded.text}, facts=facts)
    touch(worded, "filing")
    is_public = meeting.agenda_published_at is not None
    wording.take("stand", worded, by=by, facts=worded.filing.named, public=is_public)


def erase_drafts(on):
    """Thirty days after a meeting ended, or was to end, no word is left of drafts and of wordings that do not stand. Returns how
    many rows went."""
    last = on - dt.timedelta(days=KEPT_DAYS)
    over = Q(between__item__meeting__on__lte=last)
    drafts, _by = SideDraft.objects.filter(over).delete()
    wordings, _by = AgreedWording.objects.filter(over, state=Worded.WAITING).delete()
    return drafts + wordings


def _check_time(meeting):
    if meeting.state not in BEFORE:
        raise ValidationError(_("The meeting is over: what is between the sides is theirs again."))


def _said(text):
    if not text:
        raise ValidationError({"text": _("Write the text.")})
    return text
