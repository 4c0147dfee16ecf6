"""Those who preside approve the text, each in a step of their own; the last approval publishes it. A missing one is stated and
stops nothing once its term is over (domain.md §5.5, §6). Published, the text stands; a corrigendum is one more filing."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.canonical import digest
from core.filing import file
from core.templatetags.dates import day
from core.things import lock, touch
from deadlines.terms import cancel_terms, meet_term, start_term
from meetings.kinds import SilenceSubject
from meetings.models import Approval, Comment
from meetings.notices import minutes as notices
from meetings.querysets import CHAIRS
from meetings.services.minutes import refuse_names
from meetings.services.renderings import make_renderings
from meetings.services.silence_over import lapse_silences, silences_filed
from meetings.states import minuting as lifecycle
from participants.acting import THE_HOUSE
from participants.models import Seat

APPROVAL = "minutes_approval"  # code of the term (deadlines.TermRule)


@transaction.atomic
def put_up_minutes(minutes, *, by):
    """Ask those who preside to approve the text as it stands. Raises ``ValidationError`` while a comment is not answered."""
    line = lifecycle.take("put_up", minutes, by=by, public=False)
    if waiting := Comment.objects.filter(remark__minutes=minutes, answer=None).count():
        raise ValidationError(_("Comments that are not answered yet: %(number)s.") % {"number": waiting})
    minutes.round += 1
    minutes.approval_window = start_term(APPROVAL, about=minutes, by=by)
    touch(minutes, "round", "approval_window")
    notices.minutes_put_up(line, minutes)
    return minutes


@transaction.atomic
def approve_minutes(minutes, *, by):
    """The chair or a co-chair approves the text of this round; the last approval publishes it.

    Raises ``ValidationError`` the second time.
    """
    lock(minutes)
    lifecycle.check("approve", minutes, by)
    own = [seat.pk for seat in by.seats]
    seat = next((seat for seat in missing_approvals(minutes) if seat.pk in own), None)
    if seat is None:
        raise ValidationError(_("You have approved these minutes already."))
    Approval.objects.create(minutes=minutes, seat=seat, round=minutes.round)
    words, facts = _text_of(minutes)
    lifecycle.take("approve", minutes, by=by, about=seat, facts={"text": _digest(words, facts)}, public=False)
    if not missing_approvals(minutes):
        _publish(minutes, by=THE_HOUSE)
    return minutes


@transaction.atomic
def hand_back_minutes(minutes, *, by, reason, is_sure=False):
    """The chair or a co-chair does not approve the text, and says why; the secretariat writes it anew, and approvals begin anew.

    Raises ``ValidationError`` for a reason that names somebody where nothing may be attributed, unless the writer ``is_sure``.
    """
    refuse_names(minutes.meeting, reason, is_sure)
    line = lifecycle.take("hand_back", minutes, by=by, reason=reason, public=False)
    cancel_terms(minutes, APPROVAL)
    lapse_silences(minutes.meeting, SilenceSubject.MINUTES)
    notices.minutes_handed_back(line, minutes)
    return minutes


@transaction.atomic
def publish_minutes(minutes, *, by):
    """The secretariat publishes what not everybody has approved, once the term for it is over; who is missing is stated. Silence
    stops nothing (domain.md §5.5): whoever does not agree hands the text back. Raises ``ValidationError`` before."""
    lock(minutes)
    lifecycle.check("publish", minutes, by)
    due_on = minutes.approval_window.due_on
    if timezone.localdate() <= due_on:
        said = {"day": day(due_on)}
        raise ValidationError(
            _("Until %(day)s those who preside may still approve; their last approval publishes.") % said
        )
    return _publish(minutes, by=by)


@transaction.atomic
def correct_minutes(minutes, *, by, text, is_sure=False):
    """Add a corrigendum to the published minutes: one more filing; the published text stays as it is. Returns the ``Minutes``."""
    lock(minutes)
    lifecycle.check("correct", minutes, by)
    if not text:
        raise ValidationError({"text": _("Say what is corrected.")})
    refuse_names(minutes.meeting, text, is_sure)
    facts = {"document": "corrigendum to the minutes", "meeting": minutes.meeting.ref}
    facts["renderings"] = make_renderings(minutes, corrected=text)
    filing = file(minutes, by=by, words={"corrigendum": text}, facts=facts)
    said = filing.named
    notices.minutes_corrected(lifecycle.take("correct", minutes, by=by, facts=said), minutes)
    return minutes


def approvals_of(minutes):
    """The approvals of the text that stands."""
    return list(minutes.approvals.filter(round=minutes.round).select_related("seat__organisation"))


def missing_approvals(minutes):
    """The seats of the chair and the co-chairs from which the text that stands is not approved yet."""
    given = [approval.seat_id for approval in approvals_of(minutes)]
    presiding = Seat.objects.current().filter(body=minutes.meeting.body_id, role__in=CHAIRS)
    return list(presiding.exclude(pk__in=given).select_related("organisation").order_by("role", "id"))


def _publish(minutes, *, by):
    lifecycle.check("publish", minutes, by)
    words, facts = _text_of(minutes)
    missing = missing_approvals(minutes)
    words |= {f"missing {place}": seat.organisation.name for place, seat in enumerate(missing) if seat.organisation}
    comments = Comment.objects.filter(remark__minutes=minutes).select_related(
        "filing", "answer__filing", "on_paper__transcript"
    )
    facts |= {
        "approved": [_seat(approval.seat) for approval in approvals_of(minutes)],
        "missing": [_seat(seat) for seat in missing],
        "comments": [[one.standing.sha256, one.answer.filing.sha256] for one in comments],
        "renderings": make_renderings(minutes),
    }
    lapse_silences(minutes.meeting, SilenceSubject.MINUTES)
    if silences := silences_filed(minutes):
        facts["silence"] = silences
    minutes.filing = file(minutes, by=by, words=words, facts=facts)
    minutes.published_at = timezone.now()
    touch(minutes, "filing", "published_at")
    said = {**minutes.filing.named, "missing": facts["missing"]}
    line = lifecycle.take("publish", minutes, by=by, facts=said)
    meet_term(minutes, APPROVAL)
    notices.minutes_published(line, minutes)
    return minutes


def _text_of(minutes):
    """What is approved and filed: the paragraphs by their numbers, whose they are where that may be said, the decisions by the
    hash of their filings."""
    remarks = list(minutes.remarks.standing())
    words = {remark.number: remark.text for remark in remarks}
    words |= {f"{one.number} by": one.organisation.name for one in remarks if one.organisation}
    constituencies = {one.number: str(one.constituency) for one in remarks if one.constituency}
    items = minutes.meeting.items.standing().select_related("decision__filing")
    decisions = [[item.position, item.decision.filing.sha256] for item in items]
    facts = {"document": "minutes", "meeting": minutes.meeting.ref, "decisions": decisions}
    return words, {**facts, **({"constituencies": constituencies} if constituencies else {})}


def _digest(words, facts):
    return digest({"words": {name: said.plain() for name, said in words.items()}, "facts": facts})


def _seat(seat):
    """The role and the organisation's code; a person in their own right is not named."""
    return [str(seat.role), seat.organisation.code if seat.organisation else ""]
