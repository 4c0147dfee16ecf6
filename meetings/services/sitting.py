"""What a meeting leaves behind: how many came, what was decided, the decision sheet.

Under the Chatham House Rule and closed nothing says who was there: no rows by seat, no lines with names, and the answers to
the invitations and the links they came by are forgotten when the meeting is held (design.md §5.8, domain.md §12)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.filing import file
from core.things import lock, touch
from core.tokens import Token
from core.words import Words
from meetings import notices
from meetings.kinds import Answer, Method, Outcome
from meetings.models import Attendance, Decision, QuorumSnapshot
from meetings.services.attendance import count_by_seat, counted
from meetings.services.dissents import open_dissents
from meetings.services.forgetting import forget_guests
from meetings.services.outcomes import check_outcome, check_referred_text, missing_decisions
from meetings.services.quorum import need_quorum, record_quorum
from meetings.services.referring import refer, work_off_sheet
from meetings.services.screen import clear_screen
from meetings.services.sheet import ask_to_sign
from meetings.services.sheet import sign_sheet as sign
from meetings.services.short_notice import refuse_unless_noticed
from meetings.services.tasks import begin_tasks
from meetings.states import lifecycle
from participants.models import Seat


@transaction.atomic
def hold_meeting(meeting, *, by, attendance):
    """The meeting took place. ``attendance``: a presence for each ``Seat`` where the regime lets it be written, a number for
    each ``Constituency`` where it does not.

    Raises ``ValidationError`` before the meeting has begun, and for attendance of the other kind.
    """
    lifecycle.take("hold", meeting, by=by)
    refuse_unless_noticed(meeting)
    if meeting.starts_at > timezone.now():
        raise ValidationError(_("The meeting has not begun yet."))
    if meeting.is_without_attribution:
        meeting.turnout = counted(attendance)
        _forget_answers(meeting)
    else:
        meeting.turnout = _by_seat(meeting, attendance)
    touch(meeting, "turnout")
    return meeting


@transaction.atomic
def record_decision(item, *, by, method, outcome, text, votes=None, there=None, state_position=None):
    """What the meeting decided on the item, filed for ever; public with the decision sheet. Returns the ``Decision``.
    ``votes``: ``{constituency: {"for" | "against" | "abstain": number}}``; ``there``: as ``record_quorum`` takes it;
    ``state_position``: what is attached to a text of civil society, filed with it.

    Raises ``ValidationError`` without a text, for an item that was dropped or already decided (``correct_decision``), for
    votes or a position of the State that come with another method, for an outcome this item cannot have (``outcomes_of``), and
    as ``record_quorum`` does: nobody votes without a quorum.
    """
    lock(item.meeting)
    lifecycle.check("decide", item.meeting, by)
    lock(item)
    if item.dropped_at or Decision.objects.filter(item=item).exists():
        raise ValidationError(_("This item was dropped, or its decision is recorded already."))
    if votes and method != Method.VOTE:
        raise ValidationError({"method": _("Votes are counted only where the decision is by vote.")})
    if state_position and method != Method.CIVIL_SOCIETY_TEXT:
        raise ValidationError(
            {"state_position": _("The position of the State is attached to a text of civil society.")}
        )
    check_outcome(item, outcome, text)
    clear_screen(item)
    record_quorum(item, method=method, votes=votes or {}, there=there)
    said = {"text": _said(text), "votes": votes or {}, "state_position": state_position or Words()}
    decision = Decision.objects.create(item=item, method=method, outcome=outcome, **said)
    _write(decision, "decide", by=by)
    if outcome == Outcome.REFERRED:
        refer(decision)
    return decision


@transaction.atomic
def correct_decision(decision, *, by, reason, method, text):
    """Another wording of a decision that is not public yet: one more filing beside the first. The outcome stands, because
    recommendations and proposals may already rest on it.
    """
    lock(decision.meeting)
    lifecycle.check("correct", decision.meeting, by)
    lock(decision)
    if method == Method.VOTE and decision.method != Method.VOTE:
        need_quorum(
            QuorumSnapshot.objects.filter(item=decision.item).last()
            or record_quorum(decision.item, method=method, votes={})
        )
    check_referred_text(decision.item, decision.outcome, text)
    decision.method, decision.text = method, _said(text)
    touch(decision, "method", "text")
    _write(decision, "correct", by=by, reason=reason)
    return decision


@transaction.atomic
def publish_decisions(meeting, *, by):
    """The decision sheet is public and the window for dissents opens; the invited hear in the app. Raises ``ValidationError``
    while an item has no decision and is not decided in its parts."""
    lock(meeting)
    lifecycle.check("publish_decisions", meeting, by)
    if open_items := [item.number for item in missing_decisions(meeting)]:
        raise ValidationError(_("No decision is recorded yet on item: %(items)s.") % {"items": ", ".join(open_items)})
    meeting.decisions_published_at = timezone.now()
    open_dissents(meeting, by=by)
    touch(meeting, "decisions_published_at", "dissent_window")
    items = meeting.items.standing().filter(decision__isnull=False).select_related("decision__filing")
    facts = {"decisions": [_filed(item.decision) for item in items]}
    line = lifecycle.take("publish_decisions", meeting, by=by, facts=facts)
    begin_tasks(meeting, line, by=by)
    work_off_sheet(meeting, by=by)
    notices.decisions_published(line, meeting)
    ask_to_sign(meeting, line, by=by)
    return meeting


def sign_sheet(meeting, *, by):
    """One of those who preside signs; the last of them publishes a sheet that was not (``services.sheet``)."""
    return sign(meeting, by=by, publish=publish_decisions)


def _write(decision, step, *, by, reason=None):
    """File the decision as it stands and write its line: not public before the sheet is."""
    words = {"decision": decision.text, "item": decision.item.title}
    words |= {"position of the State": decision.state_position} if decision.state_position else {}
    facts = {"document": "decision", "meeting": decision.meeting.ref, **_facts(decision)}
    decision.filing = file(decision, by=by, words=words, facts=facts)
    touch(decision, "filing")
    said = {"about": decision, "reason": reason, "facts": _filed(decision), "public": False}
    lifecycle.take(step, decision.meeting, by=by, **said)


def _facts(decision):
    """The totals of a vote are its outcome and are filed; by constituency they may tell who voted how (``meetings.voting``)."""
    facts = {"item": decision.item.position, "method": str(decision.method), "outcome": str(decision.outcome)}
    return facts | ({"votes": decision.vote_totals} if decision.votes else {})


def _filed(decision):
    return {**_facts(decision), **decision.filing.named}


def _said(text):
    if not text:
        raise ValidationError({"text": _("Say what was decided.")})
    return text


def _by_seat(meeting, attendance):
    if not all(isinstance(seat, Seat) and seat.body_id == meeting.body_id for seat in attendance):
        raise ValidationError(_("Attendance is recorded for the seats of this body."))
    rows = [Attendance(meeting=meeting, seat=seat, presence=presence) for seat, presence in attendance.items()]
    stand = {"update_conflicts": True, "unique_fields": ["meeting", "seat"], "update_fields": ["presence"]}
    Attendance.objects.bulk_create(rows, **stand)  # what was taken at the table keeps its times and excuses
    return count_by_seat(meeting)


def _forget_answers(meeting):
    """As if nobody had answered: the same version, the same moment for all, and no token that somebody has used."""
    fresh = {"answer": Answer.NONE, "answered_at": None, "version": 1, "updated_at": timezone.now()}
    forget_guests(meeting)
    meeting.invitations.update(**fresh)
    Token.objects.filter(purpose=notices.ANSWER, subject_uid=meeting.uid).delete()
